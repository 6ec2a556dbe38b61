import { AppError } from '../../base/appError';
import type { RuleSchema } from '../../rules/checkRules';
import type { RawRule } from '../../rules/readPopRules';
import type { OrgDoor } from '../org/orgDoor';
import { inNamespace, packageNamespace, withoutNamespace } from '../org/packageNamespace';
import type { RuleFile } from './ruleFiles';

const MATCH_FIELDS =
  'Object Phone_Fields Digits_Fields Order Filter_Field Filter_Operator Filter_Value Title_Field Subtitle_Fields Custom_Permission When_Unverified Is_Active';
const POP_FIELDS = 'Order Call_Type Matches Queue Dialled_Number Moment Action Target Values Insists Is_Active';

/** The rules of an org, as files without lines. @throws AppError `no-rules-in-org`, and what asking throws */
export async function readOrgRules(door: OrgDoor): Promise<readonly RuleFile[]> {
  const rules = [
    ...(await recordsOf(door, 'match', MATCH_FIELDS.split(' '))),
    ...(await recordsOf(door, 'pop', POP_FIELDS.split(' '))),
  ];
  if (rules.length > 0) return rules;
  throw new AppError('no-rules-in-org', 'The org has no records of CTI Match Rule and CTI Pop Rule', {
    hint: 'Deploy them first, or name the folder of your source with --source-dir.',
  });
}

async function recordsOf(door: OrgDoor, kind: RuleFile['kind'], fields: readonly string[]): Promise<RuleFile[]> {
  const type = kind === 'match' ? 'Cti_Match_Rule' : 'Cti_Pop_Rule';
  const columns = ['DeveloperName', ...fields.map((field) => `${field}__c`)].join(', ');
  const namespace = await packageNamespace(door);
  const soql = inNamespace(namespace, `SELECT ${columns} FROM ${type}__mdt`);
  const { records } = await door.query<Record<string, unknown>>(soql);
  return withoutNamespace(namespace, records).map((row) => {
    const values = fields.map((field) => [field, row[`${field}__c`] ?? null] as const);
    const record: RawRule = { DeveloperName: row.DeveloperName, ...Object.fromEntries(values) };
    return { path: `${type}.${String(row.DeveloperName)}`, kind, record, lines: new Map<string, number>() };
  });
}

interface Listed {
  readonly name: string;
  readonly searchable?: boolean;
}

interface Described {
  readonly fields: readonly { readonly name: string; readonly type: string }[];
}

/** What an org has of what the rules name. @throws what asking throws */
export async function schemaOfOrg(door: OrgDoor, rules: readonly RuleFile[]): Promise<RuleSchema> {
  const { sobjects } = await door.ask<{ sobjects: readonly Listed[] }>({ path: '/sobjects' });
  const named = new Set(rules.flatMap(({ record }) => namesIn(record)).map((name) => name.toLowerCase()));
  const objects = new Map<string, ReadonlyMap<string, string>>();
  for (const { name } of sobjects.filter((each) => named.has(each.name.toLowerCase()))) {
    const { fields } = await door.ask<Described>({ path: `/sobjects/${name}/describe` });
    objects.set(name.toLowerCase(), new Map(fields.map((field) => [field.name.toLowerCase(), field.type])));
  }
  const flows = "SELECT ApiName FROM FlowDefinitionView WHERE IsActive = true AND ProcessType = 'Flow'";
  const unsearchable = sobjects.filter(({ searchable }) => searchable === false).map(({ name }) => name.toLowerCase());
  return {
    objects,
    unsearchable: new Set(unsearchable),
    flows: await namesFrom(door, flows, 'ApiName'),
    pages: await namesFrom(door, 'SELECT Name FROM ApexPage', 'Name'),
    customPermissions: await namesFrom(door, 'SELECT DeveloperName FROM CustomPermission', 'DeveloperName'),
  };
}

/** Objects that a rule looks into, one step away too, or opens. */
function namesIn(record: RawRule): string[] {
  const lookups = textOf(record.Subtitle_Fields).match(/\w+(?=\.)/g) ?? [];
  const target = textOf(record.Target).split('/')[0] ?? '';
  return [textOf(record.Object), target, ...lookups].filter((name) => /^[A-Za-z]\w*$/.test(name));
}

async function namesFrom(door: OrgDoor, soql: string, field: string): Promise<ReadonlySet<string>> {
  const { records } = await door.query<Record<string, unknown>>(soql);
  return new Set(records.map((row) => String(row[field])));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
