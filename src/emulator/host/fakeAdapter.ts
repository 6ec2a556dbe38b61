import { FakeConsole } from './fakeConsole';
import { EmulatorHost } from './host';
import type { HostMessage, MethodResponse } from './message';
import { ScenarioBoard } from '../scenarios/scenarioBoard';
import type { Gap } from './method';

export const ADAPTER_ORIGIN = 'http://adapter.example';

/** A host with a console that writes down, and an adapter that writes its messages by hand instead of using a library. */
export function makeDesk(): Desk {
  return new Desk();
}

export class Desk {
  readonly console = new FakeConsole();
  readonly scenarios = new ScenarioBoard();
  readonly gaps: Gap[] = [];
  readonly host: EmulatorHost;
  /** Everything that the adapter's window received, with the target origin that the host named. */
  readonly received: { readonly message: HostMessage; readonly targetOrigin: string }[] = [];
  readonly frame: Window;
  private readonly waiting = new Set<() => void>();
  private readonly stopListening: () => void;
  private nextCallId = 0;

  constructor() {
    const element = document.body.appendChild(document.createElement('iframe'));
    this.frame = element.contentWindow as Window;
    this.frame.postMessage = ((message: HostMessage, targetOrigin: string) => {
      this.received.push({ message, targetOrigin });
      for (const check of [...this.waiting]) check();
    }) as Window['postMessage'];
    this.host = new EmulatorHost({
      console: this.console,
      frameWindow: () => this.frame,
      adapterOrigin: ADAPTER_ORIGIN,
      scenarios: this.scenarios,
      sayLoudly: (gap) => this.gaps.push(gap),
    });
    this.stopListening = this.host.listen(window);
  }

  /** Posts whatever a test likes, by default from the right window and origin. */
  post(data: unknown, from: { readonly origin?: string; readonly source?: Window } = {}): void {
    const { origin = ADAPTER_ORIGIN, source = this.frame } = from;
    window.dispatchEvent(new MessageEvent('message', { data, origin, source }));
  }

  /** Posts a well-formed call with a callback and waits for the reply. */
  async call(methodName: string, args: unknown = {}): Promise<MethodResponse> {
    const callId = this.nextCallId;
    this.nextCallId += 1;
    this.post({ ...callOf(methodName, args), callId, isCallbackRegistered: true });
    const reply = await this.message((message) => message.callId === callId && !message.shouldExecuteListener);
    return reply.response as MethodResponse;
  }

  /** Posts the registration of a listener and waits until the host has dealt with it (by a call that comes after it). */
  async register(methodName: string, args: unknown = {}): Promise<void> {
    this.post({ ...callOf(methodName, args), callId: this.nextCallId, isListenerRegistered: true });
    this.nextCallId += 1;
    await this.call('isSoftphonePanelVisible');
  }

  /** The first message, received already or still to come, that fits. */
  message(fits: (message: HostMessage) => boolean): Promise<HostMessage> {
    return new Promise((resolve) => {
      const check = () => {
        const found = this.received.find(({ message }) => fits(message));
        if (!found) return;
        this.waiting.delete(check);
        resolve(found.message);
      };
      this.waiting.add(check);
      check();
    });
  }

  close(): void {
    this.stopListening();
    document.body.replaceChildren();
  }
}

/** A call as the library of version 57 writes it. */
export function callOf(methodName: string, args: unknown = {}): Record<string, unknown> {
  return {
    methodName,
    callId: 0,
    apiVersion: 57,
    apiType: 'opencti',
    isCallbackRegistered: false,
    isListenerRegistered: false,
    args,
  };
}
