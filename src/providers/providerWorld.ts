import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import type { LineCredential } from '../hosts/orgContract';
import type { Settings } from '../settings/settings';
import type { Provider } from './provider';

/** What every provider is given; it takes what it needs. */
export interface ProviderWorld {
  readonly settings: Settings;
  /** Mints credentials for the line; asked again before they expire and after a refusal. */
  readonly credential: () => Promise<LineCredential>;
  /** A UUID that stays the same for this browser, so that a reload replaces its old registration. */
  readonly instanceId: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** What the entry file of a provider's folder exports. */
export interface ProviderModule {
  createProvider(world: ProviderWorld): Provider;
}
