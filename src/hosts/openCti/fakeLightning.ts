import type { HiddenFrame } from './hiddenFrame';
import type { AdapterWindow, RemotingManager, SforceOpenCti } from './sforceOpenCti';

export const LIGHTNING_ORIGIN = 'https://acme.lightning.force.com';
const API_VERSION = 65;

interface Sent {
  readonly methodName: string;
  readonly callId: number;
  readonly args: Readonly<Record<string, unknown>>;
}

interface Envelope {
  readonly apiVersion: number;
  readonly apiType: string;
  readonly methodName: string;
  readonly callId: number;
  readonly response: unknown;
  readonly shouldExecuteCallback?: boolean;
  readonly shouldExecuteListener?: boolean;
}

interface Reply {
  readonly data: unknown;
  readonly origin?: string;
  readonly source?: unknown;
}

/** For tests: a console around our page and a tiny library between them that speaks the same messages as Salesforce's. */
export class FakeLightning {
  /** Every message that our page posted to the console. */
  readonly received: Sent[] = [];
  readonly window: AdapterWindow & EventTarget;
  mood: 'willing' | 'silent' | 'refusing' | 'loading' = 'willing';
  settings: unknown = { '/reqGeneralInfo/reqInternalName': 'Softphone' };
  /** What `getAppViewInfo` and `searchAndScreenPop` answer. */
  front: unknown = {};
  found: unknown = {};
  private readonly parent = {
    postMessage: (message: Sent, target: string): void => {
      if (target !== LIGHTNING_ORIGIN) throw new DOMException(`Invalid target origin '${target}'`, 'SyntaxError');
      this.received.push(message);
      setTimeout(() => this.answer(message), 0);
    },
  };

  constructor(query = `?mode=Lightning&sfdcIframeOrigin=${encodeURIComponent(LIGHTNING_ORIGIN)}&isdtp=vw&nonce=ab12`) {
    const window = Object.assign(new EventTarget(), {
      location: { search: query, protocol: 'https:' },
      parent: this.parent,
      sforce: undefined as { opencti: SforceOpenCti } | undefined,
      Visualforce: undefined,
    });
    window.sforce = { opencti: makeLibrary(window, new URLSearchParams(query).get('sfdcIframeOrigin')) };
    this.window = window as unknown as AdapterWindow & EventTarget;
  }

  /** Gives our page Visualforce remoting. */
  setRemoting(remoting: RemotingManager | null): void {
    (this.window as { Visualforce?: unknown }).Visualforce = remoting && { remoting: { Manager: remoting } };
  }

  removeLibrary(): void {
    (this.window as { sforce?: unknown }).sforce = undefined;
  }

  /** A window posts a message to ours; by default the console does. */
  post({ data, origin = LIGHTNING_ORIGIN, source = this.parent }: Reply): void {
    this.window.dispatchEvent(Object.assign(new Event('message'), { data, origin, source }));
  }

  /** The console calls the listeners of our page. */
  tell(methodName: string, payload: unknown): void {
    this.post({ data: this.envelope({ methodName, callId: 0 }, { response: payload, shouldExecuteListener: true }) });
  }

  sent(methodName: string): readonly Sent['args'][] {
    return this.received.filter((message) => message.methodName === methodName).map((message) => message.args);
  }

  /** The message by which the console says yes or no to `message`. */
  reply(message: Pick<Sent, 'methodName' | 'callId'>, response: unknown): unknown {
    return this.envelope(message, { response, shouldExecuteCallback: true });
  }

  private envelope(message: Pick<Sent, 'methodName' | 'callId'>, rest: object): unknown {
    const { methodName, callId } = message;
    return { apiVersion: API_VERSION, apiType: 'opencti', methodName, callId, ...rest };
  }

  private answer(message: Sent): void {
    if (this.mood === 'silent' || message.methodName.startsWith('on')) return;
    const code = { refusing: 'INVALID_PARAM', loading: 'SOFTPHONE_CONTAINER_ERROR', willing: '' }[this.mood];
    const errors = code ? [{ code, description: 'An invalid value was passed.' }] : null;
    const values: Readonly<Record<string, unknown>> = {
      getCallCenterSettings: this.settings,
      getAppViewInfo: this.front,
      searchAndScreenPop: this.found,
    };
    const returnValue = errors ? null : (values[message.methodName] ?? null);
    this.post({ data: this.reply(message, { success: !errors, returnValue, errors }) });
  }
}

/** As Salesforce's: answers are taken by origin, callbacks run once, an argument without keys is refused, functions stay here. */
function makeLibrary(window: EventTarget & { parent: unknown }, target: string | null): SforceOpenCti {
  const callbacks = new Map<number, (answer: unknown) => void>();
  const listeners = new Map<string, ((payload: unknown) => void)[]>();
  let nextCallId = 0;
  const call = (methodName: string, ask: Record<string, unknown> | undefined): void => {
    if (ask === undefined || Object.keys(ask).length === 0) throw new Error('Must pass in only one object');
    const { callback, listener, ...args } = ask as { callback?: () => void; listener?: () => void };
    const callId = nextCallId++;
    if (callback) callbacks.set(callId, callback);
    if (listener) listeners.set(methodName, [...(listeners.get(methodName) ?? []), listener]);
    (window.parent as { postMessage(message: unknown, target: string): void }).postMessage(
      { methodName, callId, args },
      String(target),
    );
  };
  window.addEventListener('message', (event) => {
    const { data, origin } = event as MessageEvent<Partial<Envelope> | null>;
    if (origin !== target || data?.apiType !== 'opencti' || data.apiVersion !== API_VERSION) return;
    const { callId = -1, methodName = '', response } = data;
    if (data.shouldExecuteListener) listeners.get(methodName)?.forEach((listener) => listener(response));
    if (!data.shouldExecuteCallback) return;
    const callback = callbacks.get(callId);
    callbacks.delete(callId);
    callback?.(response);
  });
  return new Proxy({} as SforceOpenCti, {
    get: (_, name) => (ask?: Record<string, unknown>) => call(String(name), ask),
  });
}

interface FakeFrame {
  readonly address: string;
  /** The page comes: ours with remoting, or another one without. */
  readonly load: (remoting: RemotingManager | null) => void;
  isRemoved: boolean;
}

/** For tests: hidden frames whose pages load when told. */
export class FakeFrames {
  readonly opened: FakeFrame[] = [];
  onOpen: (frame: FakeFrame) => void = () => undefined;

  readonly open = (address: string): HiddenFrame => {
    let contentWindow: unknown = null;
    let onLoad = (): void => undefined;
    const loaded = new Promise<void>((resolve) => (onLoad = resolve));
    const load = (remoting: RemotingManager | null): void => {
      contentWindow = remoting ? { Visualforce: { remoting: { Manager: remoting } } } : {};
      onLoad();
    };
    const frame = { address, load, isRemoved: false };
    this.opened.push(frame);
    this.onOpen(frame);
    return {
      loaded,
      get contentWindow() {
        return contentWindow;
      },
      remove: () => void (frame.isRemoved = true),
    };
  };
}

/** For tests: remoting whose answers a function gives; it gets the request as sent. */
export class FakeRemoting implements RemotingManager {
  readonly calls: {
    readonly action: string;
    readonly request: { operation: string; version: number; input: unknown };
    readonly options: unknown;
  }[] = [];

  constructor(
    public answer: (operation: string) => { readonly result?: unknown; readonly event?: object } | null = () => null,
  ) {}

  readonly invokeAction: RemotingManager['invokeAction'] = (...call) => {
    const [action, json, callback, options] = call;
    const request = JSON.parse(json) as { operation: string; version: number; input: unknown };
    this.calls.push({ action, request, options });
    const said = this.answer(request.operation);
    if (said) setTimeout(() => callback(said.result ?? null, said.event ?? { status: true, type: 'rpc' }), 0);
  };
}
