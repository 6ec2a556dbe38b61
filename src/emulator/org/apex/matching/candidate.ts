/** As `Candidate` in the contract. */
export interface Candidate {
  readonly recordId: string;
  readonly objectType: string;
  readonly name: string;
  readonly subtitle: string;
  readonly reason: string;
  readonly isPersonAccount: boolean;
  readonly evidence: Evidence;
}

export interface Evidence {
  readonly rule: string;
  readonly ruleOrder: number;
  readonly foundBy: 'given' | 'number';
  readonly spelling: string;
  /** `Contact.MobilePhone`: where the number stands; missing when the record was given. */
  readonly field?: string;
  readonly whenUnverified: string;
  readonly isOwn: boolean;
  readonly lastActivityAt: number | null;
  readonly lastModifiedAt: number | null;
  readonly openCases: number;
  readonly cases: readonly { readonly recordId: string; readonly name: string; readonly subtitle: string }[];
}
