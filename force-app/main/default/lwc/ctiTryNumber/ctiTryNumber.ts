import { LightningElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import find from '@salesforce/apex/CtiTryNumber.find';
import prepare from '@salesforce/apex/CtiTryNumber.prepare';
import { problemOf, valueOf } from 'c/ctiAnswer';
import type { Problem } from 'c/ctiAnswer';
import { readPhoneNumber, tryNumber } from 'c/ctiRules';
import type { Candidate, Trial } from 'c/ctiRules';
import { RULE_WORDS } from 'c/ctiRuleWords';
import { CHOICES, LABELS, resultOf } from 'c/ctiTrialWords';
import type { TrialResult } from 'c/ctiTrialWords';

interface Prepared {
  /** Records of `Cti_Pop_Rule__mdt`, as the phone gets them. */
  readonly popRules: readonly Readonly<Record<string, unknown>>[];
  readonly region: string;
}

interface Found {
  readonly candidates: readonly Candidate[];
  /** Of the candidates, whom the other user would not find, approximately. */
  readonly hidden: readonly { readonly recordId: string; readonly because: string }[];
  readonly userName: string;
}

const NOTHING_TYPED = {
  ...{ number: '', region: '', callType: 'inbound', moment: 'ring', navigation: 'console', verification: 'absent' },
  ...{ queue: '', dialledNumber: '', hosts: '', userId: '' },
};

/**
 * Tries a number without a call: Apex finds the records as for a call, the phone's own compiled rules rank them and decide. For
 * somebody else the candidates are cut down to those that this user would find, approximately.
 */
export default class CtiTryNumber extends NavigationMixin(LightningElement) {
  choices = CHOICES;
  label = LABELS;
  typed = NOTHING_TYPED;
  isReady = false;
  isTrying = false;
  problem: Problem | null = null;
  result: TrialResult | null = null;
  private popRules: Prepared['popRules'] = [];

  override connectedCallback(): void {
    void this.prepare();
  }

  get cannotTry(): boolean {
    return !this.isReady || this.isTrying;
  }

  get isWaiting(): boolean {
    return this.isTrying || (!this.isReady && this.problem === null);
  }

  get hasNothing(): boolean {
    return this.result === null && this.problem === null;
  }

  get nobodyFound(): boolean {
    return this.result?.hasCandidates === false;
  }

  /** Every field says by its name what it changes. */
  change(event: Event): void {
    const { name } = event.target as HTMLInputElement;
    this.typed = { ...this.typed, [name]: (event as CustomEvent<{ readonly value: string }>).detail.value };
  }

  changeUser({ detail }: CustomEvent<{ readonly recordId: string | null }>): void {
    this.typed = { ...this.typed, userId: detail.recordId ?? '' };
  }

  pressKey(event: KeyboardEvent): void {
    const isText = (event.target as HTMLElement).localName === 'lightning-input';
    if (event.key === 'Enter' && isText) void this.tryNow();
  }

  openRecord(event: Event): void {
    const { id = '', object = '' } = (event.target as HTMLElement).dataset;
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId: id, objectApiName: object, actionName: 'view' },
    });
  }

  async tryNow(): Promise<void> {
    if (this.cannotTry) return;
    this.isTrying = true;
    this.problem = null;
    try {
      this.result = await this.ask();
    } catch (thrown) {
      this.result = null;
      this.problem = problemOf(thrown);
    } finally {
      this.isTrying = false;
    }
  }

  private async prepare(): Promise<void> {
    try {
      const { popRules, region } = await valueOf<Prepared>(prepare());
      this.popRules = popRules;
      this.typed = { ...this.typed, region };
      this.isReady = true;
    } catch (thrown) {
      this.problem = problemOf(thrown);
    }
  }

  private async ask(): Promise<TrialResult> {
    const { typed } = this;
    const number = await readPhoneNumber(typed.number, typed.region.trim().toUpperCase());
    const { e164, spellings } = number;
    const nobody: Found = { candidates: [], hidden: [], userName: '' };
    const isSearched = spellings.length > 0 || typed.userId !== '';
    const found = isSearched
      ? await valueOf<Found>(find({ inputJson: JSON.stringify({ e164, spellings, userId: typed.userId }) }))
      : nobody;
    const isHidden = ({ recordId }: Candidate): boolean => found.hidden.some((each) => each.recordId === recordId);
    const facts = { found: found.candidates.filter((each) => !isHidden(each)), popRules: this.popRules };
    const tried = tryNumber(number, facts, this.trial());
    const hidden = found.hidden.flatMap(({ recordId, because }) => {
      const candidate = found.candidates.find((each) => each.recordId === recordId);
      return candidate ? [{ candidate, because }] : [];
    });
    return resultOf(tried, { hidden, userName: found.userName });
  }

  private trial(): Trial {
    const { callType, moment, navigation, verification, queue, dialledNumber, hosts } = this.typed;
    return {
      callType: callType as Trial['callType'],
      moment: moment as Trial['moment'],
      navigation: navigation as Trial['navigation'],
      verification: verification as Trial['verification'],
      allowedHosts: hosts.split(/[,;\s]+/).filter(Boolean),
      ...{ queue, dialledNumber, name: '', words: RULE_WORDS },
    };
  }
}
