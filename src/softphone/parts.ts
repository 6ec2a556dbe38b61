import type { Audio } from '../audio/audio';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { CallLog } from '../callLog/callLog';
import type { ReadPhoneNumber } from '../calls/phoneNumber';
import type { Host } from '../hosts/host';
import type { LineCredential } from '../hosts/orgContract';
import type { Ownership } from '../ownership/ownership';
import type { Provider } from '../providers/provider';
import type { Settings } from '../settings/settings';
import type { FormQueue } from './formQueue';
import type { Line } from './line';
import type { Preferences } from './preferences';
import type { Store } from './store';

/** Everything the phone is made of, handed in by `main.ts` (or by a desk in tests). The phone itself touches no browser global. */
export interface PhoneParts {
  readonly host: Host;
  /** Makes the provider that the settings name. Nothing is under way before its `start`. */
  readonly createProvider: (order: {
    readonly settings: Settings;
    readonly credential: () => Promise<LineCredential>;
  }) => Promise<Provider>;
  /** @throws AppError that names the field which is wrong */
  readonly readSettings: (raw: Readonly<Record<string, string>>) => Settings;
  readonly readPhoneNumber: ReadPhoneNumber;
  readonly callLog: CallLog;
  readonly ownership: Ownership;
  readonly audio: Audio;
  readonly preferences: Preferences;
  readonly clock: Clock;
  readonly log: Log;
  /** Where a person is asked before the page goes away: the window. */
  readonly page: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
  /** Hands a text to the person as a file, or bytes in place of it. */
  readonly saveFile: (file: {
    readonly name: string;
    readonly mediaType: string;
    readonly text: string;
    readonly bytes?: Uint8Array<ArrayBuffer>;
  }) => void;
  /** Of the package that the phone came in, or empty: files for admins name its objects so. */
  readonly namespace: string;
  /** An id for an outbound call, never given twice. */
  readonly newCallId: () => string;
}

/** What commands and reactions work with. */
export interface PhoneContext extends PhoneParts {
  readonly store: Store;
  readonly line: Line;
  readonly openForm: FormQueue;
  /** Brings the phone up again from where its start failed. */
  readonly restart: () => Promise<void>;
}
