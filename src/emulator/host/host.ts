import { dialPayload } from '../scenarios/dialledNumber';
import { withDetails } from '../scenarios/errorDetails';
import { answerDelayMs } from '../scenarios/hostAnswers';
import { navigationCount } from '../scenarios/navigationEvents';
import { withFlags } from '../scenarios/replyFlags';
import { ScenarioBoard } from '../scenarios/scenarioBoard';
import { layoutOf } from '../scenarios/softphoneLayouts';
import { withUnknownKeys } from '../scenarios/unknownKeys';
import { shownAddress } from '../scenarios/viewAddress';
import { withCode } from '../scenarios/wrongArguments';
import type { HostConsole } from './hostConsole';
import { gapText, sayLoudly } from './loud';
import { readCall } from './message';
import type { CallMessage, ErrorEntry, HostMessage, MethodResponse } from './message';
import type { Gap, HostMethod, MethodContext } from './method';
import { NO_REPLY } from './method';
import { METHODS } from './methods/index';
import { genericError, isRefusal } from './refusal';
import { DEFAULT_LAYOUT } from './softphoneLayout';
import { addToTrace } from './trace';
import type { TraceLine } from './trace';
import { unreadKeys } from './unreadKeys';
import { viewPayload } from './viewPayload';

type MessageRest = Pick<HostMessage, 'response' | 'eventName' | 'shouldExecuteCallback' | 'shouldExecuteListener'>;

export interface HostParts {
  readonly console: HostConsole;
  /** The window of the adapter's frame; null while there is none. */
  readonly frameWindow: () => Window | null;
  /** Exact origin of the adapter page. */
  readonly adapterOrigin: string;
  readonly trace?: TraceLine[];
  /** Is told of each line as it is added. */
  readonly onTrace?: (line: TraceLine) => void;
  readonly sayLoudly?: (gap: Gap) => void;
  readonly methods?: ReadonlyMap<string, HostMethod>;
  /** What goes otherwise than usual. */
  readonly scenarios?: ScenarioBoard;
}

/**
 * The host side of Open CTI for one adapter frame. Messages from any other window or origin, or of another shape, are counted and
 * otherwise ignored. Replies are never sent before the adapter's own script has ended (the platform answers asynchronously).
 */
export class EmulatorHost {
  readonly trace: TraceLine[];
  /** How many messages were none of the adapter's calls. */
  ignoredMessages = 0;
  /** The first registration of each listener: method name, for channels `subscribe:<channel>`. */
  private readonly listeners = new Map<string, CallMessage>();
  private readonly methods: ReadonlyMap<string, HostMethod>;
  private readonly sayLoudly: (gap: Gap) => void;
  private readonly scenarios: ScenarioBoard;

  constructor(private readonly parts: HostParts) {
    this.trace = parts.trace ?? [];
    this.methods = parts.methods ?? METHODS;
    this.sayLoudly = parts.sayLoudly ?? sayLoudly;
    this.scenarios = parts.scenarios ?? new ScenarioBoard();
  }

  /** Starts to listen; the returned function stops it. */
  listen(window: Window): () => void {
    const onMessage = (event: MessageEvent) => this.receive(event);
    window.addEventListener('message', onMessage);
    return () => window.removeEventListener('message', onMessage);
  }

  /** Tells the adapter's click-to-dial listeners, all of them with one message. */
  clickedToDial(payload: Readonly<Record<string, unknown>>): void {
    this.tell('onClickToDial', dialPayload(this.scenarios.value('dialledNumber'), payload));
  }

  /** Tells the adapter's navigation listeners what the agent looks at now. */
  async navigated(): Promise<void> {
    if (!this.listeners.has('onNavigationChange')) return;
    const view = await this.parts.console.currentView();
    const url = shownAddress(this.scenarios.value('viewAddress'), view.url);
    const count = navigationCount(this.scenarios.value('navigationEvents'));
    for (let told = 0; told < count; told += 1)
      this.tell('onNavigationChange', viewPayload({ ...view, url }, this.parts.console));
  }

  /** Somebody starts a call of the work queue. */
  startWork(workId: string, to: string): void {
    this.tell('onWorkStart', { workId, completeWorkWhen: 'TaskSaved', attributes: { to } });
  }

  /** Another component of the page publishes to a channel. */
  publish(channelName: string, message: unknown): void {
    this.tell(channelKey(channelName), message, channelName);
  }

  private receive(event: MessageEvent): void {
    const frame = this.parts.frameWindow();
    const isFromAdapter = frame !== null && event.source === frame && event.origin === this.parts.adapterOrigin;
    const call = isFromAdapter ? readCall(event.data) : null;
    if (!call) {
      this.ignoredMessages += 1;
      return;
    }
    this.note({ at: Date.now(), way: 'toHost', message: event.data });
    void this.answer(call);
  }

  /** Does what a message of a saved trace asks for; resolves with the answer that the adapter would get, null for none. */
  async play(data: unknown): Promise<unknown> {
    const call = readCall(data);
    const answer = call && (await this.answerTo(call));
    return call && answer ? this.messageFor(call, answer) : null;
  }

  private async answer(call: CallMessage): Promise<void> {
    const answer = await this.answerTo(call);
    if (answer) this.send(call, answer);
  }

  private async answerTo(call: CallMessage): Promise<MessageRest | null> {
    const response = await this.responseTo(call);
    const delayMs = answerDelayMs(this.scenarios.value('hostAnswers'));
    if (response === NO_REPLY || delayMs === null) return null;
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    return { response, shouldExecuteCallback: call.isCallbackRegistered, shouldExecuteListener: false };
  }

  private async responseTo(call: CallMessage): Promise<MethodResponse | typeof NO_REPLY> {
    try {
      const method = this.methodOf(call);
      unreadKeys(call).forEach((gap) => this.sayLoudly(gap));
      const returnValue = await method(call.args, this.contextOf(call));
      this.register(call);
      if (returnValue !== NO_REPLY) return { success: true, returnValue: returnValue ?? null, errors: null };
      if (this.scenarios.value('listenerReplies') === 'none') return NO_REPLY;
      return { success: true, returnValue: null, errors: null };
    } catch (thrown) {
      return { success: false, returnValue: null, errors: [this.errorEntry(thrown, call)] };
    }
  }

  private methodOf(call: CallMessage): HostMethod {
    const method = this.methods.get(call.methodName);
    if (method) return method;
    this.sayLoudly({
      called: `${call.methodName}(${gapText(call.args)})`,
      answered: 'GENERIC_ERROR',
      file: `src/emulator/host/methods/${call.methodName}.ts`,
    });
    throw genericError();
  }

  private register(call: CallMessage): void {
    // A subscription is a listener whatever its flag says: the library keeps the listeners of channels on its own side.
    const isSubscription = call.methodName === 'subscribe';
    if (!call.isListenerRegistered && !isSubscription) return;
    const name = isSubscription ? channelKey(String(call.args.eventName)) : call.methodName;
    if (!this.listeners.has(name)) this.listeners.set(name, call);
  }

  private errorEntry(thrown: unknown, call: CallMessage): ErrorEntry {
    if (isRefusal(thrown)) {
      const entry = withDetails(this.scenarios.value('errorDetails'), thrown.entry);
      return withCode(this.scenarios.value('wrongArguments'), entry);
    }
    console.error(`[Emulator] ${call.methodName} failed in the emulator itself`, thrown);
    return genericError().entry;
  }

  private contextOf(call: CallMessage): MethodContext {
    return {
      console: this.parts.console,
      layout: layoutOf(this.scenarios.value('softphoneLayout'), DEFAULT_LAYOUT),
      scenario: (key) => this.scenarios.value(key),
      publish: (channelName, message) => this.tell(channelKey(channelName), message, channelName),
      unsubscribe: (channelName) => void this.listeners.delete(channelKey(channelName)),
      sayLoudly: (gap) => this.sayLoudly({ ...gap, called: `${call.methodName}: ${gap.called}` }),
    };
  }

  private tell(listenerName: string, payload: unknown, eventName?: string): void {
    const registration = this.listeners.get(listenerName);
    if (!registration || answerDelayMs(this.scenarios.value('hostAnswers')) === null) return;
    const message = { response: payload, shouldExecuteCallback: false, shouldExecuteListener: true };
    this.send(registration, eventName === undefined ? message : { ...message, eventName });
  }

  private send(call: CallMessage, rest: MessageRest): void {
    const message = this.messageFor(call, rest);
    this.note({ at: Date.now(), way: 'toAdapter', message });
    this.parts.frameWindow()?.postMessage(message, this.parts.adapterOrigin);
  }

  private messageFor({ apiVersion, methodName, callId }: CallMessage, rest: MessageRest): Partial<HostMessage> {
    const usual: HostMessage = { apiVersion, apiType: 'opencti', methodName, callId, ...rest };
    const extended = withUnknownKeys(this.scenarios.value('unknownKeys'), usual);
    return withFlags(this.scenarios.value('replyFlags'), extended);
  }

  private note(line: TraceLine): void {
    addToTrace(this.trace, line);
    this.parts.onTrace?.(line);
  }
}

function channelKey(channelName: string): string {
  return `subscribe:${channelName}`;
}
