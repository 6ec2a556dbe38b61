/**
 * Which rules look at Apex, pages and metadata, and what was looked at by a person. No rule is suppressed in
 * the sources: a finding that may stay stands here with its reason, and an entry that finds nothing any more is a finding.
 * (The compiler has no such list; what it cannot see is told to it in the class, with the reason beside it.)
 */

/** Everything Salesforce recommends, plus what its security review looks for. */
export const RULE_SELECTORS = ['pmd:Recommended', 'pmd:AppExchange', 'pmd:Security'];

/** Rules that do not fit this repository. */
export const RULES_LEFT_OUT: Readonly<Record<string, string>> = {
  ApexDoc: 'A docstring here says what names and types cannot say; a tag for each parameter would only repeat them.',
  ApexUnitTestClassShouldHaveRunAs: 'Who runs it matters to tests about rights, and those do; the others read text.',
};

export interface ReviewedFinding {
  readonly rule: string;
  /** The file's name. */
  readonly file: string;
  readonly reason: string;
}

export const REVIEWED_FINDINGS: readonly ReviewedFinding[] = [
  {
    rule: 'AvoidGlobalModifier',
    file: 'CtiFindCallers.cls',
    reason: 'In a package, flows and REST of the org see global actions only.',
  },
  {
    rule: 'AvoidGlobalModifier',
    file: 'CtiNumberDigits.cls',
    reason: 'In a package, an org can schedule global jobs only.',
  },
  ...['CtiErasure.cls', 'CtiFindCallers.cls', 'CtiNumberDigits.cls', 'CtiRetention.cls'].map((file) => ({
    rule: 'AvoidGlobalModifier',
    file,
    reason:
      'The org that installed a package sees and schedules global classes alone; flows and its scheduler need these.',
  })),
  {
    rule: 'OperationWithLimitsInLoop',
    file: 'CtiCallLogging.cls',
    reason:
      'The loop is the rounds of a request: at most 3, each with at most 6 DML statements for all entries together.',
  },
  {
    rule: 'OperationWithLimitsInLoop',
    file: 'CtiCallLoggingTest.cls',
    reason: 'Two agents, one after the other.',
  },
  {
    rule: 'OperationWithLimitsInLoop',
    file: 'CtiCallerMatchingTest.cls',
    reason: 'At most one outsider.',
  },
  {
    rule: 'OperationWithLimitsInLoop',
    file: 'CtiNumberDigits.cls',
    reason:
      'One job for each rule that finds by digits: an admin’s few, and a job is the unit in which they can be started.',
  },
  {
    rule: 'OperationWithLimitsInLoop',
    file: 'CtiNumberDigitsTest.cls',
    reason: 'At most one outsider.',
  },
  {
    rule: 'OperationWithLimitsInLoop',
    file: 'CtiSessionTest.cls',
    reason: 'Five lines that cannot be, one after the other: each must be the user’s only one.',
  },
  {
    rule: 'ProtectSensitiveData',
    file: 'Call_Key__c.field-meta.xml',
    reason: 'The key of a call is a hash by which a repeat is recognised. It opens nothing.',
  },
  {
    rule: 'ProtectSensitiveData',
    file: 'Notice_Key__c.field-meta.xml',
    reason: 'The key of a notice is its code and subject in plain words, so that it is told once. It opens nothing.',
  },
];
