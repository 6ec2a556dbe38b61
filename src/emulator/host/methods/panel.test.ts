import { makeDesk } from '../fakeAdapter';
import type { Desk } from '../fakeAdapter';
import { describe as describeObject, recordPage } from '../fakeConsole';
import { clickToDialPayload } from './onClickToDial';

let desk: Desk;
beforeEach(() => {
  desk = makeDesk();
});
afterEach(() => desk.close());

describe('panel and item', () => {
  test.each([
    ['enableClickToDial', {}, ['setClickToDial', true]],
    ['disableClickToDial', {}, ['setClickToDial', false]],
    ['setSoftphonePanelVisibility', { visible: false }, ['changePanel', { isVisible: false }]],
    ['setSoftphonePanelHeight', { heightPX: 240 }, ['changePanel', { heightPx: 240 }]],
    ['setSoftphonePanelHeight', { heightPX: 2560 }, ['changePanel', { heightPx: 2560 }]],
    ['setSoftphonePanelWidth', { widthPX: 200 }, ['changePanel', { widthPx: 200 }]],
    ['setSoftphonePanelWidth', { widthPX: 1920 }, ['changePanel', { widthPx: 1920 }]],
    ['setSoftphonePanelLabel', { label: 'Ada' }, ['changePanel', { label: 'Ada' }]],
    ['setSoftphonePanelIcon', { key: 'end_call' }, ['changePanel', { icon: 'end_call' }]],
    ['setSoftphoneItemLabel', { label: 'Ada' }, ['changeItem', { label: 'Ada' }]],
    ['setSoftphoneItemIcon', { key: 'call' }, ['changeItem', { icon: 'call' }]],
    ['refreshView', {}, ['refreshView']],
    ['notifyInitializationComplete', {}, ['adapterIsReady']],
  ])('%s(%j) is done and answered with null', async (method, args, done) => {
    expect(await desk.call(method, args)).toEqual({ success: true, returnValue: null, errors: null });
    expect(desk.console.done).toEqual([done]);
  });

  test.each([
    ['setSoftphonePanelVisibility', { visible: 'true' }, 'visible'],
    ['setSoftphonePanelHeight', { heightPX: '480' }, 'heightPX'],
    ['setSoftphonePanelHeight', { heightPX: 239 }, 'heightPX'],
    ['setSoftphonePanelHeight', { heightPX: 2561 }, 'heightPX'],
    ['setSoftphonePanelHeight', { heightPX: Number.NaN }, 'heightPX'],
    ['setSoftphonePanelWidth', { widthPX: 199 }, 'widthPX'],
    ['setSoftphonePanelWidth', { widthPX: 1921 }, 'widthPX'],
    ['setSoftphonePanelLabel', { label: 7 }, 'label'],
    ['setSoftphonePanelIcon', { key: '../../x' }, 'key'],
    ['setSoftphoneItemLabel', {}, 'label'],
    ['setSoftphoneItemIcon', { key: null }, 'key'],
  ])('%s(%j) is refused and %s is named', async (method, args, name) => {
    const response = await desk.call(method, args);
    expect(response.success).toBe(false);
    expect(response.returnValue).toBeNull();
    expect(response.errors).toEqual([
      { code: 'INVALID_PARAM', description: expect.stringContaining(`to the parameter ${name}.`) as unknown },
    ]);
    expect(desk.console.done).toEqual([]);
  });

  test('a missing number is told in the words of the platform', async () => {
    const response = await desk.call('setSoftphonePanelHeight', {});
    expect(response.errors?.[0]?.description).toBe(
      'An invalid value was passed to the parameter heightPX. A numeric value was expected, but undefined was found instead.',
    );
  });

  test('whether the panel is open is told', async () => {
    desk.console.isPanelVisible = true;
    expect((await desk.call('isSoftphonePanelVisible')).returnValue).toEqual({ visible: true });
  });
});

describe('what the host knows', () => {
  test('settings are flat texts under slash paths', async () => {
    const { returnValue } = await desk.call('getCallCenterSettings');
    expect(returnValue).toEqual({
      '/reqGeneralInfo/reqUseApi': 'true',
      '/reqGeneralInfo/reqSoftphoneHeight': '480',
    });
  });

  test('the layout has the three call types, and pop settings for inbound calls only', async () => {
    const { returnValue } = await desk.call('getSoftphoneLayout');
    expect(returnValue).toMatchObject({
      Internal: { screenPopSettings: {} },
      Outbound: { screenPopSettings: {} },
      Inbound: {
        objects: { Contact: [{ displayName: 'Name', apiName: 'Name' }, { apiName: 'Phone' }] },
        screenPopSettings: { SingleMatch: { screenPopType: 'PopToEntity' } },
      },
    });
  });

  test('off records the view has an address and otherwise nothing', async () => {
    const { returnValue } = await desk.call('getAppViewInfo');
    expect(returnValue).toEqual({ url: '/lightning/o/Contact/list', recordId: '', recordName: '', objectType: '' });
  });
});

describe('person accounts', () => {
  const person = recordPage(
    'Account',
    { Id: '001000000000001AAA', Name: 'Ada Lovelace', Phone: '030 1234567' },
    { isPersonAccount: true, personContactId: '003000000000001AAA' },
  );

  test('a click on a person account says so and adds the contact', () => {
    expect(clickToDialPayload(person, '030 1234567', desk.console)).toEqual({
      number: '030 1234567',
      recordId: '001000000000001AAA',
      recordName: 'Ada Lovelace',
      objectType: 'Account',
      contactId: '003000000000001AAA',
      personAccount: true,
    });
  });

  test('the contact behind it adds the account', () => {
    const contact = recordPage(
      'Contact',
      { Id: '003000000000001AAA', Name: 'Ada Lovelace', AccountId: '001000000000001AAA' },
      { isPersonAccount: true, personContactId: '003000000000001AAA' },
    );
    expect(clickToDialPayload(contact, '1', desk.console)).toMatchObject({
      accountId: '001000000000001AAA',
      personAccount: true,
    });
  });

  test('other records say false in an org with person accounts, and business accounts say nothing', () => {
    desk.console.objects = [describeObject('Account', ['IsPersonAccount'])];
    const contact = recordPage('Contact', { Id: '003000000000002AAA', Name: 'Bob' });
    const business = recordPage('Account', { Id: '001000000000002AAA', Name: 'Acme' });
    expect(clickToDialPayload(contact, '1', desk.console)).toMatchObject({ personAccount: false });
    expect(clickToDialPayload(business, '1', desk.console)).not.toHaveProperty('personAccount');
  });

  test('an org without person accounts adds nothing', () => {
    const contact = recordPage('Contact', { Id: '003000000000002AAA', Name: 'Bob' });
    expect(clickToDialPayload(contact, '1', desk.console)).toEqual({
      number: '1',
      recordId: '003000000000002AAA',
      recordName: 'Bob',
      objectType: 'Contact',
    });
  });
});
