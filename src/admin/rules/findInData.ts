import { dirname, join } from 'node:path';
import type { Candidate, OpenCase } from '../../calls/call';
import type { ReadNumber } from '../../calls/phoneNumber';
import { spellingIn } from '../../calls/spellingIn';
import type { RuleSchema } from '../../rules/checkRules';
import type { RawRule } from '../../rules/readPopRules';
import { readDataPlan } from './dataPlan';
import type { DataRecord } from './dataPlan';

/**
 * Who has the number among records in files (the plan of `sf data import tree`), by the match rules: what an org finds for a user who
 * may see everything. Owners and moments stand in no such file, so they decide nothing here.
 */
export function findInData(
  planPath: string,
  number: ReadNumber,
  { matchRules, schema }: { readonly matchRules: readonly RawRule[]; readonly schema: RuleSchema },
): readonly Candidate[] {
  const records = readDataPlan(join(planPath), dirname(planPath));
  const active = matchRules.filter((rule) => rule.Is_Active !== false);
  const isForCases = (rule: RawRule): boolean => rule.Object === 'Case' && !rule.Phone_Fields;
  const hasCases = active.some(isForCases);
  return active
    .filter((rule) => !isForCases(rule))
    .flatMap((rule) => {
      const own = records.filter(({ type, values }) => type === rule.Object && accepts(rule, values));
      return own.flatMap((record) => candidateOf(record, { rule, number, schema, records, hasCases }) ?? []);
    });
}

interface Search {
  readonly rule: RawRule;
  readonly number: ReadNumber;
  readonly schema: RuleSchema;
  readonly records: readonly DataRecord[];
  readonly hasCases: boolean;
}

function candidateOf(record: DataRecord, search: Search): Candidate | null {
  const { rule, number, records } = search;
  for (const field of phoneFields(rule, search.schema)) {
    const stored = String(valueAt(record, field, records));
    const spelling = spellingIn(stored, number);
    if (spelling === '') continue;
    const cases = search.hasCases ? openCasesOf(record, records) : [];
    return {
      recordId: `@${record.reference}`,
      objectType: record.type,
      name: String(valueAt(record, textOf(rule.Title_Field) || 'Name', records)),
      subtitle:
        namesIn(rule.Subtitle_Fields)
          .map((path) => String(valueAt(record, path, records)))
          .find(Boolean) ?? '',
      reason: `${field} is ${stored}`,
      isPersonAccount: record.isPersonAccount,
      evidence: {
        ...{ rule: String(rule.DeveloperName), ruleOrder: Number(rule.Order ?? 9999), foundBy: 'number', spelling },
        ...{ openCases: cases.length, cases, isOwn: false, lastActivityAt: null, lastModifiedAt: null },
        whenUnverified: whenUnverified(rule.When_Unverified),
      },
    };
  }
  return null;
}

/** The named ones, or all phone fields of the object but the fax. */
function phoneFields(rule: RawRule, schema: RuleSchema): readonly string[] {
  const named = namesIn(rule.Phone_Fields);
  if (named.length > 0) return named;
  const fields = [...(schema.objects.get(String(rule.Object).toLowerCase()) ?? [])];
  return fields.filter(([name, type]) => type === 'phone' && !name.includes('fax')).map(([name]) => name);
}

/** Empty text where there is nothing. `Account.Name` goes one step. */
function valueAt(record: DataRecord, path: string, records: readonly DataRecord[]): unknown {
  const [first = '', second] = path.split('.');
  if (second === undefined) return record.valueOf(first);
  const target = String(record.valueOf(`${first.replace(/__r$/, '__c')}${first.endsWith('__r') ? '' : 'Id'}`));
  const found = records.find(({ reference }) => `@${reference}` === target);
  return found?.valueOf(second) ?? '';
}

function accepts(rule: RawRule, values: ReadonlyMap<string, unknown>): boolean {
  if (!rule.Filter_Field) return true;
  const kept = values.get(textOf(rule.Filter_Field).toLowerCase());
  // A checkbox that a file does not name is off, but those that say "in use" are on.
  const stored = asText(kept ?? (/^Is(?!Active)/.test(textOf(rule.Filter_Field)) ? false : (rule.Filter_Value ?? '')));
  switch (rule.Filter_Operator) {
    case 'equals':
      return stored === String(rule.Filter_Value);
    case 'notEquals':
      return stored !== String(rule.Filter_Value);
    case 'isEmpty':
      return kept === undefined || kept === '';
    default:
      return kept !== undefined && kept !== '';
  }
}

function openCasesOf({ reference }: DataRecord, records: readonly DataRecord[]): OpenCase[] {
  const own = records.filter((each) => {
    const valueOf = (field: string): unknown => each.valueOf(field);
    return (
      each.type === 'Case' &&
      valueOf('Status') !== 'Closed' &&
      [valueOf('ContactId'), valueOf('AccountId')].includes(`@${reference}`)
    );
  });
  return own.slice(0, 3).map((each) => {
    return {
      recordId: `@${each.reference}`,
      name: String(each.valueOf('CaseNumber')),
      subtitle: String(each.valueOf('Subject')),
    };
  });
}

function whenUnverified(word: unknown): 'open' | 'offer' | 'nothing' {
  return word === 'open' || word === 'nothing' ? word : 'offer';
}

function namesIn(list: unknown): readonly string[] {
  if (typeof list !== 'string') return [];
  return list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function asText(value: unknown): string {
  return typeof value === 'boolean' ? String(value) : textOf(value);
}
