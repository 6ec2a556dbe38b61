import { asProblem } from '../base/appError';
import type { LineCredential } from '../hosts/orgContract';
import type { LineEvent, Provider } from '../providers/provider';
import type { PhoneParts } from './parts';
import type { LineAbilities } from './state';
import type { Store } from './store';

/** Holds the provider while this tab owns the line. */
export interface Line {
  /** The running provider; null while the line is closed. */
  provider(): Provider | null;
  /** Starts the provider that the settings name. What goes wrong comes back as `startFailed`. */
  open(): Promise<void>;
  /** Resolves when all calls are over, all media is released and the registration is given up. */
  close(): Promise<void>;
}

/** A credential with less life than this is not handed out any more. */
const SHORTEST_LIFE_MS = 30_000;

export function createLine(parts: PhoneParts, store: Store): Line {
  return new ProviderLine(parts, store);
}

/** Opening and closing wait for each other, so that there are never two registrations, however fast the tabs change. */
class ProviderLine implements Line {
  private running: Provider | null = null;
  private last: Promise<void> = Promise.resolve();
  private used: LineCredential | null = null;

  constructor(
    private readonly parts: PhoneParts,
    private readonly store: Store,
  ) {}

  provider(): Provider | null {
    return this.running;
  }

  open(): Promise<void> {
    return this.inTurn(() => this.start());
  }

  close(): Promise<void> {
    return this.inTurn(() => this.stop());
  }

  private inTurn(action: () => Promise<void>): Promise<void> {
    this.last = this.last.then(action, action);
    return this.last;
  }

  private async start(): Promise<void> {
    const { store } = this;
    const { settings } = store.state();
    if (this.running || !settings) return;
    try {
      const provider = await this.parts.createProvider({ settings, credential: () => this.credential() });
      this.running = provider;
      store.apply({ type: 'lineOpened', can: abilitiesOf(provider) });
      // An event that a stopped provider sends in spite of its contract is nobody's call any more.
      await provider.start((event: LineEvent) => this.running === provider && store.apply(event));
    } catch (thrown) {
      await this.stop();
      store.apply({ type: 'startFailed', step: 'line', problem: asProblem(thrown) });
    }
  }

  private async stop(): Promise<void> {
    if (!this.running) return;
    await this.running
      .stop()
      .catch((thrown: unknown) => this.parts.log.warning('line', 'The line did not stop cleanly', asProblem(thrown)));
    this.running = null;
    this.store.apply({ type: 'lineClosed' });
  }

  /** The session comes with one credential; it is used once, every later one is minted anew. */
  private async credential(): Promise<LineCredential> {
    const first = this.store.state().session?.line;
    if (first && first !== this.used && first.expiresAt - this.parts.clock.now() > SHORTEST_LIFE_MS) {
      this.used = first;
      return first;
    }
    const session = await this.parts.host.org.ask('startSession', {});
    this.used = session.line;
    this.store.apply({ type: 'sessionStarted', session });
    return session.line;
  }
}

function abilitiesOf(provider: Provider): LineAbilities {
  return {
    mute: provider.setMuted !== undefined,
    hold: provider.hold !== undefined && provider.resume !== undefined,
    sendDigits: provider.sendDigits !== undefined,
  };
}
