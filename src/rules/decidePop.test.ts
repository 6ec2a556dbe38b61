import * as fc from 'fast-check';
import type { Candidate } from '../calls/call';
import { decidePop } from './decidePop';
import type { PopQuestion } from './decidePop';
import type { PopRule } from './popRule';

function candidate(recordId: string): Candidate {
  return {
    recordId,
    objectType: 'Contact',
    name: 'Maria Keller',
    subtitle: 'Keller GmbH',
    reason: 'Mobile is +49 30 123456',
    isPersonAccount: false,
  };
}

const EVIDENCE = {
  rule: 'Contact',
  ruleOrder: 10,
  foundBy: 'number' as const,
  spelling: '4930123456',
  openCases: 0,
  cases: [],
  isOwn: false,
  lastActivityAt: null,
  lastModifiedAt: null,
};

const CALLER = {
  number: '+4930123456',
  name: 'Maria Keller',
  queue: 'Service',
  dialledNumber: '+49 30 900',
  callId: 'c1',
  recordId: '',
};

function question(over: Partial<PopQuestion> = {}): PopQuestion {
  return {
    callType: 'inbound',
    moment: 'ring',
    candidates: [],
    caller: CALLER,
    verification: 'absent',
    isWithheld: false,
    navigation: 'console',
    isOfferOnly: false,
    allowedHosts: ['crm.example.com'],
    ...over,
  };
}

function rule(over: Partial<PopRule> = {}): PopRule {
  return {
    name: 'Rule_1',
    order: 1,
    callType: 'any',
    matches: 'any',
    queue: '',
    dialledNumber: '',
    moment: 'ring',
    action: { kind: 'nothing' },
    insists: false,
    ...over,
  };
}

const maria = candidate('003000000000001');
const zoe = candidate('003000000000002');
const newContact = {
  kind: 'newRecord',
  objectType: 'Contact',
  values: { Phone: '{number}', LastName: '{name}' },
} as const;

describe('without rules', () => {
  test('nobody fits: a search is offered, and the sentence says why', () => {
    expect(decidePop(question())).toEqual({
      outcome: { kind: 'search', text: '+4930123456' },
      manner: 'offer',
      rule: '',
      explanation: 'No record has this number',
    });
  });

  test('a withheld number is searched for by nothing', () => {
    expect(decidePop(question({ isWithheld: true }))).toMatchObject({
      outcome: { kind: 'search', text: '' },
      explanation: 'The caller withholds the number',
    });
  });

  test('exactly one fits: it is opened, and its own reason is the explanation', () => {
    expect(decidePop(question({ candidates: [maria] }))).toEqual({
      outcome: { kind: 'record', candidate: maria },
      manner: 'open',
      rule: '',
      explanation: 'Mobile is +49 30 123456',
    });
  });

  test('several fit: the agent chooses, none is opened', () => {
    expect(decidePop(question({ candidates: [maria, zoe] }))).toMatchObject({
      outcome: { kind: 'choice', candidates: [maria, zoe] },
      manner: 'offer',
      explanation: '2 records have this number. Choose one.',
    });
  });
});

describe('rules', () => {
  test('the first that fits decides: call type, number of records, queue and dialled number', () => {
    const rules = [
      rule({ name: 'Outbound', callType: 'outbound' }),
      rule({ name: 'Many', matches: 'many' }),
      rule({ name: 'Sales', queue: 'sales' }),
      rule({ name: 'Other_number', dialledNumber: '4930901' }),
      rule({ name: 'Fits', callType: 'inbound', matches: 'one', queue: 'service', dialledNumber: '4930900' }),
      rule({ name: 'Later' }),
    ];
    expect(decidePop(question({ candidates: [maria] }), rules).rule).toBe('Fits');
  });

  test('the best of several is opened where a rule says so', () => {
    const best = rule({ matches: 'many', action: { kind: 'record' } });
    expect(decidePop(question({ candidates: [zoe, maria] }), [best])).toMatchObject({
      outcome: { kind: 'record', candidate: zoe },
      manner: 'open',
    });
  });

  test('a rule that cannot be carried out ends in the way of the phone, and says so', () => {
    const decision = decidePop(question(), [rule({ name: 'Best', action: { kind: 'record' } })]);
    expect(decision).toMatchObject({ outcome: { kind: 'search' }, manner: 'offer', rule: 'Best' });
    expect(decision.explanation).toBe(
      'Rule Best could not be followed: No record has this number. No record has this number',
    );
  });

  test('a rule for the answer waits while it rings, and opens then', () => {
    const later = rule({ moment: 'answer', action: { kind: 'record' } });
    expect(decidePop(question({ candidates: [maria] }), [later]).manner).toBe('wait');
    expect(decidePop(question({ candidates: [maria], moment: 'answer' }), [later]).manner).toBe('open');
  });

  test('a form covers the phone, so it never opens while it rings; what is unknown stays out of it', () => {
    const form = rule({ matches: 'none', action: newContact });
    const withheld = question({ caller: { ...CALLER, number: '' } });
    expect(decidePop(withheld, [form])).toMatchObject({
      outcome: { kind: 'newRecord', values: { LastName: 'Maria Keller' } },
      manner: 'wait',
    });
    expect(decidePop({ ...withheld, moment: 'answer' }, [form]).manner).toBe('open');
  });

  test('an address gets its values encoded, and leads only to hosts of the list', () => {
    const open = (url: string) =>
      decidePop(question({ caller: { ...CALLER, name: 'a&b=c#d' } }), [
        rule({ action: { kind: 'url', url, values: { who: '{name}' } } }),
      ]).outcome;
    expect(open('/apex/Caller?x=1#top')).toEqual({ kind: 'url', url: '/apex/Caller?x=1&who=a%26b%3Dc%23d#top' });
    expect(open('https://crm.example.com/find')).toMatchObject({ kind: 'url' });
    expect(open('https://evil.example/find')).toMatchObject({ kind: 'search' });
  });
});

describe('polite', () => {
  const one = question({ candidates: [maria] });

  test.each([
    ['offer only', { isOfferOnly: true }, 'You asked to be offered only'],
    ['a number that may be faked', { verification: 'failed' as const }, 'The number may be faked'],
    ['a standard app', { navigation: 'standard' as const }, 'Opening would replace the page in this app'],
    ['an app of unknown kind', { navigation: 'unknown' as const }, 'Opening would replace the page in this app'],
  ])('%s: the record is offered, not opened, and the agent reads why', (_name, over, why) => {
    const decision = decidePop({ ...one, ...over });
    expect(decision).toMatchObject({ outcome: { kind: 'record', candidate: maria }, manner: 'offer' });
    expect(decision.explanation).toContain(why);
  });

  test('of a faked number the match rule decides: open it all the same, offer it, or do not even show it', () => {
    const decide = (whenUnverified: 'open' | 'offer' | 'nothing') => {
      const evidence = { ...EVIDENCE, whenUnverified };
      return decidePop({ ...one, candidates: [{ ...maria, evidence }], verification: 'failed' });
    };
    expect(decide('open')).toMatchObject({ outcome: { kind: 'record' }, manner: 'open' });
    expect(decide('offer')).toMatchObject({ outcome: { kind: 'record' }, manner: 'offer' });
    expect(decide('nothing')).toMatchObject({ outcome: { kind: 'search' }, explanation: 'No record has this number' });
  });

  test('a rule that insists opens in a standard app; over the agent and a faked number it has no power', () => {
    const insists = rule({ action: { kind: 'record' }, insists: true });
    const decide = (over: Partial<PopQuestion>) => decidePop({ ...one, ...over }, [insists]).manner;
    expect(decide({ navigation: 'standard' })).toBe('open');
    expect(decide({ navigation: 'standard', isOfferOnly: true })).toBe('offer');
    expect(decide({ navigation: 'standard', verification: 'failed' })).toBe('offer');
  });
});

test('10,000 hostile callers each end in exactly one usable outcome, with nothing of theirs as address or token', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      'javascript:alert(1)',
      '{recordId}',
      '//evil.example',
      '<img src=x>',
      "' OR 1=1 --",
      '\u202Egnp',
      '\0',
    ),
  );
  const actions: readonly PopRule['action'][] = [
    { kind: 'record' },
    { kind: 'choice' },
    { kind: 'search' },
    { kind: 'layout' },
    { kind: 'nothing' },
    { kind: 'list', objectType: 'Account', listViewId: '00B000000000001' },
    { kind: 'flow', flowName: 'New_Caller', values: { number: '{number}', name: '{name}' } },
    { kind: 'url', url: '/apex/Caller', values: { number: '{number}', name: '{name}{queue}' } },
    newContact,
  ];
  const anyQuestion = fc.record({
    caller: fc.record({
      number: hostile,
      name: hostile,
      queue: hostile,
      dialledNumber: hostile,
      callId: hostile,
      recordId: fc.constant(''),
    }),
    candidates: fc.constantFrom<readonly Candidate[]>([], [maria], [maria, zoe]),
    moment: fc.constantFrom('ring' as const, 'answer' as const),
    isWithheld: fc.boolean(),
    action: fc.constantFrom(...actions),
  });
  fc.assert(
    fc.property(anyQuestion, ({ action, ...asked }) => {
      const { outcome, manner, explanation } = decidePop(question(asked), [rule({ action })]);
      expect(['open', 'offer', 'wait']).toContain(manner);
      expect(explanation).not.toBe('');
      const address = outcome.kind === 'url' ? outcome.url : '/apex/Caller?number=&name=';
      expect(address).toMatch(/^\/apex\/Caller\?number=[\w%.!~*'()-]*&name=[\w%.!~*'()-]*$/);
      expect(outcome.kind !== 'nothing' || action.kind === 'nothing').toBe(true);
      expect(JSON.stringify(outcome)).not.toMatch(/\\u0000|\u202e/i);
    }),
    { seed: 20261121, numRuns: 10_000 },
  );
});
