import { isDeepStrictEqual } from 'node:util';
import type { HostMessage, MethodResponse } from '../host/message';
import type { Argument, ConformanceCase, Refused, Success } from './conformanceCase';
import { API_VERSION, TwoDoors } from './twoDoors';

/** Whether each thing holds; null where the case says nothing about it. */
export interface Outcome {
  readonly method: string;
  /** The library posts exactly the message of the reference. */
  readonly wire: boolean;
  /** For each argument of `refused`: the library throws that text and posts nothing. */
  readonly checks: readonly boolean[];
  readonly success: Doors | null;
  readonly refusal: Doors | null;
}

/** The same, asked by a message that was written by hand, and through the library. */
export interface Doors {
  readonly byHand: boolean;
  readonly library: boolean;
}

/** How long something may stay silent until it counts as failed. */
const SILENCE_MS = 1_000;

/** Each question gets a host of its own, so that none can help another. */
export async function runCase(asked: ConformanceCase): Promise<Outcome> {
  const { method, success, refusal } = asked;
  return {
    method,
    wire: await holds(() => isWire(asked)),
    checks: await Promise.all(asked.refused.map(([given, text]) => holds(() => isThrown({ method, given, text })))),
    success: success ? await throughBoth((door) => succeeds(asked, success, door)) : null,
    refusal: refusal ? await throughBoth((door) => refuses(asked, refusal, door)) : null,
  };
}

async function isWire(asked: ConformanceCase): Promise<boolean> {
  const doors = new TwoDoors();
  const { callback, listener } = neededBy(asked);
  const argument = { ...asked.argument, ...(await asked.first?.(doors.opencti)), ...callback, ...listener };
  const callId = doors.posted.length;
  methodOf(doors, asked.method)(argument);
  const { args, ...message } = doors.posted.at(-1)!;
  const flags = { isCallbackRegistered: callback !== undefined, isListenerRegistered: listener !== undefined };
  const expected = { methodName: wireName(asked.method), callId, apiVersion: API_VERSION, apiType: 'opencti' };
  return isSame(message, { ...expected, ...flags }) && isSame(args, asked.wire);
}

/** The two methods for work queues lose their prefix on the way. */
function wireName(method: string): string {
  return method.replace(/^hvs\./, '');
}

/** Questions and commands get a callback, registrations a listener, `subscribe` both. */
function neededBy({ method }: ConformanceCase) {
  const nothing = (): void => undefined;
  return {
    callback: isListening(method) ? undefined : { callback: nothing },
    listener: isListening(method) || method === 'subscribe' ? { listener: nothing } : undefined,
  };
}

function isListening(method: string): boolean {
  return ['onClickToDial', 'onNavigationChange', 'hvs.onWorkStart'].includes(method);
}

function isThrown(call: { method: string; given: readonly unknown[]; text: string }): Promise<boolean> {
  const doors = new TwoDoors();
  try {
    methodOf(doors, call.method)(...call.given);
    return Promise.resolve(false);
  } catch (thrown) {
    return Promise.resolve(thrown instanceof Error && thrown.message === call.text && doors.posted.length === 0);
  }
}

type Door = 'byHand' | 'library';

async function succeeds(asked: ConformanceCase, success: Success, door: Door): Promise<boolean> {
  const doors = new TwoDoors();
  asked.given?.(doors.console);
  if (success.tell) return isSame(await heard(doors, { asked, tell: success.tell }, door), success.hears);
  const { returnValue, ...rest } = await answer(doors, asked, door);
  const isReturned = success.keys
    ? isSame(Object.keys(returnValue as object), success.keys)
    : isSame(returnValue, success.returns);
  const isDone = !success.done || isSame(doors.console.done, success.done);
  const isSaved = !success.saved || isSame(doors.console.org.saved, success.saved);
  return isReturned && isDone && isSaved && isSame(rest, { success: true, errors: null });
}

async function refuses(asked: ConformanceCase, refusal: Refused, door: Door): Promise<boolean> {
  const doors = new TwoDoors();
  refusal.given?.(doors.console);
  const { argument, wire = argument } = refusal;
  const { errors, ...rest } = await answer(doors, { ...asked, argument, wire }, door);
  const [error] = errors ?? [];
  const isTold = errors?.length === 1 && error?.code === refusal.code && error.description.includes(refusal.says);
  return isTold && isSame(rest, { success: false, returnValue: null }) && doors.console.done.length === 0;
}

/** The response to the call of a case. */
async function answer(doors: TwoDoors, asked: ConformanceCase, door: Door): Promise<MethodResponse> {
  if (door === 'byHand') {
    post(doors, wireName(asked.method), { args: asked.wire, callId: 7, isCallbackRegistered: true });
    const reply = await doors.message((message) => message.callId === 7);
    return isReply(reply, wireName(asked.method))
      ? (reply.response as MethodResponse)
      : Promise.reject(new Error('no reply'));
  }
  const more = await asked.first?.(doors.opencti);
  const { listener } = neededBy(asked);
  const response = await new Promise<MethodResponse>((callback) =>
    methodOf(doors, asked.method)({ ...asked.argument, ...more, ...listener, callback }),
  );
  const { success, returnValue, errors } = response;
  return { success, returnValue, errors };
}

function isReply(reply: HostMessage, methodName: string): boolean {
  const flags = { shouldExecuteCallback: true, shouldExecuteListener: false };
  const { response: _response, ...rest } = reply;
  return isSame(rest, { apiVersion: API_VERSION, apiType: 'opencti', methodName, callId: 7, ...flags });
}

/** What a listener gets after the host was moved to tell something. */
async function heard(doors: TwoDoors, told: Told, door: Door): Promise<unknown> {
  const { method, wire, argument } = told.asked;
  const hearing =
    door === 'byHand'
      ? doors.message((message) => message.shouldExecuteListener).then(({ response }) => response)
      : new Promise((listener) => methodOf(doors, method)({ ...argument, listener }));
  if (door === 'byHand') post(doors, wireName(method), { args: wire, callId: 7, isListenerRegistered: true });
  // A call that comes after the registration: once it is answered, the listener is registered.
  post(doors, 'isSoftphonePanelVisible', { args: {}, callId: 8, isCallbackRegistered: true });
  await doors.message((message) => message.callId === 8);
  await told.tell(doors.host, (methodName, args) => post(doors, methodName, { args, callId: 9 }));
  return hearing;
}

interface Told {
  readonly asked: ConformanceCase;
  readonly tell: NonNullable<Success['tell']>;
}

function post(doors: TwoDoors, methodName: string, rest: Argument): void {
  const flags = { isCallbackRegistered: false, isListenerRegistered: false };
  doors.post({ methodName, apiVersion: API_VERSION, apiType: 'opencti', ...flags, ...rest });
}

function methodOf({ opencti }: TwoDoors, method: string): (...given: readonly unknown[]) => void {
  const found = method.startsWith('hvs.') ? opencti.hvs[method.slice('hvs.'.length)] : opencti[method];
  if (!found) throw new Error(`The library has no ${method}.`);
  return found;
}

async function throughBoth(ask: (door: Door) => Promise<boolean>): Promise<Doors> {
  return { byHand: await holds(() => ask('byHand')), library: await holds(() => ask('library')) };
}

/** Whatever is thrown, or never answered, does not hold. */
export async function holds(ask: () => Promise<boolean>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), SILENCE_MS)));
  try {
    return await Promise.race([ask(), silence]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** As JSON: keys without a value do not count, nor does it from which window an object comes (clones may be of another one). */
export function isSame(found: unknown, expected: unknown): boolean {
  const [one, other] = [found, expected].map((value): unknown => JSON.parse(JSON.stringify({ value })));
  return isDeepStrictEqual(one, other);
}
