import type { Problem } from '../../base/appError';
import { AppError } from '../../base/appError';
import type { Clock } from '../../base/clock';
import type { Candidate } from '../../calls/call';
import { readAnswer } from '../checkAnswers';
import { sessionExpired } from '../hostErrors';
import type { CallEntry, OrgContract, OrgDoor, OrgOperation, Session } from '../orgContract';
import { MemoryLogs } from './memoryLogs';

/** Somebody in the org's memory. */
export interface Person extends Omit<Candidate, 'reason' | 'isPersonAccount' | 'subtitle'> {
  readonly subtitle?: string;
  readonly isPersonAccount?: boolean;
  /** In any spelling, as people type them. */
  readonly numbers: readonly string[];
}

export interface MemoryOrgScript {
  readonly people?: readonly Person[];
  readonly session?: Partial<Session>;
  /** Only for `answerSlowly`. */
  readonly clock?: Clock;
}

export interface SavedCall {
  /** As it was saved last. */
  readonly entry: CallEntry;
  readonly callRecordId: string;
  readonly taskId: string;
}

const SESSION: Session = {
  userId: '005000000000001AAA',
  userName: 'Alice Meyer',
  orgId: '00D000000000001AAA',
  line: {
    addressOfRecord: 'sip:alice@pbx.example.com',
    authUser: '1800000000:alice@pbx.example.com',
    password: 'a secret of this minute',
    expiresAt: 1_800_000_000_000,
  },
};

/** An org that fits into a test: it finds people by number, keeps each call once, and fails, dawdles or expires when told. */
export class MemoryOrg implements OrgDoor {
  /** Everything that was asked, failed questions included. */
  readonly asked: { readonly operation: OrgOperation; readonly input: unknown }[] = [];
  people: readonly Person[];
  private readonly calls = new Map<string, SavedCall>();
  private readonly failures: { readonly operation: OrgOperation; readonly problem: Problem }[] = [];
  private readonly rawAnswers = new Map<OrgOperation, unknown>();
  /** What `popRules` answers. */
  popRules: OrgContract['popRules']['value']['rules'] = [];
  navigation: OrgContract['popRules']['value']['navigation'] = 'console';
  isRuleAdmin = false;
  private isExpired = false;
  private delayMs = 0;
  /** What else is known of calls: policy, results, do-not-call, history, notes. Tests set it. */
  readonly logs = new MemoryLogs(() => this.savedCalls);

  constructor(private readonly script: MemoryOrgScript = {}) {
    this.people = script.people ?? [];
  }

  /** Calls that were saved, oldest first, each once. */
  get savedCalls(): readonly SavedCall[] {
    return [...this.calls.values()];
  }

  /** The next `times` questions of this kind are refused. */
  fail(operation: OrgOperation, problem: Problem, times = 1): void {
    for (let i = 0; i < times; i += 1) this.failures.push({ operation, problem });
  }

  /** From now on answers take that long (needs the script's clock). */
  answerSlowly(delayMs: number): void {
    this.delayMs = delayMs;
  }

  /** From now on the org says exactly this, whatever is asked of it. */
  answer(operation: OrgOperation, raw: unknown): void {
    this.rawAnswers.set(operation, raw);
  }

  expireSession(): void {
    this.isExpired = true;
  }

  signIn(): void {
    this.isExpired = false;
  }

  async ask<O extends OrgOperation>(operation: O, input: OrgContract[O]['input']): Promise<OrgContract[O]['value']> {
    this.asked.push({ operation, input: structuredCloneOf(input) });
    await this.dawdle();
    if (this.isExpired) throw sessionExpired('it was ended by the test');
    const failure = this.failures.find((other) => other.operation === operation);
    if (failure) {
      this.failures.splice(this.failures.indexOf(failure), 1);
      throw new AppError(failure.problem.code, failure.problem.message, failure.problem);
    }
    const raw = this.rawAnswers.get(operation) ?? JSON.stringify({ ok: true, value: this.valueOf(operation, input) });
    return readAnswer(operation, raw);
  }

  private dawdle(): Promise<void> {
    const { clock } = this.script;
    if (!clock || this.delayMs === 0) return Promise.resolve();
    return new Promise((resolve) => void clock.after(this.delayMs, resolve));
  }

  private valueOf(operation: OrgOperation, input: unknown): unknown {
    if (operation === 'startSession') return { ...SESSION, ...this.script.session };
    if (operation === 'matchCaller') return this.match(input as OrgContract['matchCaller']['input']);
    if (operation === 'popRules') {
      return { rules: this.popRules, navigation: this.navigation, isRuleAdmin: this.isRuleAdmin };
    }
    if (operation !== 'saveCalls') return this.logs.valueOf(operation, input);
    return { results: (input as OrgContract['saveCalls']['input']).entries.map((entry) => this.save(entry)) };
  }

  private match(input: OrgContract['matchCaller']['input']): OrgContract['matchCaller']['value'] {
    const wanted = [input.e164.replace(/\D/g, ''), ...input.spellings];
    const candidates = this.people.flatMap(({ numbers, ...person }) => {
      const number = numbers.find((stored) => wanted.includes(stored.replace(/\D/g, '')));
      const rest = { subtitle: person.subtitle ?? '', isPersonAccount: person.isPersonAccount ?? false };
      return number ? [{ ...person, ...rest, reason: `Phone is ${number}` }] : [];
    });
    return { candidates };
  }

  /** A repeat of a finished call changes nothing; one that was saved at a step is brought up to date. The records are the same. */
  private save(entry: CallEntry): unknown {
    const number = String(this.calls.size + 1).padStart(12, '0');
    const known = this.calls.get(entry.phoneSystemCallId);
    const saved = {
      entry: known && known.entry.step === undefined ? known.entry : entry,
      callRecordId: known?.callRecordId ?? `a00${number}AAA`,
      taskId: known?.taskId ?? `00T${number}AAA`,
    };
    this.calls.set(entry.phoneSystemCallId, saved);
    return { status: 'saved', callRecordId: saved.callRecordId, taskId: saved.taskId };
  }
}

/** What travels is JSON: a later change of the question must not change what was asked. */
function structuredCloneOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
