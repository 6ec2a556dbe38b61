import type { Problem } from '../base/appError';
import { filterMistake } from './checkFilter';
import type { CallType, MatchCount, PopRule } from './popRule';
import { readPopRules } from './readPopRules';
import type { RawRule } from './readPopRules';

/** What an org has, as far as rules name it. */
export interface RuleSchema {
  /** Fields by object, each by lower-case API name: their type as `describe` says it (`phone`, `string`, `reference` …). */
  readonly objects: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Objects of these that no text search finds, in lower case. */
  readonly unsearchable: ReadonlySet<string>;
  readonly flows: ReadonlySet<string>;
  readonly pages: ReadonlySet<string>;
  readonly customPermissions: ReadonlySet<string>;
}

export interface RuleFinding {
  /** Developer name of the rule, and the field of the record to mend. */
  readonly rule: string;
  readonly field: string;
  readonly message: string;
  /** `error`: the rule is left out or fails · `warning`: it works, but not as it reads. */
  readonly severity: 'error' | 'warning';
}

interface RuleRecords {
  /** Records by field names without `__c`, with their `DeveloperName`. */
  readonly matchRules: readonly RawRule[];
  readonly popRules: readonly RawRule[];
}

const PHONE_TYPES = new Set(['phone', 'string', 'text']);

/** What is wrong with the rules of an org, before anybody calls. */
export function checkRules({ matchRules, popRules }: RuleRecords, schema: RuleSchema): readonly RuleFinding[] {
  const read = readPopRules(popRules);
  return [
    ...matchRules.filter(isActive).flatMap((record) => matchRuleFindings(record, schema)),
    ...sameOrder(matchRules),
    ...read.problems.map(findingOf),
    ...read.rules.flatMap((rule) => targetFindings(rule, schema)),
    ...sameOrder(popRules),
    ...unreachable(read.rules),
  ];
}

function matchRuleFindings(record: RawRule, schema: RuleSchema): RuleFinding[] {
  const rule = nameOf(record);
  const objectName = text(record, 'Object');
  const fields = schema.objects.get(objectName.toLowerCase());
  const error = (field: string, message: string): RuleFinding => ({ rule, field, message, severity: 'error' });
  if (!fields) return [error('Object', `There is no object "${objectName}" in this org`)];
  const findings: RuleFinding[] = [];
  const phoneFields = namesIn(text(record, 'Phone_Fields'));
  for (const name of phoneFields) {
    const type = fields.get(name.toLowerCase());
    if (!type) findings.push(error('Phone_Fields', `${objectName} has no field "${name}"`));
    else if (!PHONE_TYPES.has(type))
      findings.push(error('Phone_Fields', `${name} is of type ${type}; a search finds phone and text fields`));
  }
  if (phoneFields.length === 0 && objectName !== 'Case' && ![...fields.values()].includes('phone')) {
    findings.push(error('Phone_Fields', `${objectName} has no phone field; name the text fields that hold numbers`));
  }
  const isFoundBySearch = namesIn(text(record, 'Digits_Fields')).length === 0 && !isForCases(record);
  if (isFoundBySearch && schema.unsearchable.has(objectName.toLowerCase())) {
    findings.push(
      error('Object', `No search finds ${objectName}: tick Allow Search on the object, or name Digits Fields`),
    );
  }
  findings.push(...digitsFindings(record, fields), ...filterFindings(record, fields));
  for (const field of ['Filter_Field', 'Title_Field', 'Subtitle_Fields']) {
    for (const name of namesIn(text(record, field))) {
      if (!hasPath(schema, objectName, name)) findings.push(error(field, `${objectName} has no field "${name}"`));
    }
  }
  const permission = text(record, 'Custom_Permission');
  if (permission && !hasName(schema.customPermissions, permission)) {
    findings.push(error('Custom_Permission', `There is no custom permission "${permission}": nobody can use the rule`));
  }
  return findings;
}

/** The rule for open cases compares nothing: it adds those of who fits. */
function filterFindings(record: RawRule, fields: ReadonlyMap<string, string>): RuleFinding[] {
  const type = fields.get(text(record, 'Filter_Field').toLowerCase());
  const mistake = type && !isForCases(record) ? filterMistake(record, type) : null;
  return mistake ? [{ rule: nameOf(record), field: mistake.field, message: mistake.what, severity: 'error' }] : [];
}

function isForCases(record: RawRule): boolean {
  return text(record, 'Object') === 'Case' && namesIn(text(record, 'Phone_Fields')).length === 0;
}

/** With digits fields a query finds callers, but only if there is a text field for each phone field. */
function digitsFindings(record: RawRule, fields: ReadonlyMap<string, string>): RuleFinding[] {
  const [phoneFields, digitsFields] = [namesIn(text(record, 'Phone_Fields')), namesIn(text(record, 'Digits_Fields'))];
  if (digitsFields.length === 0) return [];
  const error = (message: string): RuleFinding => {
    return { rule: nameOf(record), field: 'Digits_Fields', message, severity: 'error' };
  };
  if (digitsFields.length !== phoneFields.length) {
    return [error(`${digitsFields.length} digits fields for ${phoneFields.length} phone fields; each needs its own`)];
  }
  return digitsFields.flatMap((name) => {
    const type = fields.get(name.toLowerCase());
    if (!type) return [error(`${text(record, 'Object')} has no field "${name}"`)];
    return ['string', 'text'].includes(type) ? [] : [error(`${name} is of type ${type}; digits stand in a text field`)];
  });
}

/** `Company`, or one step away by the name of a lookup: `Account.Name`. */
function hasPath(schema: RuleSchema, objectName: string, path: string): boolean {
  const [first = '', second] = path.toLowerCase().split('.');
  const fields = schema.objects.get(objectName.toLowerCase());
  if (second === undefined) return fields?.has(first) ?? false;
  const lookup = first.endsWith('__r') ? `${first.slice(0, -1)}c` : `${first}id`;
  // The object behind a lookup of another name is not known here; that the lookup is there must do.
  return (fields?.has(lookup) ?? false) && (schema.objects.get(first)?.has(second) ?? true);
}

function targetFindings(rule: PopRule, schema: RuleSchema): RuleFinding[] {
  const { action } = rule;
  const error = (message: string): RuleFinding[] => [{ rule: rule.name, field: 'Target', message, severity: 'error' }];
  if (action.kind === 'flow' && !hasName(schema.flows, action.flowName))
    return error(`There is no active screen flow "${action.flowName}"`);
  if ((action.kind === 'newRecord' || action.kind === 'list') && !schema.objects.has(action.objectType.toLowerCase())) {
    return error(`There is no object "${action.objectType}" in this org`);
  }
  if (action.kind === 'newRecord') {
    const fields = schema.objects.get(action.objectType.toLowerCase());
    const unknown = Object.keys(action.values).find((name) => !fields?.has(name.toLowerCase()));
    if (unknown) return [{ ...error(`${action.objectType} has no field "${unknown}"`)[0]!, field: 'Values' }];
  }
  const page = action.kind === 'url' ? /^\/apex\/(\w+)/.exec(action.url)?.[1] : undefined;
  return page && !hasName(schema.pages, page) ? error(`There is no Visualforce page "${page}"`) : [];
}

/** With the namespace of a package or without: an org lists names without it. */
function hasName(names: ReadonlySet<string>, name: string): boolean {
  return names.has(name) || names.has(name.replace(/^\w+?__/, ''));
}

/** Two rules in one place are asked by name: it works, but nobody chose it. */
function sameOrder(records: readonly RawRule[]): RuleFinding[] {
  const active = records.filter(isActive);
  return active.flatMap((record, place) => {
    const twin = active.slice(0, place).find((other) => Number(other.Order) === Number(record.Order));
    const message = `Same order as ${twin ? nameOf(twin) : ''}: the names decide`;
    return twin ? [{ rule: nameOf(record), field: 'Order', message, severity: 'warning' as const }] : [];
  });
}

const CALL_TYPES: readonly CallType[] = ['inbound', 'outbound', 'internal'];
const COUNTS: readonly MatchCount[] = ['none', 'one', 'many'];

/** A rule that fits only what earlier rules take, one of them or several together. @param rules  in the order in which they are asked */
function unreachable(rules: readonly PopRule[]): RuleFinding[] {
  return rules.flatMap((rule, place) => {
    const takers = takersOf(rule, rules.slice(0, place));
    if (!takers) return [];
    const names = takers.map(({ name }) => name).join(', ');
    const comes = takers.length === 1 ? 'comes before it and takes' : 'come before it and take';
    return [
      { rule: rule.name, field: 'Order', message: `Never asked: ${names} ${comes} all its calls`, severity: 'error' },
    ];
  });
}

/** The rules that leave nothing to this one: a single one, if there is one; null when something is left. */
function takersOf(rule: PopRule, earlier: readonly PopRule[]): readonly PopRule[] | null {
  const wide = earlier.filter((other) => hasWiderPlace(other, rule));
  const calls = CALL_TYPES.filter((callType) => rule.callType === 'any' || rule.callType === callType).flatMap(
    (callType) =>
      COUNTS.filter((matches) => rule.matches === 'any' || rule.matches === matches).map((matches) => ({
        callType,
        matches,
      })),
  );
  const takes = (other: PopRule, { callType, matches }: (typeof calls)[number]): boolean =>
    (other.callType === 'any' || other.callType === callType) && (other.matches === 'any' || other.matches === matches);
  const alone = wide.find((other) => calls.every((call) => takes(other, call)));
  if (alone) return [alone];
  const takers = calls.map((call) => wide.find((other) => takes(other, call)));
  return takers.includes(undefined) ? null : [...new Set(takers.flatMap((taker) => taker ?? []))];
}

function hasWiderPlace(wide: PopRule, narrow: PopRule): boolean {
  return (
    (wide.queue === '' || wide.queue === narrow.queue) &&
    (wide.dialledNumber === '' || wide.dialledNumber === narrow.dialledNumber)
  );
}

/** `Pop rule Best, Target: …` */
function findingOf({ message }: Problem): RuleFinding {
  const [, rule = '', field = '', rest = message] = /^Pop rule (.+?), (\w+): (.*)$/s.exec(message) ?? [];
  return { rule, field, message: rest, severity: 'error' };
}

function isActive(record: RawRule): boolean {
  return record.Is_Active !== false;
}

function nameOf(record: RawRule): string {
  return text(record, 'DeveloperName');
}

function text(record: RawRule, field: string): string {
  const value = record[field];
  return typeof value === 'string' ? value.trim() : '';
}

function namesIn(list: string): readonly string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}
