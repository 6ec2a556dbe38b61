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
        ['donotcall', 'boolean'],
        ['rank__c', 'double'],
        ['birthdate', 'date'],
      ]),
    ],
    ['hidden__c', new Map([['hotline__c', 'phone']])],
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
  unsearchable: new Set(['hidden__c']),
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
    match({
      DeveloperName: 'Bool',
      Order: 40,
      Filter_Field: 'DoNotCall',
      Filter_Operator: 'equals',
      Filter_Value: 'false',
    }),
    match({ DeveloperName: 'Date', Order: 50, Filter_Field: 'Birthdate', Filter_Operator: 'isFilled' }),
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
    pop({ DeveloperName: 'D', Order: 40, Matches: 'many', Action: 'url', Target: '/apex/acme__Caller?x=1' }),
  ];
  expect(check(matchRules, popRules)).toEqual([]);
});

/** Field, operator, value, the field to mend, what is said. */
const FILTERS = [
  ['DoNotCall', 'equals', 'perhaps', 'Filter_Value', 'must be true or false'],
  ['Rank__c', 'notEquals', '1,5', 'Filter_Value', 'must be a number'],
  ['LastName', 'equals', '', 'Filter_Value', 'it is empty'],
  ['LastName', 'like', 'B%', 'Filter_Operator', '"like" is none of equals'],
  ['Birthdate', 'equals', '2000-01-01', 'Filter_Field', 'of type date'],
] as const;

test.each<[string, RawRule, string, string]>([
  ['an unknown object', { Object: 'Kontakt' }, 'Object', 'no object "Kontakt"'],
  ['an unknown phone field', { Phone_Fields: 'Phone,Mobil' }, 'Phone_Fields', 'no field "Mobil"'],
  ['a field that no search finds', { Phone_Fields: 'AccountId' }, 'Phone_Fields', 'of type reference'],
  ['an object without phone fields', { Object: 'Machine__c' }, 'Phone_Fields', 'has no phone field'],
  ['an unknown filter', { Filter_Field: 'IsGone' }, 'Filter_Field', 'no field "IsGone"'],
  ['an object that no search finds', { Object: 'Hidden__c' }, 'Object', 'tick Allow Search'],
  ...FILTERS.map(([field, operator, value, where, says]): [string, RawRule, string, string] => [
    `a filter ${field} ${operator} ${value}`,
    { Filter_Field: field, Filter_Operator: operator, Filter_Value: value },
    where,
    says,
  ]),
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

test('several rules together may leave nothing, too; a queue of its own, or a kind of call that is left, is enough to be asked', () => {
  const popRules = [
    pop({ DeveloperName: 'Nobody', Matches: 'none' }),
    pop({ DeveloperName: 'One', Order: 20, Matches: 'one' }),
    pop({ DeveloperName: 'Vip', Order: 30, Queue: 'Vip' }),
    pop({ DeveloperName: 'Many_In', Order: 40, Matches: 'many', Call_Type: 'inbound' }),
    pop({ DeveloperName: 'Inbound', Order: 50, Call_Type: 'inbound' }),
    pop({ DeveloperName: 'Rest', Order: 60 }),
  ];
  expect(check([], popRules)).toEqual([
    {
      ...{ rule: 'Inbound', field: 'Order', severity: 'error' },
      message: 'Never asked: Nobody, One, Many_In come before it and take all its calls',
    },
  ]);
});
