import { asProblem } from '../../base/appError';
import type { Clock } from '../../base/clock';
import { fieldsOf } from '../checkAnswers';
import type { FrontPage, Host, HostEvent, ItemIcon, PopTarget } from '../host';
import { hostRefused, hostTimeout, noHost, noLayoutPop, searchTooShort, sessionExpired } from '../hostErrors';
import { readClick, readFront, readNavigation } from '../hostEvents';
import { MemoryOrg } from './memoryOrg';
import type { MemoryOrgScript } from './memoryOrg';

export interface MemoryHostScript extends MemoryOrgScript {
  readonly settings?: Readonly<Record<string, string>>;
  /** The softphone layout opens something. */
  readonly hasLayoutPop?: boolean;
}

/** Settings of a phone that can be used at once. */
const SETTINGS: Readonly<Record<string, string>> = {
  '/reqGeneralInfo/reqInternalName': 'Softphone',
  '/reqGeneralInfo/reqDisplayName': 'Softphone',
};

const HOST_TIMEOUT_MS = 8_000;

export function createMemoryHost(script: MemoryHostScript = {}): MemoryHost {
  return new MemoryHost(script);
}

/** A console and an org that fit into a test: everything the phone did is written down, everything else can be told to happen. */
export class MemoryHost implements Host {
  readonly org: MemoryOrg;
  readonly pops: PopTarget[] = [];
  /** What the utility bar showed, oldest first. */
  readonly items: { readonly label: string; readonly icon: ItemIcon }[] = [];
  refreshes = 0;
  isPanelVisible = false;
  isClickToDialOn = false;
  ignoredMessages = 0;
  appId = '06m000000000001AAA';
  /** `silent`: nobody answers · `refusing`: every step is refused. */
  mood: 'willing' | 'silent' | 'refusing' = 'willing';
  private listener: (event: HostEvent) => void = () => undefined;
  private lastPlace = '';
  /** What `getAppViewInfo` answers: the page that was opened last. */
  private front: unknown = {};

  constructor(private readonly script: MemoryHostScript = {}) {
    this.org = new MemoryOrg(script);
  }

  async start(listener: (event: HostEvent) => void): Promise<void> {
    if (this.mood === 'silent') {
      await this.waitInVain(10_000);
      throw noHost('nobody answered within 10 s');
    }
    this.listener = listener;
  }

  async readSettings(): Promise<Readonly<Record<string, string>>> {
    await this.step('getCallCenterSettings');
    return { ...SETTINGS, ...this.script.settings };
  }

  async readSoftphoneLayout(): Promise<unknown> {
    await this.step('getSoftphoneLayout');
    const screenPopSettings = { NoMatch: { screenPopType: 'DoNotPop' }, SingleMatch: { screenPopType: 'PopToEntity' } };
    return { Inbound: { objects: { Contact: [{ apiName: 'Name' }] }, screenPopSettings } };
  }

  async pop(target: PopTarget): Promise<void> {
    const isSearch = target.kind === 'search' || target.kind === 'layout';
    if (isSearch && target.text.length < 3) throw searchTooShort(target.text);
    await this.step('screenPop');
    if (target.kind === 'layout' && !this.script.hasLayoutPop) throw noLayoutPop(target.text);
    this.pops.push(target);
  }

  async readFront(): Promise<FrontPage> {
    await this.step('getAppViewInfo');
    return readFront(this.front);
  }

  async refreshRecord(): Promise<void> {
    await this.step('refreshView');
    this.refreshes += 1;
  }

  async setPanelVisible(visible: boolean): Promise<void> {
    await this.step('setSoftphonePanelVisibility');
    this.isPanelVisible = visible;
  }

  async showItem(item: { readonly label: string; readonly icon: ItemIcon }): Promise<void> {
    await this.step('setSoftphoneItemLabel');
    this.items.push(item);
  }

  async setClickToDial(enabled: boolean): Promise<void> {
    await this.step('enableClickToDial');
    this.isClickToDialOn = enabled;
  }

  /** The agent clicks a number on a page. */
  clickToDial(payload: unknown): void {
    this.listener(readClick(payload));
  }

  /** The agent opens another page. */
  navigate(payload: unknown): void {
    this.front = payload;
    const event = readNavigation(payload);
    const place = JSON.stringify(event);
    if (!event || place === this.lastPlace) return;
    this.lastPlace = place;
    this.listener(event);
  }

  /** A window sends something; only the host's own messages count. */
  receive(message: unknown): void {
    if (fieldsOf(message)?.['apiType'] !== 'opencti') this.ignoredMessages += 1;
  }

  /** The session ends, and the host notices it. */
  expireSession(): void {
    this.org.expireSession();
    this.listener({ type: 'hostProblem', problem: asProblem(sessionExpired('it was ended by the test')) });
  }

  /** The agent signs in again, and the host notices it. */
  signIn(): void {
    this.org.signIn();
    this.listener({ type: 'sessionRenewed' });
  }

  private async step(what: string): Promise<void> {
    if (this.mood === 'refusing') throw hostRefused(what, 'it was told to');
    if (this.mood === 'willing') return Promise.resolve();
    await this.waitInVain(HOST_TIMEOUT_MS);
    throw hostTimeout(what, HOST_TIMEOUT_MS);
  }

  /** Without a clock in the script nobody waits: the time-out comes at once. */
  private waitInVain(waitedMs: number): Promise<void> {
    const clock: Clock | undefined = this.script.clock;
    return clock ? new Promise((resolve) => void clock.after(waitedMs, resolve)) : Promise.resolve();
  }
}
