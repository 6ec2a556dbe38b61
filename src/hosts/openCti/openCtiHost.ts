import { asProblem } from '../../base/appError';
import type { Clock } from '../../base/clock';
import type { Log } from '../../base/log';
import { plainText } from '../../calls/plainText';
import { fieldsOf } from '../checkAnswers';
import type { FrontPage, Host, HostEvent, PopTarget } from '../host';
import { noHost } from '../hostErrors';
import { waitForFirstAnswer } from './firstAnswer';
import { readAppId, readHostOrigin } from './frameParameters';
import { openHiddenFrame } from './hiddenFrame';
import type { OpenFrame } from './hiddenFrame';
import { readClick, readFront, readNavigation } from '../hostEvents';
import { createOpenCtiCalls, refusalIn } from './openCtiCalls';
import type { OpenCtiCalls } from './openCtiCalls';
import { createRemotingDoor } from './remotingDoor';
import type { RemotingDoor } from './remotingDoor';
import { createSessionKeeper } from './sessionKeeper';
import type { SessionKeeper } from './sessionKeeper';
import { popByLayout, screenPopOf } from './screenPop';
import type { AdapterWindow } from './sforceOpenCti';
import { watchStrangerMessages } from './strangerMessages';
import type { StrangerMessages } from './strangerMessages';
import { DEFAULT_TIMEOUTS } from './timeouts';
import type { Timeouts } from './timeouts';

export interface OpenCtiHostParts {
  /** The browser's `window`. */
  readonly window: AdapterWindow;
  readonly clock: Clock;
  readonly log: Log;
  /** `CtiPhone.ask`: the org's one entry. */
  readonly remoteAction: string;
  /** A small page of the same origin with remoting, by which the session is kept: `/apex/SoftphoneSession`. */
  readonly sessionPage: string;
  readonly timeouts?: Partial<Timeouts>;
  /** For tests: how the session page is loaded, and 0 to just below 1. */
  readonly openFrame?: OpenFrame;
  readonly random?: () => number;
}

/** The utility bar's own limit is not documented; longer labels push other items out of sight. */
const LABEL_LIMIT = 60;
const SETTING_LIMIT = 4000;

/** Salesforce Lightning by Open CTI, with the org behind Visualforce remoting. */
export function createOpenCtiHost(parts: OpenCtiHostParts): Host {
  return new OpenCtiHost(parts);
}

class OpenCtiHost implements Host {
  readonly org: RemotingDoor;
  private readonly timeouts: Timeouts;
  private readonly calls: OpenCtiCalls;
  private readonly session: SessionKeeper;
  private strangers: StrangerMessages | null = null;
  private listener: (event: HostEvent) => void = () => undefined;
  /** Listeners of the library stay for the life of the page: a second `start` must not add a second pair. */
  private isListening = false;
  private firstSettings: unknown = null;
  private lastPlace = '';
  private shown = { label: '', icon: '' };

  constructor(private readonly parts: OpenCtiHostParts) {
    const { window, clock, log, random = Math.random, openFrame = openHiddenFrame } = parts;
    this.timeouts = { ...DEFAULT_TIMEOUTS, ...parts.timeouts };
    this.calls = createOpenCtiCalls(window, clock, this.timeouts.hostMs);
    this.session = createSessionKeeper({
      ...{ window, clock, log, random, openFrame, sessionPage: parts.sessionPage, timeouts: this.timeouts },
      tell: (event) => this.listener(event),
      checkUser: (remoting) => this.org.checkUser(remoting),
    });
    const { remoteAction } = parts;
    this.org = createRemotingDoor(this.session, { clock, remoteAction, timeoutMs: this.timeouts.orgMs });
  }

  get appId(): string {
    return readAppId(this.parts.window);
  }

  get ignoredMessages(): number {
    return this.strangers?.count ?? 0;
  }

  async start(listener: (event: HostEvent) => void): Promise<void> {
    this.listener = listener;
    const { window, clock, log } = this.parts;
    const origin = readHostOrigin(window);
    if (!window.sforce?.opencti) throw noHost("Salesforce's Open CTI script is not on the page");
    this.strangers ??= watchStrangerMessages(window, origin, log);
    const answer = await waitForFirstAnswer({ calls: this.calls, clock, timeouts: this.timeouts });
    if (!refusalIn('getCallCenterSettings', answer)) this.firstSettings = fieldsOf(answer)?.['returnValue'];
    this.listen();
    // The loading icon goes away by this; a host that does not know it loses nothing.
    this.calls
      .ask('notifyInitializationComplete')
      .catch((cause: unknown) => log.warning('host', asProblem(cause).message));
    this.session.start();
  }

  async readSettings(): Promise<Readonly<Record<string, string>>> {
    // The first answer is used once: it spares the start a round trip.
    const raw = this.firstSettings ?? (await this.calls.ask('getCallCenterSettings'));
    this.firstSettings = null;
    const texts = Object.entries(fieldsOf(raw) ?? {}).filter(([, value]) =>
      ['string', 'number', 'boolean'].includes(typeof value),
    );
    return Object.fromEntries(texts.map(([path, value]) => [path, String(value).slice(0, SETTING_LIMIT)]));
  }

  async readSoftphoneLayout(): Promise<unknown> {
    return this.calls.ask('getSoftphoneLayout');
  }

  async pop(target: PopTarget): Promise<void> {
    if (target.kind === 'layout') return popByLayout(this.calls, target);
    await this.calls.ask('screenPop', { ...screenPopOf(target) });
  }

  async readFront(): Promise<FrontPage> {
    return readFront(await this.calls.ask('getAppViewInfo'));
  }

  async refreshRecord(): Promise<void> {
    await this.calls.ask('refreshView');
  }

  async setPanelVisible(visible: boolean): Promise<void> {
    await this.calls.ask('setSoftphonePanelVisibility', { visible });
  }

  /** Sends only what changed: the label follows every step of a call. */
  async showItem(item: { readonly label: string; readonly icon: string }): Promise<void> {
    const label = plainText(item.label, LABEL_LIMIT);
    const before = this.shown;
    this.shown = { label, icon: item.icon };
    const asked: Promise<unknown>[] = [];
    if (before.label !== label) asked.push(this.calls.ask('setSoftphoneItemLabel', { label }));
    if (before.icon !== item.icon) asked.push(this.calls.ask('setSoftphoneItemIcon', { key: item.icon }));
    try {
      await Promise.all(asked);
    } catch (cause) {
      this.shown = { label: '', icon: '' };
      throw cause;
    }
  }

  async setClickToDial(enabled: boolean): Promise<void> {
    await this.calls.ask(enabled ? 'enableClickToDial' : 'disableClickToDial');
  }

  private listen(): void {
    if (this.isListening) return;
    this.isListening = true;
    this.calls.send('onClickToDial', { listener: (payload: unknown) => this.listener(readClick(payload)) });
    this.calls.send('onNavigationChange', { listener: (payload: unknown) => this.navigated(payload) });
  }

  /** The host repeats itself, at least whenever the page gets the focus back. */
  private navigated(payload: unknown): void {
    const event = readNavigation(payload);
    const place = JSON.stringify(event);
    if (!event || place === this.lastPlace) return;
    this.lastPlace = place;
    this.listener(event);
  }
}
