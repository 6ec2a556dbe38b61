import { mount } from '../../../stories/mount';
import ParkedForms from '../parkedForms';

const FORMS = [
  { callId: 'c1', title: 'Anna Berger', summary: 'Inbound call · 5 s' },
  { callId: 'c2', title: 'Globex Ltd', summary: 'Outbound call · 7 s' },
];

test('each parked form is named and can be taken up', async () => {
  const list = await mount('phone-parked-forms', ParkedForms, { forms: FORMS, canOpen: true });
  list.button('Finish the call with Globex Ltd')!.click();
  expect(list.commands).toEqual([{ type: 'resumeWrapUp', callId: 'c2' }]);
});

test('during a call one line says that they wait', async () => {
  const list = await mount('phone-parked-forms', ParkedForms, { forms: FORMS });
  expect(list.text()).toBe('2 calls are not saved yet');
  await list.change({ forms: [FORMS[0]] });
  expect(list.text()).toBe('Not saved yet: Anna Berger');
  expect(list.all('button')).toEqual([]);
});
