import { checkRules } from './checkRules';
import type { RuleSchema } from './checkRules';
import type { RawRule } from './readPopRules';

const SCHEMA: RuleSchema = {
  objects: new Map([
    [
      'contact',
      new Map([
        ['phone', 'phone'],
        ['email', 'email'],
        ['accountid', 'reference'],
        ['name', 'string'],
        ['lastname', 'string'],
      ]),
    ],
    [
      'account',
      new Map([
        ['phone', 'phone'],
        ['name', 'string'],
      ]),
    ],
    [
      'case',
      new Map([
        ['subject', 'string'],
        ['isclosed', 'boolean'],
      ]),
    ],
    [
      'machine__c',
      new Map([
        ['site__c', 'reference'],
        ['name', 'string'],
      ]),
    ],
  ]),
  flows: new Set(['New_Caller']),
  pages: new Set(['Caller']),
  customPermissions: new Set(['Cti_Vip']),
};

const match = (over: RawRule): RawRule => ({
  DeveloperName: 'M',
  Object: 'Contact',
  Order: 10,
  Is_Active: true,
  ...over,
});
const pop = (over: RawRule): RawRule => ({
  ...{
    DeveloperName: 'P',
    Order: 10,
    Call_Type: 'any',
    Matches: 'any',
    Moment: 'ring',
    Action: 'nothing',
    Is_Active: true,
  },
  ...over,
});
const check = (matchRules: RawRule[], popRules: RawRule[] = []) => checkRules({ matchRules, popRules }, SCHEMA);

test('rules that name only what is there have no finding', () => {
  const matchRules = [
    match({ Phone_Fields: 'phone, Name', Subtitle_Fields: 'Account.Name,Email', Custom_Permission: 'Cti_Vip' }),
    match({ DeveloperName: 'C', Order: 20, Object: 'Case', Filter_Field: 'IsClosed' }),
    match({
      DeveloperName: 'X',
      Order: 30,
      Object: 'Machine__c',
      Phone_Fields: 'Name',
      Subtitle_Fields: 'Site__r.Name',
    }),
    match({ DeveloperName: 'Off', Object: 'Nothing__c', Is_Active: false }),
  ];
  const popRules = [
    pop({ DeveloperName: 'A', Queue: 'Sales' }),
    pop({
      DeveloperName: 'B',
      Order: 20,
      Matches: 'none',
      Action: 'newRecord',
      Target: 'Contact',
      Values: 'Phone={number}',
    }),
    pop({ DeveloperName: 'C', Order: 30, Matches: 'one', Action: 'flow', Target: 'New_Caller' }),
    pop({ DeveloperName: 'D', Order: 40, Action: 'url', Target: '/apex/Caller?x=1' }),
  ];
  expect(check(matchRules, popRules)).toEqual([]);
});

test.each<[string, RawRule, string, string]>([
  ['an unknown object', { Object: 'Kontakt' }, 'Object', 'no object "Kontakt"'],
  ['an unknown phone field', { Phone_Fields: 'Phone,Mobil' }, 'Phone_Fields', 'no field "Mobil"'],
  ['a field that no search finds', { Phone_Fields: 'AccountId' }, 'Phone_Fields', 'of type reference'],
  ['an object without phone fields', { Object: 'Machine__c' }, 'Phone_Fields', 'has no phone field'],
  ['an unknown filter', { Filter_Field: 'IsGone' }, 'Filter_Field', 'no field "IsGone"'],
  ['an unknown far field', { Subtitle_Fields: 'Account.Nom' }, 'Subtitle_Fields', 'no field "Account.Nom"'],
  [
    'a digits field too few',
    { Phone_Fields: 'Phone,Phone', Digits_Fields: 'LastName' },
    'Digits_Fields',
    '1 digits fields for 2 phone fields',
  ],
  [
    'an unknown digits field',
    { Phone_Fields: 'Phone', Digits_Fields: 'Digits__c' },
    'Digits_Fields',
    'no field "Digits__c"',
  ],
  [
    'a digits field that is no text',
    { Phone_Fields: 'Phone', Digits_Fields: 'AccountId' },
    'Digits_Fields',
    'of type reference',
  ],
  ['an unknown permission', { Custom_Permission: 'Nobody' }, 'Custom_Permission', 'nobody can use'],
])('match rules: %s is named with the rule and the field', (...[, over, field, message]) => {
  expect(check([match(over)])).toEqual([
    { rule: 'M', field, severity: 'error', message: expect.stringContaining(message) as string },
  ]);
});

test.each<[string, RawRule, string, string]>([
  ['an unknown flow', { Action: 'flow', Target: 'Other' }, 'Target', 'no active screen flow "Other"'],
  ['an unknown page', { Action: 'url', Target: '/apex/Other' }, 'Target', 'no Visualforce page "Other"'],
  ['an unknown object', { Action: 'newRecord', Target: 'Kontakt' }, 'Target', 'no object "Kontakt"'],
  [
    'an unknown field',
    { Action: 'newRecord', Target: 'Contact', Values: 'Mobil={number}' },
    'Values',
    'no field "Mobil"',
  ],
  ['an unknown word', { Action: 'jump' }, 'Action', '"jump" is none of'],
])('pop rules: %s is named with the rule and the field', (...[, over, field, message]) => {
  expect(check([], [pop(over)])).toEqual([
    { rule: 'P', field, severity: 'error', message: expect.stringContaining(message) as string },
  ]);
});

test('a rule that an earlier one leaves nothing to is named, as are two in one place', () => {
  const popRules = [
    pop({ DeveloperName: 'All_Inbound', Call_Type: 'inbound' }),
    pop({ DeveloperName: 'Sales', Order: 20, Call_Type: 'inbound', Queue: 'Sales' }),
    pop({ DeveloperName: 'Outbound', Order: 20, Call_Type: 'outbound' }),
  ];
  expect(check([], popRules)).toEqual([
    { rule: 'Outbound', field: 'Order', severity: 'warning', message: 'Same order as Sales: the names decide' },
    {
      ...{ rule: 'Sales', field: 'Order', severity: 'error' },
      message: 'Never asked: All_Inbound comes before it and takes all its calls',
    },
  ]);
});
