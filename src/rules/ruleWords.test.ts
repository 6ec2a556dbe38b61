import type { Candidate } from '../calls/call';
import type { ReadNumber } from '../calls/phoneNumber';
import { decidePop } from './decidePop';
import { decisionInWords, placeInWords } from './inWords';
import type { RawRule } from './readPopRules';
import { filled, RULE_WORDS } from './ruleWords';
import type { RuleWords } from './ruleWords';
import { tryNumber } from './tryNumber';
import type { Trial, Tried } from './tryNumber';

/** A language of its own: `<noRecord>`, `<byRule>{0}|{1}`. */
const FOREIGN = Object.fromEntries(
  Object.entries(RULE_WORDS).map(([word, text]) => [word, `<${word}>${(text.match(/\{\d\}/g) ?? []).join('|')}`]),
) as RuleWords;

const NUMBER: ReadNumber = {
  e164: '+4930123456',
  display: '030 123456',
  spellings: ['4930123456', '30123456', '123456'],
};
const NOBODY: ReadNumber = { e164: '', display: '', spellings: [] };
const TRIAL: Trial = {
  ...{
    callType: 'inbound',
    moment: 'ring',
    navigation: 'console',
    verification: 'absent',
    allowedHosts: ['a.example'],
  },
  ...{ queue: '', dialledNumber: '', name: '', words: FOREIGN },
};
const RULE = { DeveloperName: 'R', Order: 1, Call_Type: 'any', Matches: 'any', Moment: 'ring', Insists: false };
const RULE_OF = (Action: string, Target = '', Values = ''): RawRule => ({ ...RULE, Action, Target, Values });

const EVIDENCE = {
  ...{ rule: 'A', ruleOrder: 1, foundBy: 'number' as const, spelling: '4930123456', whenUnverified: 'offer' as const },
  ...{ openCases: 0, cases: [], isOwn: false, lastActivityAt: null, lastModifiedAt: null },
};
const record = (evidence: Partial<typeof EVIDENCE> | null, over: Partial<Candidate> = {}): Candidate => ({
  ...{
    recordId: '003000000000001',
    objectType: 'Contact',
    name: 'N',
    subtitle: '',
    reason: '',
    isPersonAccount: false,
  },
  ...(evidence ? { evidence: { ...EVIDENCE, ...evidence } } : {}),
  ...over,
});
const FIRST = record({});
const OTHER = '003000000000002';

/** Whoever loses against the first, by each of the questions. */
const LOSERS: readonly (readonly [Candidate, Candidate])[] = [
  [record({ foundBy: 'given' as never }), record({}, { recordId: OTHER })],
  [FIRST, record(null, { recordId: OTHER })],
  [FIRST, record({}, { recordId: OTHER, objectType: 'Lead' })],
  [FIRST, record({ spelling: '123456' }, { recordId: OTHER })],
  [record({ openCases: 1 }), record({}, { recordId: OTHER })],
  [record({ isOwn: true }), record({}, { recordId: OTHER })],
  [record({ lastActivityAt: 5 as never }), record({}, { recordId: OTHER })],
  [record({ lastModifiedAt: 5 as never }), record({}, { recordId: OTHER })],
  [FIRST, record({}, { recordId: OTHER, name: 'O' })],
  [FIRST, record({}, { recordId: OTHER })],
];

/** Rules, and what of them can be followed. */
const RULES: readonly RawRule[] = [
  ...['record', 'choice', 'search', 'layout', 'nothing'].map((action) => RULE_OF(action)),
  ...[RULE_OF('list', 'Account/00B000000000001'), RULE_OF('flow', 'F', 'a = 1'), RULE_OF('newRecord', 'Lead')],
  ...[RULE_OF('url', '/apex/P'), RULE_OF('url', 'https://b.example/')],
];
const BAD_RULES: readonly RawRule[] = [
  ...[
    RULE_OF('dance'),
    RULE_OF('list', 'x'),
    RULE_OF('flow', 'a b'),
    RULE_OF('flow', 'F', 'x'),
    { ...RULE_OF('record'), Order: 'x' },
  ],
  ...[RULE_OF('flow', 'F', 'a = {b}'), { ...RULE_OF('dance'), DeveloperName: '' }],
  ...[`/${'x'.repeat(3000)}`, '/a b', '/{b}', 'ftp://b', 'https://u@b'].map((target) => RULE_OF('url', target)),
];

function textsOf({ candidates, decision, problems }: Tried): readonly string[] {
  const places = candidates.map((_, place) => placeInWords(candidates, place, FOREIGN));
  return [decisionInWords(decision, FOREIGN), decision.explanation, ...places, ...problems];
}

const triedBy = (number: ReadNumber, found: readonly Candidate[], popRules: readonly RawRule[]) =>
  textsOf(tryNumber(number, { found, popRules }, TRIAL));
const tried = (found: readonly Candidate[], popRules: readonly RawRule[], over: Partial<Trial> = {}) =>
  textsOf(tryNumber(NUMBER, { found, popRules }, { ...TRIAL, ...over }));

/** Names of fields, objects and actions as an admin writes them, and the values of these rules. */
const API_NAMES = [
  ...['Account', 'Action', 'Contact', 'Lead', 'Order', 'Target', 'Values', 'apex', 'dance', 'example'],
  ...['choice', 'flow', 'layout', 'list', 'newRecord', 'nothing', 'record', 'search'],
];

/** Everything that can be said of a trial, in the language of its own. */
function everything(): readonly string[] {
  const caller = { number: '', name: '', queue: '', dialledNumber: '', callId: '', recordId: '' };
  const asked = { ...TRIAL, candidates: [FIRST], isWithheld: false, isOfferOnly: true, caller };
  return [
    ...LOSERS.flatMap((pair) => tried(pair, [])),
    ...RULES.flatMap((rule) => [[], [FIRST]].flatMap((found) => tried(found, [rule]))),
    ...RULES.flatMap((rule) => triedBy(NOBODY, [], [rule])),
    ...triedBy({ ...NOBODY, display: 'anonymous' }, [], []),
    ...tried([FIRST], [RULE_OF('record')], { verification: 'failed' }),
    ...tried([FIRST], [RULE_OF('record')], { navigation: 'standard' }),
    ...tried([FIRST], [{ ...RULE_OF('record'), Moment: 'answer' }]),
    ...tried([], BAD_RULES),
    // A trial offers nothing only, and a number without digits counts as withheld there; the phone knows both.
    decidePop(asked).explanation,
    decidePop({ ...asked, candidates: [] }).explanation,
  ];
}

test('another language reaches every sentence, and no English is left beside it', () => {
  const texts = everything();
  const said = new Set(texts.flatMap((text) => [...text.matchAll(/<(\w+)>/g)].map(([, word]) => word)));
  expect(Object.keys(RULE_WORDS).filter((word) => !said.has(word))).toEqual([]);
  const others = texts.flatMap((text) => text.replace(/<\w+>/g, ' ').match(/[A-Za-z]{4,}/g) ?? []);
  expect(others.filter((word) => !API_NAMES.includes(word))).toEqual([]);
});

test('places are filled once: a record that is named like one stays text', () => {
  expect(filled('{1} before {0}', '{1}', 'A')).toBe('A before {1}');
});
