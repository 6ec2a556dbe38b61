import type { Problem } from '../base/appError';
import { AppError, asProblem } from '../base/appError';
import type { PopAction, PopRule, TokenValues } from './popRule';
import { filled, RULE_WORDS } from './ruleWords';
import type { RuleWords } from './ruleWords';
import { checkUrl } from './safeUrl';
import { unknownTokens } from './tokens';

/** A record as it comes: `Cti_Pop_Rule__mdt` by the names of its fields without `__c`, everything text or missing. */
export type RawRule = Readonly<Record<string, unknown>>;

export interface PopRulesRead {
  /** In the order in which they are asked: by `Order`, then by name. */
  readonly rules: readonly PopRule[];
  /** Rules that cannot be used, each with the field and the remedy. They cost themselves, never the others. */
  readonly problems: readonly Problem[];
}

const CALL_TYPES = ['inbound', 'outbound', 'internal', 'any'] as const;
const MATCHES = ['none', 'one', 'many', 'any'] as const;
const MOMENTS = ['ring', 'answer'] as const;
const ACTIONS = ['record', 'choice', 'search', 'layout', 'nothing', 'list', 'flow', 'url', 'newRecord'] as const;
const API_NAME = /^[A-Za-z]\w{0,79}$/;
const LIST_VIEW_ID = /^00B[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/;
const MOST_RULES = 500;

/** A record that is being read, and the language in which its mistakes are told. */
interface Reading {
  readonly record: RawRule;
  readonly words: RuleWords;
}

/** Makes rules of records; whatever is wrong with one is said with its name and field, and the rest still counts. */
export function readPopRules(records: readonly RawRule[], words: RuleWords = RULE_WORDS): PopRulesRead {
  const rules: PopRule[] = [];
  const problems: Problem[] = [];
  for (const record of records.slice(0, MOST_RULES)) {
    try {
      if (record.Is_Active !== false) rules.push(readRule({ record, words }));
    } catch (thrown) {
      problems.push(asProblem(thrown));
    }
  }
  return { rules: rules.sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1)), problems };
}

function readRule(reading: Reading): PopRule {
  return {
    name: textOf(reading, 'DeveloperName'),
    order: orderOf(reading),
    callType: wordOf(reading, 'Call_Type', CALL_TYPES),
    matches: wordOf(reading, 'Matches', MATCHES),
    queue: textOf(reading, 'Queue').trim().toLowerCase(),
    dialledNumber: textOf(reading, 'Dialled_Number').replace(/\D/g, ''),
    moment: wordOf(reading, 'Moment', MOMENTS),
    action: actionOf(reading),
    insists: reading.record.Insists === true,
  };
}

function actionOf(reading: Reading): PopAction {
  const kind = wordOf(reading, 'Action', ACTIONS);
  const target = textOf(reading, 'Target').trim();
  switch (kind) {
    case 'list':
      return listOf(reading, target);
    case 'flow':
      return { kind, flowName: apiName(reading, target), values: valuesOf(reading) };
    case 'newRecord':
      return { kind, objectType: apiName(reading, target), values: valuesOf(reading) };
    case 'url': {
      const reason = checkUrl(target, undefined, reading.words);
      if (reason) throw bad(reading, 'Target', reason);
      return { kind, url: target, values: valuesOf(reading) };
    }
    default:
      return { kind };
  }
}

/** `Account/00B…`: the object and the id of its list view. */
function listOf(reading: Reading, target: string): PopAction {
  const [objectType = '', listViewId = ''] = target.split('/');
  if (!LIST_VIEW_ID.test(listViewId)) {
    throw bad(reading, 'Target', filled(reading.words.noListView, target, 'Account/00B000000000001'));
  }
  return { kind: 'list', objectType: apiName(reading, objectType), listViewId };
}

/** One `name = text` in each line. */
function valuesOf(reading: Reading): TokenValues {
  const values: Record<string, string> = {};
  for (const line of textOf(reading, 'Values').split(/\r?\n/)) {
    if (!line.trim()) continue;
    const [, name, text] = /^\s*([A-Za-z]\w{0,79})\s*=\s?(.*)$/.exec(line) ?? [];
    if (!name || text === undefined) throw bad(reading, 'Values', filled(reading.words.noPair, line.slice(0, 40)));
    const [unknown] = unknownTokens(text);
    if (unknown) throw bad(reading, 'Values', filled(reading.words.unknownToken, `{${unknown}}`));
    values[name] = text.trim();
  }
  return values;
}

function orderOf(reading: Reading): number {
  const { Order } = reading.record;
  const order = Number(Order);
  if (Order === null || Order === '' || !Number.isFinite(order)) {
    throw bad(reading, 'Order', filled(reading.words.noOrder, String(Order)));
  }
  return order;
}

function wordOf<W extends string>(reading: Reading, field: string, words: readonly W[]): W {
  const text = textOf(reading, field).trim();
  const word = words.find((known) => known.toLowerCase() === text.toLowerCase());
  if (!word) throw bad(reading, field, filled(reading.words.noneOf, text.slice(0, 40), words.join(', ')));
  return word;
}

function apiName(reading: Reading, text: string): string {
  if (!API_NAME.test(text)) throw bad(reading, 'Target', filled(reading.words.noApiName, text.slice(0, 40)));
  return text;
}

function textOf(reading: Reading, field: string): string {
  const value = reading.record[field];
  return typeof value === 'string' ? value.slice(0, 4000) : '';
}

function bad(reading: Reading, field: string, what: string): AppError {
  const { words } = reading;
  const name = textOf(reading, 'DeveloperName') || words.withoutName;
  return new AppError('bad-pop-rule', filled(words.badRule, name, field, what), {
    hint: `Setup → Custom Metadata Types → Pop Rule: mend ${field} of ${name}. Until then the phone leaves the rule out.`,
  });
}
