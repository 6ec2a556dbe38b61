import type { Problem } from '../base/appError';
import type { EndReason } from '../calls/call';
import type { LineWord } from '../calls/lineWord';

/**
 * The port to a phone system. Rules, each checked by `providerContract.ts` for every implementation:
 *
 * 1. Nothing happens in the constructor; `start` begins, and `lineChanged` tells how far it got.
 * 2. A line that loses its server comes back by itself, for ever, and says so: `reconnecting` → `registered`.
 * 3. Every call begins with `callOffered` (inbound) or the promise of `dial` (outbound) and ends with exactly one
 *    `callEnded`, whoever ended it; after that no event names this call.
 * 4. A command for a call that is already over does nothing. A command that fails rejects with an AppError and the
 *    call goes on; only a failed `dial` ends its call too. An `answer` that fails for want of a microphone leaves the
 *    call ringing (`callProblem` says why), so that the agent can allow it and answer again; where the call is lost
 *    with the answer, `callEnded` comes before the rejection.
 * 5. After `stop` resolved no event is sent and all media is released. `start` may follow again.
 * 6. The optional commands are left out where the phone system cannot do them; the phone then shows no button.
 * 7. Nothing that comes from the wire may throw out of the provider.
 */
export interface Provider {
  /** @throws AppError when the line can never work with these settings; outages are events, not errors. */
  start(listener: (event: LineEvent) => void): Promise<void>;
  stop(): Promise<void>;

  /** Calls a number (E.164, or raw digits for internal numbers). Resolves with the phone system's call id as soon as
   *  the request is under way; the rest comes as events under `callId`. */
  dial(callId: string, number: string): Promise<{ readonly phoneSystemCallId: string }>;
  /** @throws AppError `microphone-refused`, `microphone-missing`, `microphone-busy`: the call rings on (rule 4) */
  answer(callId: string): Promise<void>;
  /** Refuses a ringing call, so that the caller hears busy. */
  decline(callId: string): Promise<void>;
  /** Ends a call in any phase (cancels one that is still dialling). */
  hangUp(callId: string): Promise<void>;

  setMuted?(callId: string, muted: boolean): Promise<void>;
  hold?(callId: string): Promise<void>;
  resume?(callId: string): Promise<void>;
  /** Sends keys `0-9*#` into a connected call. */
  sendDigits?(callId: string, digits: string): Promise<void>;
}

export type LineState = 'connecting' | 'registered' | 'reconnecting' | 'failed' | 'stopped';

/** What a provider tells. `callId` is made by the provider for inbound calls and given by the phone for outbound ones. */
export type LineEvent =
  | { readonly type: 'lineChanged'; readonly state: LineState; readonly problem: Problem | null }
  | {
      readonly type: 'callOffered';
      readonly callId: string;
      readonly phoneSystemCallId: string;
      readonly rawNumber: string;
      readonly displayName: string;
      /** True when the phone system marks the caller as withheld (Privacy header, anonymous.invalid). */
      readonly isWithheld: boolean;
      /** What else the phone system says; only on a line whose headers the settings trust. */
      readonly word?: LineWord;
    }
  /** `hasOwnSound`: the phone system plays its own ringing tone or announcement; play none over it. */
  | { readonly type: 'callAlerting'; readonly callId: string; readonly hasOwnSound?: boolean }
  | { readonly type: 'callConnected'; readonly callId: string }
  | { readonly type: 'callHeld'; readonly callId: string }
  | { readonly type: 'callResumed'; readonly callId: string }
  | { readonly type: 'callMuted'; readonly callId: string; readonly muted: boolean }
  /** Something the agent should know about a call that goes on; null when it is mended. */
  | { readonly type: 'callProblem'; readonly callId: string; readonly problem: Problem | null }
  | { readonly type: 'callEnded'; readonly callId: string; readonly reason: EndReason };
