import type { Candidate, Evidence, OpenCase } from '../calls/call';
import { fieldsOf, id, missing, objectTypeOf, recordIdOf, text } from './answerFields';
import type { Fields } from './answerFields';
import type { OrgContract } from './orgContract';

const CANDIDATES_LIMIT = 50;
const CASES_LIMIT = 3;
const RULES_LIMIT = 500;
const NAVIGATIONS = ['console', 'standard'] as const;
const WHEN_UNVERIFIED = ['open', 'nothing'] as const;

export function checkMatches(value: Fields): OrgContract['matchCaller']['value'] {
  return { candidates: listOf(value, 'candidates').slice(0, CANDIDATES_LIMIT).map(checkCandidate) };
}

/** Rules stay raw here: `readPopRules` says of each what is wrong with it. */
export function checkPopRules(value: Fields): OrgContract['popRules']['value'] {
  const rules = listOf(value, 'rules').slice(0, RULES_LIMIT).map(fieldsOf);
  return {
    rules: rules.filter((rule) => rule !== null),
    navigation: NAVIGATIONS.find((word) => word === value['navigation']) ?? 'unknown',
    ...(value['isRuleAdmin'] === true && { isRuleAdmin: true }),
  };
}

function checkCandidate(entry: unknown): Candidate {
  const candidate = fieldsOf(entry) ?? missing('candidates');
  const evidence = fieldsOf(candidate['evidence']);
  return {
    recordId: id(candidate, 'recordId'),
    objectType: objectTypeOf(candidate['objectType']) || missing('objectType'),
    name: text(candidate, 'name'),
    subtitle: text(candidate, 'subtitle'),
    reason: text(candidate, 'reason'),
    isPersonAccount: candidate['isPersonAccount'] === true,
    ...(evidence && { evidence: checkEvidence(evidence) }),
  };
}

/** Evidence only decides an order: what is odd in it counts as not known. */
function checkEvidence(evidence: Fields): Evidence {
  return {
    rule: text(evidence, 'rule'),
    ruleOrder: wholeOr(evidence['ruleOrder'], Number.MAX_SAFE_INTEGER),
    foundBy: evidence['foundBy'] === 'given' ? 'given' : 'number',
    spelling: text(evidence, 'spelling'),
    whenUnverified: WHEN_UNVERIFIED.find((word) => word === evidence['whenUnverified']) ?? 'offer',
    openCases: wholeOr(evidence['openCases'], 0),
    cases: (Array.isArray(evidence['cases']) ? evidence['cases'] : []).slice(0, CASES_LIMIT).flatMap(openCase),
    isOwn: evidence['isOwn'] === true,
    lastActivityAt: wholeOr(evidence['lastActivityAt'], null),
    lastModifiedAt: wholeOr(evidence['lastModifiedAt'], null),
  };
}

function openCase(entry: unknown): readonly OpenCase[] {
  const fields = fieldsOf(entry);
  const recordId = recordIdOf(fields?.['recordId']);
  return fields && recordId ? [{ recordId, name: text(fields, 'name'), subtitle: text(fields, 'subtitle') }] : [];
}

function wholeOr<T>(value: unknown, otherwise: T): number | T {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : otherwise;
}

function listOf(value: Fields, name: string): readonly unknown[] {
  const list = value[name];
  return Array.isArray(list) ? list : missing(name);
}
