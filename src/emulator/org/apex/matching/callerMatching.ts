import type { CustomMetadata } from '../../customMetadata';
import type { Org } from '../../org';
import { isShown } from '../../orgRecord';
import { hasPhoneWords } from '../../phoneWords';
import type { FieldValue } from '../../schema/objectSchema';
import type { StoredRecord } from '../../table';
import type { UntrustedInput } from '../untrustedInput';
import { digitStrings, readCallerNumber, searchWords, spellingIn } from './callerNumber';
import type { CallerNumber } from './callerNumber';
import type { Candidate, Evidence } from './candidate';
import { givenRecords } from './givenRecords';
import { readMatchRules, subtitleOf } from './matchRules';
import type { MatchRule } from './matchRules';

const MOST_CANDIDATES = 50;
const MOST_CASES = 3;

/** First what the phone system named itself, then who holds the number, by the match rules; with the open cases of who fits. */
export function matchCaller(org: Org, metadata: CustomMetadata, input: UntrustedInput): { candidates: Candidate[] } {
  const number = readCallerNumber(input);
  const given = givenRecords(org, input);
  if (given.length) return { candidates: given };
  const { searchable, hasCases } = readMatchRules(org, metadata);
  const found = searchable.flatMap((rule) => candidatesOf(org, rule, number)).slice(0, MOST_CANDIDATES);
  return { candidates: hasCases ? found.map((candidate) => withCases(org, candidate)) : found };
}

function candidatesOf(org: Org, rule: MatchRule, number: CallerNumber): Candidate[] {
  return org
    .records(rule.schema.apiName)
    .filter((record) => isShown(record, rule.schema) && rule.accepts(record))
    .flatMap((record) => {
      const fit = rule.phoneFields
        .map((field) => ({ field, stored: String(record[field.apiName] ?? '') }))
        .map(({ field, stored }) => ({
          stored,
          reason: `${field.label} is ${stored}`,
          field: `${rule.schema.apiName}.${field.apiName}`,
          spelling: spellingIn(stored, number),
        }))
        .find(({ spelling, stored }) => {
          return spelling !== '' && (hasDigits(rule, record, number) ?? isFound(org, stored, number));
        });
      return fit ? [candidateOf(org, rule, { record, ...fit })] : [];
    });
}

/** Whether a query over the digits fields brings the record; null where the rule has none. */
function hasDigits({ digitsFields }: MatchRule, record: StoredRecord, number: CallerNumber): boolean | null {
  if (digitsFields.length === 0) return null;
  return digitsFields.some(({ apiName }) => digitStrings(number).has(String(record[apiName] ?? '')));
}

/** Whether the text search brings this number at all: what it does not find cannot be compared. */
function isFound(org: Org, stored: string, number: CallerNumber): boolean {
  return searchWords(number).some((word) => hasPhoneWords(org.switches('phoneWords'), stored, word));
}

/** Why a record fits. */
interface Fit {
  readonly reason: string;
  readonly field: string;
  readonly spelling: string;
}

function candidateOf(
  org: Org,
  rule: MatchRule,
  { record, reason, field, spelling }: Fit & { readonly record: StoredRecord },
): Candidate {
  return {
    recordId: record.Id,
    objectType: rule.schema.apiName,
    name: String(record[rule.titleField] ?? ''),
    subtitle: subtitleOf(org, rule, record),
    reason,
    isPersonAccount: record.IsPersonAccount === true,
    evidence: {
      ...{
        rule: rule.name,
        ruleOrder: rule.order,
        foundBy: 'number',
        field,
        spelling,
        whenUnverified: rule.whenUnverified,
      },
      isOwn: record.OwnerId === org.actingUserId,
      lastActivityAt: momentOf(record.LastActivityDate),
      lastModifiedAt: momentOf(record.LastModifiedDate),
      ...{ openCases: 0, cases: [] },
    },
  };
}

function withCases(org: Org, candidate: Candidate): Candidate {
  if (candidate.objectType !== 'Contact' && candidate.objectType !== 'Account') return candidate;
  const open = org
    .records('Case')
    .filter((each) => !each.IsClosed && [each.ContactId, each.AccountId].includes(candidate.recordId))
    .sort((a, b) => String(b.LastModifiedDate).localeCompare(String(a.LastModifiedDate)));
  const cases = open.slice(0, MOST_CASES).map((each) => {
    return { recordId: each.Id, name: String(each.CaseNumber ?? ''), subtitle: String(each.Subject ?? '') };
  });
  const evidence: Evidence = { ...candidate.evidence, openCases: open.length, cases };
  return { ...candidate, evidence };
}

function momentOf(value: FieldValue | undefined): number | null {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
