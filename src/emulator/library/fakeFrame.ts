import { installLibrary } from './installLibrary';
import type { Request } from './wire';

export const CONSOLE = 'http://lightning.acme.localhost:4400';
export const GOOD_SEARCH = `?mode=Lightning&ltn_app_id=06m&isdtp=vw&sfdcIframeOrigin=${encodeURIComponent(CONSOLE)}&clc=1&nonce=ab`;

type Method = (...args: unknown[]) => void;

/** `sforce.opencti` as a page sees it. */
export type Library = Record<string, Method> & {
  readonly SCREENPOP_TYPE: unknown;
  readonly CALL_TYPE: unknown;
  readonly hvs: Record<string, Method>;
};

/** A page in a console's frame, with the console's side of the messages in a test's hands. */
export class FakeFrame {
  readonly sent: { readonly message: Request; readonly targetOrigin: unknown }[] = [];
  readonly window: Window;
  /** What the script threw when it was loaded. */
  thrown: unknown = undefined;
  private readonly listeners: ((event: MessageEvent) => void)[] = [];

  constructor({ search = GOOD_SEARCH, apiVersion = 65, protocol = 'http:' } = {}) {
    this.window = {
      location: { search, protocol },
      addEventListener: (_: string, listener: (event: MessageEvent) => void) => this.listeners.push(listener),
      parent: {
        // Structured clone, as the browser does it: functions and the like are refused.
        postMessage: (message: Request, targetOrigin: unknown) =>
          this.sent.push({ message: structuredClone(message), targetOrigin }),
      },
    } as unknown as Window;
    try {
      installLibrary({ window: this.window, apiVersion });
    } catch (error) {
      this.thrown = error;
    }
  }

  get opencti(): Library {
    return (this.window as unknown as { sforce: { opencti: Library } }).sforce.opencti;
  }

  /** The message that was sent last. */
  get last(): Request {
    return this.sent.at(-1)!.message;
  }

  get isListening(): boolean {
    return this.listeners.length > 0;
  }

  /** Replies to a request as the console does, unless `change` says otherwise. */
  reply(to: Request, response: unknown, change: Readonly<Record<string, unknown>> = {}): void {
    const { methodName, callId, apiVersion, apiType } = to;
    const flags = { shouldExecuteCallback: true, shouldExecuteListener: false };
    this.deliver({ methodName, callId, apiVersion, apiType, response, ...flags, ...change });
  }

  deliver(data: unknown, origin = CONSOLE): void {
    for (const listener of this.listeners) listener({ data, origin } as MessageEvent);
  }
}

export const DONE = { success: true, returnValue: null, errors: null };
