import { FakeConsole } from '../host/fakeConsole';
import { EmulatorHost } from '../host/host';
import type { HostMessage } from '../host/message';
import { installLibrary } from '../library/installLibrary';
import type { Request } from '../library/wire';

const CONSOLE_ORIGIN = 'http://lightning.acme.localhost:4400';
const ADAPTER_ORIGIN = 'http://adapter.example';
export const API_VERSION = 65;

type Method = (...given: readonly unknown[]) => void;

/** `sforce.opencti` of the adapter, found by name as a case gives it. */
export type Library = Readonly<Record<string, Method>> & { readonly hvs: Readonly<Record<string, Method>> };

/**
 * One host with two doors: the adapter's window, into which messages can be posted by hand, and our stand-in of Salesforce's library
 * in that same window. No browser is needed, so the table can be made by a script.
 */
export class TwoDoors {
  readonly console = new FakeConsole();
  readonly host: EmulatorHost;
  /** What the library posted. */
  readonly posted: Request[] = [];
  /** What the adapter's window received, whoever had asked. */
  readonly received: HostMessage[] = [];
  readonly opencti: Library;
  private toHost: Hear = () => undefined;
  private readonly adapterListeners: Hear[] = [];
  private readonly waiting = new Set<() => void>();

  constructor() {
    const frame = { postMessage: (message: HostMessage, target: string) => this.deliver(message, target) };
    this.host = new EmulatorHost({
      console: this.console,
      frameWindow: () => frame as unknown as Window,
      adapterOrigin: ADAPTER_ORIGIN,
      // Gaps are refusals in the table; nobody reads them here.
      sayLoudly: () => undefined,
    });
    this.host.listen({ addEventListener: (_: string, hear: Hear) => (this.toHost = hear) } as unknown as Window);
    const reach = (data: unknown) => this.toHost({ data, origin: ADAPTER_ORIGIN, source: frame });
    this.post = (message) => reach(structuredClone(message));
    this.opencti = this.install();
  }

  /** Posts a message by hand, from the right window and origin. */
  readonly post: (message: Record<string, unknown>) => void;

  /** The first message, received already or still to come, that fits. */
  message(fits: (message: HostMessage) => boolean): Promise<HostMessage> {
    return new Promise((resolve) => {
      const check = () => {
        const found = this.received.find(fits);
        if (!found) return;
        this.waiting.delete(check);
        resolve(found);
      };
      this.waiting.add(check);
      check();
    });
  }

  private install(): Library {
    const page = {
      location: { search: `?mode=Lightning&sfdcIframeOrigin=${encodeURIComponent(CONSOLE_ORIGIN)}`, protocol: 'http:' },
      addEventListener: (_: string, hear: Hear) => this.adapterListeners.push(hear),
      parent: { postMessage: (message: Request) => this.fromLibrary(message) },
    };
    installLibrary({ window: page as unknown as Window, apiVersion: API_VERSION });
    return (page as unknown as { sforce: { opencti: Library } }).sforce.opencti;
  }

  private fromLibrary(message: Request): void {
    this.posted.push(message);
    this.post(message as unknown as Record<string, unknown>);
  }

  private deliver(message: HostMessage, target: string): void {
    if (target !== ADAPTER_ORIGIN) return;
    const data = structuredClone(message);
    this.received.push(data);
    for (const hear of this.adapterListeners) hear({ data, origin: CONSOLE_ORIGIN });
    for (const check of [...this.waiting]) check();
  }
}

type Hear = (event: { readonly data: unknown; readonly origin: string; readonly source?: unknown }) => void;
