/**
 * Visualforce remoting in the browser, with the surface that Salesforce documents: `Visualforce.remoting.Manager.invokeAction`,
 * `Visualforce.remoting.timeout`, and one global object per controller class. Written from its documentation.
 *
 * Assumed, since no page says it: texts and status codes of the two failures that never reached Apex (see `failureOf`), and that
 * an unknown action throws.
 */

/** What the server writes into a page. */
export interface RemotingPageData {
  readonly pageId: string;
  readonly csrf: string;
  /** `CtiPhone.ask` */
  readonly actions: readonly string[];
}

export interface RemotingEvent {
  readonly status: boolean;
  readonly type: 'rpc' | 'exception';
  readonly tid: number;
  readonly ref: boolean;
  readonly action: string;
  readonly method: string;
  readonly statusCode: number;
  readonly message?: string;
  /** Apex stack trace. */
  readonly where?: string;
}

/** One call on its way; also the shape in which it travels. */
interface Transaction {
  readonly action: string;
  readonly method: string;
  readonly data: readonly unknown[];
  readonly type: 'rpc';
  readonly tid: number;
  readonly ctx: { readonly csrf: string; readonly vid: string; readonly ns: string; readonly ver: number };
}

interface Waiting {
  readonly transaction: Transaction;
  readonly callback: (result: unknown, event: RemotingEvent) => void;
  readonly escape: boolean;
}

interface RemoteAnswer {
  readonly tid: number;
  readonly statusCode: number;
  readonly type: 'rpc' | 'exception';
  readonly result?: unknown;
  readonly message?: string;
  readonly where?: string;
}

interface CallOptions {
  readonly buffer?: boolean;
  readonly escape?: boolean;
  readonly timeout?: number;
}

export interface RemotingParts {
  readonly data: RemotingPageData;
  readonly newRequest: () => XMLHttpRequest;
  /** Runs later, for calls that travel together. */
  readonly later: (action: () => void) => void;
}

const LONGEST_TIMEOUT_MS = 120_000;

export class Remoting {
  /** Milliseconds; the page may change it. */
  timeout = 30_000;
  readonly Manager = { invokeAction: (...args: unknown[]): void => this.invoke(args) };
  private nextTid = 2;
  private buffered: Waiting[] = [];

  constructor(private readonly parts: RemotingParts) {}

  /** `(name, …arguments, callback, options?)` */
  private invoke([name, ...rest]: unknown[]): void {
    const place = rest.findLastIndex((each) => typeof each === 'function');
    if (!this.parts.data.actions.includes(name as string) || place < 0) {
      throw new Error(`Visualforce Remoting: no remote action ${String(name)}, or no callback`);
    }
    const options = (rest[place + 1] ?? {}) as CallOptions;
    const waiting: Waiting = {
      transaction: this.transaction(name as string, rest.slice(0, place)),
      callback: rest[place] as Waiting['callback'],
      escape: options.escape !== false,
    };
    const timeout = Math.min(options.timeout ?? this.timeout, LONGEST_TIMEOUT_MS);
    if (options.buffer === false) this.send([waiting], timeout);
    else this.buffer(waiting, timeout);
  }

  private transaction(name: string, data: readonly unknown[]): Transaction {
    const { action, method } = actionOf(name);
    const { csrf, pageId } = this.parts.data;
    return { action, method, data, type: 'rpc', tid: this.nextTid++, ctx: { csrf, vid: pageId, ns: '', ver: 65 } };
  }

  private buffer(waiting: Waiting, timeout: number): void {
    this.buffered.push(waiting);
    if (this.buffered.length > 1) return;
    this.parts.later(() => this.send(this.buffered.splice(0), timeout));
  }

  private send(all: readonly Waiting[], timeout: number): void {
    const request = this.parts.newRequest();
    const fail = (message: string): void =>
      all.forEach((each) => finish(each, failureOf(each, request.status, message)));
    request.open('POST', '/apexremote');
    request.timeout = timeout;
    request.setRequestHeader('Content-Type', 'application/json');
    request.setRequestHeader('X-User-Agent', 'Visualforce-Remoting');
    request.onload = () => receive(all, request);
    request.onerror = () => fail('Unable to connect to the server (communication failure).');
    request.ontimeout = () => fail('Unable to connect to the server (transaction aborted: timeout).');
    const bodies = all.map((each) => each.transaction);
    request.send(JSON.stringify(bodies.length === 1 ? bodies[0] : bodies));
  }
}

function receive(all: readonly Waiting[], request: XMLHttpRequest): void {
  const answers = readAnswers(request.responseText);
  for (const waiting of all) {
    const answer = answers?.find((each) => each.tid === waiting.transaction.tid);
    // A sign-in page in place of JSON: the session is over.
    finish(
      waiting,
      answer ?? failureOf(waiting, request.status, 'Unable to parse the answer of the server. Logged in?'),
    );
  }
}

function readAnswers(text: string): readonly RemoteAnswer[] | null {
  try {
    const parsed = JSON.parse(text) as RemoteAnswer | readonly RemoteAnswer[];
    return Array.isArray(parsed) ? (parsed as readonly RemoteAnswer[]) : [parsed as RemoteAnswer];
  } catch {
    return null;
  }
}

function failureOf({ transaction }: Waiting, statusCode: number, message: string): RemoteAnswer {
  return { tid: transaction.tid, statusCode, type: 'exception', message };
}

function finish({ transaction, callback, escape }: Waiting, answer: RemoteAnswer): void {
  const { action, method, tid } = transaction;
  const { statusCode, type, message, where } = answer;
  const texts = { ...(message === undefined ? {} : { message }), ...(where === undefined ? {} : { where }) };
  const event: RemotingEvent = { status: type === 'rpc', type, tid, ref: false, action, method, statusCode, ...texts };
  const result = type === 'rpc' ? (answer.result ?? null) : null;
  callback(escape ? escaped(result) : result, event);
}

/** Every text in a result, made harmless in HTML; this is the default, and it spoils JSON. */
function escaped(value: unknown): unknown {
  if (typeof value === 'string') {
    const names: Readonly<Record<string, string>> = {
      '&': '&amp;',
      '<': '&lt;',
      '>': '&gt;',
      '"': '&quot;',
      "'": '&#39;',
    };
    return value.replace(/[&<>"']/g, (letter) => names[letter]!);
  }
  if (Array.isArray(value)) return value.map(escaped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, escaped(each)]));
}

/** Puts the documented globals into a page: `Visualforce.remoting` and one object per controller class. */
export function installRemoting(page: object, remoting: Remoting, actions: readonly string[]): void {
  const globals = page as Record<string, Record<string, unknown> | undefined>;
  globals.Visualforce = { ...globals.Visualforce, remoting };
  for (const name of actions) {
    const { action, method } = actionOf(name);
    const [first = '', ...inNamespace] = action.split('.');
    const call = (...args: unknown[]): void => remoting.Manager.invokeAction(name, ...args);
    const [className] = inNamespace;
    const holder = (globals[first] ??= {});
    if (className === undefined) holder[method] = call;
    else holder[className] = { ...(holder[className] as object | undefined), [method]: call };
  }
}

/** `CtiPhone.ask`, in a package `ns.CtiPhone.ask`: the method is what stands behind the last point. */
function actionOf(name: string): { readonly action: string; readonly method: string } {
  const place = name.lastIndexOf('.');
  return { action: name.slice(0, place), method: name.slice(place + 1) };
}
