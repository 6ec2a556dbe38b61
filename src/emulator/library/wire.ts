/** Adapter → console. `callId` counts all calls of the page; `apiVersion` is a whole number. */
export interface Request {
  readonly methodName: string;
  readonly callId: number;
  readonly apiVersion: number;
  readonly apiType: 'opencti';
  readonly isCallbackRegistered: boolean;
  readonly isListenerRegistered: boolean;
  readonly args: object;
}

/** Console → adapter. Ordinary calls get `{ success, returnValue, errors }` as response, listeners the payload itself. */
export interface Reply {
  readonly methodName: string;
  readonly callId: number;
  readonly response: unknown;
  readonly eventName?: string;
  readonly shouldExecuteCallback?: boolean;
  readonly shouldExecuteListener?: boolean;
}

export type Listener = (payload: unknown) => void;

export interface Call {
  readonly methodName: string;
  readonly args: object;
  /** Whatever an adapter gave; what is no function is left aside without a word. */
  readonly callback?: unknown;
  readonly listener?: Listener | undefined;
  /** The console is told of a listener that is kept elsewhere. */
  readonly isListening?: boolean;
}

export interface WireOptions {
  readonly window: Window;
  readonly apiVersion: number;
}

/** From this version on the console says what a reply is for; before, every reply ran the callback and all listeners. */
const FLAGS_SINCE = 49;

/**
 * The messages between the adapter's page and the console around it: one request for each call, callbacks that run once, listeners
 * that nobody can remove. Messages of other senders, types or versions are ignored.
 */
export class Wire {
  /** Null until `open`: the browser then refuses to send, as it does with Salesforce's library. */
  private hostOrigin: string | null = null;
  private nextCallId = 0;
  private readonly callbacks = new Map<string, Listener>();
  private readonly listeners = new Map<string, Listener[]>();
  /** Replies that carry an event name (message channels) go here instead. */
  onEvent: (reply: Reply) => void = () => undefined;

  constructor(private readonly options: WireOptions) {}

  get apiVersion(): number {
    return this.options.apiVersion;
  }

  open(hostOrigin: string): void {
    this.hostOrigin = hostOrigin;
    this.options.window.addEventListener('message', (event) => this.receive(event));
  }

  send({ methodName, args, callback, listener, isListening = listener !== undefined }: Call): void {
    const callId = this.nextCallId++;
    if (isListener(callback)) this.callbacks.set(`${methodName}_${callId}`, callback);
    if (listener) this.listeners.set(methodName, [...(this.listeners.get(methodName) ?? []), listener]);
    const request: Request = {
      methodName,
      callId,
      apiVersion: this.apiVersion,
      apiType: 'opencti',
      isCallbackRegistered: isListener(callback),
      isListenerRegistered: isListening,
      args,
    };
    // Always the direct parent. A null origin throws a SyntaxError here, which is what adapters then see.
    this.options.window.parent.postMessage(request, this.hostOrigin as string);
  }

  private receive(event: MessageEvent): void {
    const message = event.data as (Reply & Pick<Request, 'apiVersion' | 'apiType'>) | null | undefined;
    if (event.origin !== this.hostOrigin || typeof message !== 'object' || message === null) return;
    if (message.apiVersion !== this.apiVersion || message.apiType !== 'opencti') return;
    const isOld = this.apiVersion < FLAGS_SINCE;
    if (isOld || message.shouldExecuteCallback === true) this.runCallback(message);
    if (isOld || message.shouldExecuteListener === true) this.runListeners(message);
  }

  private runCallback({ methodName, callId, response }: Reply): void {
    const key = `${methodName}_${callId}`;
    const callback = this.callbacks.get(key);
    this.callbacks.delete(key);
    callback?.(response);
  }

  private runListeners(reply: Reply): void {
    if (reply.eventName !== undefined) this.onEvent(reply);
    else for (const listener of this.listeners.get(reply.methodName) ?? []) listener(reply.response);
  }
}

export function isListener(given: unknown): given is Listener {
  return typeof given === 'function';
}
