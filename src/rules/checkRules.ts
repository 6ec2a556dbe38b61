import type { Problem } from '../base/appError';
import type { PopRule } from './popRule';
import { readPopRules } from './readPopRules';
import type { RawRule } from './readPopRules';

/** What an org has, as far as rules name it. */
export interface RuleSchema {
  /** Fields by object, each by lower-case API name: their type as `describe` says it (`phone`, `string`, `reference` …). */
  readonly objects: ReadonlyMap<string, ReadonlyMap<string, string>>;
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
  findings.push(...digitsFindings(record, fields));
  for (const field of ['Filter_Field', 'Title_Field', 'Subtitle_Fields']) {
    for (const name of namesIn(text(record, field))) {
      if (!hasPath(schema, objectName, name)) findings.push(error(field, `${objectName} has no field "${name}"`));
    }
  }
  const permission = text(record, 'Custom_Permission');
  if (permission && !schema.customPermissions.has(permission)) {
    findings.push(error('Custom_Permission', `There is no custom permission "${permission}": nobody can use the rule`));
  }
  return findings;
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
  if (action.kind === 'flow' && !schema.flows.has(action.flowName))
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
  return page && !schema.pages.has(page) ? error(`There is no Visualforce page "${page}"`) : [];
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

/** A rule that fits only what an earlier rule takes. @param rules  in the order in which they are asked */
function unreachable(rules: readonly PopRule[]): RuleFinding[] {
  return rules.flatMap((rule, place) => {
    const earlier = rules.slice(0, place).find((other) => covers(other, rule));
    const message = `Never asked: ${earlier?.name ?? ''} comes before it and takes all its calls`;
    return earlier ? [{ rule: rule.name, field: 'Order', message, severity: 'error' as const }] : [];
  });
}

function covers(wide: PopRule, narrow: PopRule): boolean {
  return (
    (wide.callType === 'any' || wide.callType === narrow.callType) &&
    (wide.matches === 'any' || wide.matches === narrow.matches) &&
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
