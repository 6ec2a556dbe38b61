import { describe as describeObject, recordPage } from '../host/fakeConsole';
import type { FakeConsole } from '../host/fakeConsole';
import type { SearchResult } from '../org/orgApi';
import type { Argument, ConformanceCase } from './conformanceCase';

/** One thing that a method does beyond its plain success and refusal, asked at both doors. */
export interface Behaviour extends ConformanceCase {
  readonly behaviour: string;
}

const ADA = '003000000000001AAA';
const BOB = '003000000000002AAA';
const PERSON = '001000000000001AAA';
const PERSON_RECORD = { Id: PERSON, Name: 'Ada', IsPersonAccount: true, PersonContactId: ADA };
const TASK_WITH_MORE = { entityApiName: 'Task', Subject: 'x', Phone: '030 1', IsClosed: true };

const POPS: readonly Behaviour[] = [
  pops('sobject by the short id', { type: 'sobject', params: { recordId: '003000000000001' } }, ['openRecord', ADA]),
  pops('url: a path', { type: 'url', params: { url: '/apex/Page?x=y' } }, ['openAddress', '/apex/Page?x=y']),
  pops('url: a web page', { type: 'url', params: { url: 'https://a.example/' } }, [
    'openAddress',
    'https://a.example/',
  ]),
  pops('objecthome', { type: 'objecthome', params: { scope: 'Account' } }, ['openList', 'Account']),
  pops('list', { type: 'list', params: { listViewId: '00B1', scope: 'Contact' } }, ['openList', 'Contact']),
  pops('search', { type: 'search', params: { searchString: 'Ada' } }, ['openSearch', 'Ada']),
  pops(
    'newRecord with values',
    { type: 'newRecord', params: { entityName: 'Contact', defaultFieldValues: { Phone: '1' } } },
    ['openNewRecord', 'Contact', { Phone: '1' }],
  ),
  refuses('screenPop', 'a name of the enum instead of its value', { type: 'SOBJECT', params: {} }, 'type'),
  refuses('screenPop', 'a prototype name as type', { type: 'toString', params: {} }, 'type'),
  refuses('screenPop', 'no params', { type: 'sobject' }, 'params'),
  refuses('screenPop', 'an id that is none', { type: 'sobject', params: { recordId: 'Ada' } }, 'recordId'),
  refuses('screenPop', 'a script as url', { type: 'url', params: { url: 'javascript:1' } }, 'url'),
  refuses('screenPop', 'an object that is not there', { type: 'objecthome', params: { scope: 'Nope__c' } }, 'scope'),
  refuses('screenPop', 'a search of two letters', { type: 'search', params: { searchString: 'Ad' } }, 'searchString'),
  refuses('screenPop', 'a new record of nothing', { type: 'newRecord', params: {} }, 'entityName'),
];

const SEARCHES: readonly Behaviour[] = [
  searches('inbound, one match: pops it', [ADA], { callType: 'inbound' }, { done: [['openRecord', ADA]] }),
  searches(
    'inbound, several: pops the search',
    [ADA, BOB],
    { callType: 'inbound' },
    { done: [['openSearch', '0301']] },
  ),
  searches('inbound, none: pops nothing', [], { callType: 'inbound' }, { returns: {}, done: [] }),
  searches(
    'deferred, several: the search as SCREEN_POP_DATA',
    [ADA, BOB],
    { callType: 'inbound', deferred: true },
    {
      keys: [ADA, BOB, 'SCREEN_POP_DATA'],
      done: [],
    },
  ),
  searches('outbound, one match: only told', [ADA], { callType: 'outbound' }, { keys: [ADA], done: [] }),
  searches('internal: the layout has no objects', [ADA], { callType: 'internal' }, { returns: {}, done: [] }),
  {
    ...searches(
      'a person account: IsPersonAccount and PersonContactId',
      [],
      { callType: 'inbound', deferred: true },
      {},
    ),
    given: (console) => (console.org.found = { groups: [{ objectType: 'Account', records: [PERSON_RECORD] }] }),
    success: {
      returns: {
        [PERSON]: {
          Id: PERSON,
          Name: 'Ada',
          LastModifiedDate: null,
          RecordType: 'Account',
          Phone: '',
          IsPersonAccount: true,
          PersonContactId: ADA,
        },
        SCREEN_POP_DATA: { type: 'sobject', params: { recordId: PERSON } },
      },
    },
  },
  refuses('searchAndScreenPop', 'a search of two letters', { searchParams: '03', callType: 'inbound' }, 'searchParams'),
  refuses('searchAndScreenPop', 'no call type', { searchParams: '0301' }, 'callType'),
];

const PANEL: readonly Behaviour[] = [
  ...[240, 2560].map((heightPX) => sets('setSoftphonePanelHeight', { heightPX }, { heightPx: heightPX })),
  ...[200, 1920].map((widthPX) => sets('setSoftphonePanelWidth', { widthPX }, { widthPx: widthPX })),
  sets('setSoftphonePanelVisibility', { visible: false }, { isVisible: false }),
  ...[239, 2561, '480'].map((heightPX) => refused('setSoftphonePanelHeight', { heightPX }, 'heightPX')),
  ...[199, 1921].map((widthPX) => refused('setSoftphonePanelWidth', { widthPX }, 'widthPX')),
  refused('setSoftphonePanelVisibility', { visible: 'true' }, 'visible'),
  refused('setSoftphonePanelIcon', { key: 'utility:call' }, 'key'),
  refused('setSoftphoneItemIcon', { key: '../x' }, 'key'),
  refused('setSoftphoneItemLabel', { label: 7 }, 'label'),
];

const VIEWS: readonly Behaviour[] = [
  {
    ...asks('getAppViewInfo', 'off records: only the address', {}),
    success: { returns: { url: '/lightning/o/Contact/list', recordId: '', recordName: '', objectType: '' } },
  },
  {
    ...asks('getAppViewInfo', 'a person account: contactId and personAccount', {}),
    given: personIsShown,
    success: {
      returns: {
        ...{ url: '/x', recordId: PERSON, recordName: 'Ada', objectType: 'Account' },
        ...{ contactId: ADA, personAccount: true },
      },
    },
  },
  {
    ...asks('getAppViewInfo', 'another record where person accounts are on: personAccount false', {}),
    given: (console) => {
      console.objects = [describeObject('Account', ['IsPersonAccount'])];
      console.view = { url: '/x', page: recordPage('Contact', { Id: BOB, Name: 'Bob' }) };
    },
    success: {
      returns: { url: '/x', recordId: BOB, recordName: 'Bob', objectType: 'Contact', personAccount: false },
    },
  },
];

const RECORDS: readonly Behaviour[] = [
  {
    ...asks('saveLog', 'with an Id it updates', { value: { Id: '00T000000000009', Subject: 'x' } }),
    wire: { object: { Id: '00T000000000009', Subject: 'x' } },
    success: {
      returns: { recordId: '00T000000000009EAA' },
      saved: [['update', '00T000000000009EAA', { Subject: 'x' }]],
    },
  },
  {
    ...asks('saveLog', 'Phone and IsClosed of a task are left aside', { value: TASK_WITH_MORE }),
    wire: { object: TASK_WITH_MORE },
    success: { returns: { recordId: '00T000000000001EAA' }, saved: [['create', 'Task', { Subject: 'x' }]] },
  },
  {
    ...refuses('saveLog', 'neither Id nor entityApiName', { value: { Subject: 'x' } }, 'entityApiName'),
    ...objectWire({ Subject: 'x' }),
  },
  { ...refuses('saveLog', 'an Id that is none', { value: { Id: 'x' } }, 'Id'), ...objectWire({ Id: 'x' }) },
];

export const BEHAVIOURS: readonly Behaviour[] = [...POPS, ...SEARCHES, ...PANEL, ...VIEWS, ...RECORDS];

function asks(method: string, behaviour: string, argument: Argument): Behaviour {
  return { method, behaviour, argument, wire: argument, refused: [] };
}

function pops(behaviour: string, argument: Argument, done: unknown[]): Behaviour {
  return { ...asks('screenPop', behaviour, argument), success: { returns: null, done: [done] } };
}

function searches(...[behaviour, ids, more, success]: [string, readonly string[], Argument, object]): Behaviour {
  const found: SearchResult = {
    groups: [
      { objectType: 'Contact', records: ids.map((Id) => ({ Id, Name: 'Ada', LastModifiedDate: '2026-01-01' })) },
    ],
  };
  return {
    ...asks('searchAndScreenPop', behaviour, { searchParams: '0301', ...more }),
    given: (console) => (console.org.found = found),
    success: 'returns' in success ? success : { keys: [...ids], ...success },
  };
}

function sets(method: string, argument: Argument, change: object): Behaviour {
  const success = { returns: null, done: [['changePanel', change]] };
  return { ...asks(method, `${Object.values(argument).join()} is taken`, argument), success };
}

function refused(method: string, argument: Argument, name: string): Behaviour {
  return refuses(method, `${JSON.stringify(argument[name])} is refused`, argument, name);
}

function refuses(...[method, behaviour, argument, name]: [string, string, Argument, string]): Behaviour {
  const says = `An invalid value was passed to the parameter ${name}. `;
  return { ...asks(method, behaviour, argument), refusal: { argument, code: 'INVALID_PARAM', says } };
}

/** saveLog calls its value `object` on the wire. */
function objectWire(value: Argument): Pick<Behaviour, 'wire' | 'refusal'> {
  const name = 'Id' in value ? 'Id' : 'entityApiName';
  const says = `An invalid value was passed to the parameter ${name}. `;
  const wire = { object: value };
  return { wire, refusal: { argument: { value }, wire, code: 'INVALID_PARAM', says } };
}

function personIsShown(console: FakeConsole): void {
  const record = { Id: PERSON, Name: 'Ada' };
  console.view = { url: '/x', page: recordPage('Account', record, { isPersonAccount: true, personContactId: ADA }) };
}
