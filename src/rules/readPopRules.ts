import type { Problem } from '../base/appError';
import { AppError, asProblem } from '../base/appError';
import type { PopAction, PopRule, TokenValues } from './popRule';
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

/** Makes rules of records; whatever is wrong with one is said with its name and field, and the rest still counts. */
export function readPopRules(records: readonly RawRule[]): PopRulesRead {
  const rules: PopRule[] = [];
  const problems: Problem[] = [];
  for (const record of records.slice(0, MOST_RULES)) {
    try {
      if (record.Is_Active !== false) rules.push(readRule(record));
    } catch (thrown) {
      problems.push(asProblem(thrown));
    }
  }
  return { rules: rules.sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1)), problems };
}

function readRule(record: RawRule): PopRule {
  return {
    name: textOf(record, 'DeveloperName'),
    order: orderOf(record),
    callType: wordOf(record, 'Call_Type', CALL_TYPES),
    matches: wordOf(record, 'Matches', MATCHES),
    queue: textOf(record, 'Queue').trim().toLowerCase(),
    dialledNumber: textOf(record, 'Dialled_Number').replace(/\D/g, ''),
    moment: wordOf(record, 'Moment', MOMENTS),
    action: actionOf(record),
    insists: record.Insists === true,
  };
}

function actionOf(record: RawRule): PopAction {
  const kind = wordOf(record, 'Action', ACTIONS);
  const target = textOf(record, 'Target').trim();
  switch (kind) {
    case 'list':
      return listOf(record, target);
    case 'flow':
      return { kind, flowName: apiName(record, target), values: valuesOf(record) };
    case 'newRecord':
      return { kind, objectType: apiName(record, target), values: valuesOf(record) };
    case 'url': {
      const reason = checkUrl(target);
      if (reason) throw bad(record, 'Target', reason);
      return { kind, url: target, values: valuesOf(record) };
    }
    default:
      return { kind };
  }
}

/** `Account/00B…`: the object and the id of its list view. */
function listOf(record: RawRule, target: string): PopAction {
  const [objectType = '', listViewId = ''] = target.split('/');
  if (!LIST_VIEW_ID.test(listViewId)) {
    throw bad(record, 'Target', `"${target}" is no list view; it must look like Account/00B000000000001`);
  }
  return { kind: 'list', objectType: apiName(record, objectType), listViewId };
}

/** One `name = text` in each line. */
function valuesOf(record: RawRule): TokenValues {
  const values: Record<string, string> = {};
  for (const line of textOf(record, 'Values').split(/\r?\n/)) {
    if (!line.trim()) continue;
    const [, name, text] = /^\s*([A-Za-z]\w{0,79})\s*=\s?(.*)$/.exec(line) ?? [];
    if (!name || text === undefined)
      throw bad(record, 'Values', `"${line.slice(0, 40)}" is not of the form name = text`);
    const [unknown] = unknownTokens(text);
    if (unknown) throw bad(record, 'Values', `{${unknown}} is not known to the phone`);
    values[name] = text.trim();
  }
  return values;
}

function orderOf(record: RawRule): number {
  const order = Number(record.Order);
  if (record.Order === null || record.Order === '' || !Number.isFinite(order)) {
    throw bad(record, 'Order', `"${String(record.Order)}" is no number`);
  }
  return order;
}

function wordOf<W extends string>(record: RawRule, field: string, words: readonly W[]): W {
  const text = textOf(record, field).trim();
  const word = words.find((known) => known.toLowerCase() === text.toLowerCase());
  if (!word) throw bad(record, field, `"${text.slice(0, 40)}" is none of ${words.join(', ')}`);
  return word;
}

function apiName(record: RawRule, text: string): string {
  if (!API_NAME.test(text)) throw bad(record, 'Target', `"${text.slice(0, 40)}" is no API name`);
  return text;
}

function textOf(record: RawRule, field: string): string {
  const value = record[field];
  return typeof value === 'string' ? value.slice(0, 4000) : '';
}

function bad(record: RawRule, field: string, what: string): AppError {
  const name = textOf(record, 'DeveloperName') || 'without a name';
  return new AppError('bad-pop-rule', `Pop rule ${name}, ${field}: ${what}`, {
    hint: `Setup → Custom Metadata Types → Pop Rule: mend ${field} of ${name}. Until then the phone leaves the rule out.`,
  });
}
