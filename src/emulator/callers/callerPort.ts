/** What the callers page and the journeys ask of a simulated caller. */
export interface RingRequest {
  /** User part of the agent's address: `alice`. */
  readonly to: string;
  /** What stands in From as user part; empty for no caller id. May be any nonsense up to 1,000 characters. */
  readonly number: string;
  readonly displayName: string;
  /** Sends Privacy: id and anonymous.invalid. */
  readonly isWithheld: boolean;
  /** What the phone system adds: `X-Case-Number`, `X-Queue`, `P-Asserted-Identity` … Values of one line each. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What the agent hears: a spoken prompt, or a tone of that many Hz. */
  readonly speaks: { readonly prompt: string } | { readonly toneHz: number };
  /** Hangs up by itself after so many seconds of talk; 0 = never. */
  readonly hangsUpAfterSeconds: number;
  /** Gives up after so many seconds of ringing; 0 = never. */
  readonly givesUpAfterSeconds: number;
}

export interface SimulatedCall {
  readonly callId: string;
  /** The simulated side: the caller's number, or the number that the agent dialled. */
  readonly number: string;
  readonly displayName: string;
  readonly state: 'ringing' | 'talking' | 'ended';
  /** SIP status that ended it (486, 603 …), 200 after a BYE, 0 while it lives. */
  readonly endStatus: number;
  readonly direction: 'toAgent' | 'fromAgent';
  /** UTC epoch milliseconds; null until it happens. */
  readonly startedAt: number;
  readonly talkingAt: number | null;
  readonly endedAt: number | null;
  /** Resolves when the state is reached; rejects when the call ends before, or after 10 s. */
  reaches(state: 'talking' | 'ended'): Promise<void>;
  hangUp(): Promise<void>;
  /** Strength of one frequency in what the caller hears from now on, over `durationMs`:
   *  share of the energy within ± 20 Hz, 0 to 1, and the strongest frequency. */
  hears(
    toneHz: number,
    durationMs?: number,
  ): Promise<{ readonly share: number; readonly peakHz: number; readonly level: number }>;
  readonly digitsHeard: string;
}

export interface Callers {
  /** @throws AppError when the exchange does not answer */
  ring(request: RingRequest): Promise<SimulatedCall>;
  /** Calls that live, and the last 100 that have ended; the newest is the last. */
  readonly calls: readonly SimulatedCall[];
  onChange(listener: () => void): () => void;
  /** Resolves when the line to the exchange stands, so that numbers can be dialled. */
  ready(): Promise<void>;
  close(): Promise<void>;
}
