import { readPopRules } from './readPopRules';
import type { RawRule } from './readPopRules';

function record(over: RawRule = {}): RawRule {
  return {
    DeveloperName: 'Rule_1',
    Order: 10,
    Call_Type: 'Inbound',
    Matches: 'One',
    Moment: 'Ring',
    Action: 'Record',
    ...over,
  };
}

test('rules come in their order, inactive ones not at all', () => {
  const records = [
    record({ DeveloperName: 'C', Order: 20 }),
    record({ DeveloperName: 'B' }),
    record({ DeveloperName: 'A' }),
    record({ DeveloperName: 'Off', Is_Active: false }),
  ];
  expect(readPopRules(records).rules.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
});

test('every action is read with what it opens', () => {
  const actions = [
    record({ Action: 'choice' }),
    record({ Action: 'list', Target: 'Account/00B000000000001' }),
    record({ Action: 'flow', Target: 'New_Caller', Values: 'number = {number}\n\nsource=phone' }),
    record({ Action: 'newRecord', Target: 'Lead', Values: 'Phone={number}' }),
    record({ Action: 'url', Target: '/apex/Caller?x=1', Values: 'n={number}' }),
  ];
  const { rules, problems } = readPopRules(actions);
  expect(problems).toEqual([]);
  expect(rules.map(({ action }) => action)).toEqual([
    { kind: 'choice' },
    { kind: 'list', objectType: 'Account', listViewId: '00B000000000001' },
    { kind: 'flow', flowName: 'New_Caller', values: { number: '{number}', source: 'phone' } },
    { kind: 'newRecord', objectType: 'Lead', values: { Phone: '{number}' } },
    { kind: 'url', url: '/apex/Caller?x=1', values: { n: '{number}' } },
  ]);
});

test.each<[string, RawRule, string]>([
  ['an unknown word', { Matches: 'some' }, 'Matches: "some" is none of none, one, many, any'],
  ['an order that is no number', { Order: 'first' }, 'Order: "first" is no number'],
  ['no order', { Order: null }, 'Order: "null" is no number'],
  ['a list without an id', { Action: 'list', Target: 'Account' }, 'Target: "Account" is no list view'],
  ['a flow with a path', { Action: 'flow', Target: '../x' }, 'Target: "../x" is no API name'],
  [
    'a script as address',
    { Action: 'url', Target: 'javascript:alert(1)' },
    'is neither a path of this org (/…) nor https',
  ],
  ['a hidden script', { Action: 'url', Target: 'java\tscript:alert(1)' }, 'no spaces and no backslashes'],
  ['data as address', { Action: 'url', Target: 'data:text/html,x' }, 'is neither a path'],
  ['an address without a scheme', { Action: 'url', Target: '//evil.example' }, 'is neither a path'],
  ['a backslash', { Action: 'url', Target: '/\\evil.example' }, 'no backslashes'],
  ['plain http', { Action: 'url', Target: 'http://crm.example.com/' }, 'is neither a path'],
  ['a name before the host', { Action: 'url', Target: 'https://a@evil.example' }, 'holds no user name'],
  ['a token in the address', { Action: 'url', Target: '/{number}' }, 'tokens belong into Values'],
  ['an unknown token', { Action: 'flow', Target: 'F', Values: 'x={iban}' }, 'Values: {iban} is not known to the phone'],
  ['a line without a name', { Action: 'flow', Target: 'F', Values: '= {number}' }, 'is not of the form name = text'],
])('%s costs that rule alone, with name, field and remedy', (_what, over, message) => {
  const { rules, problems } = readPopRules([record({ DeveloperName: 'Bad', ...over }), record()]);
  expect(rules.map(({ name }) => name)).toEqual(['Rule_1']);
  expect(problems).toEqual([
    expect.objectContaining({
      code: 'bad-pop-rule',
      message: expect.stringContaining(message) as string,
      hint: expect.stringContaining('of Bad') as string,
    }),
  ]);
});
