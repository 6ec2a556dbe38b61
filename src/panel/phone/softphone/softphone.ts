import { api, LightningElement } from 'lwc';
import type { CallView, Phone, PhoneView } from '../../../softphone/view';
import type { CommandEvent } from '../command/command';
import { shortcutCommand } from './shortcuts';

/** What fills the panel; when it changes, the focus may have lost its place. */
type Screen = 'starting' | 'blocked' | 'elsewhere' | 'ringing' | 'call' | 'history' | 'logs' | 'wrapUp' | 'idle';

/**
 * The root of the phone's screens. It holds the phone, watches its view and passes the parts on; every wish of the person comes
 * up to it as one event, `command`.
 */
export default class Softphone extends LightningElement {
  @api
  get phone(): Phone | undefined {
    return this.source;
  }
  set phone(phone: Phone | undefined) {
    this.source = phone;
    if (this.isConnected) this.startWatching();
  }

  view: PhoneView | undefined;
  /** What stands in the number field: kept here, because a call takes the field away and must not take the text. */
  draft = '';

  private source: Phone | undefined;
  private stopWatching: (() => void) | undefined;
  private shownScreen: Screen = 'starting';

  override connectedCallback(): void {
    window.addEventListener('keydown', this.handleShortcut);
    this.startWatching();
  }

  override disconnectedCallback(): void {
    window.removeEventListener('keydown', this.handleShortcut);
    this.stopWatching?.();
    this.stopWatching = undefined;
  }

  override renderedCallback(): void {
    if (this.screen === this.shownScreen) return;
    const isFirst = this.shownScreen === 'starting';
    this.shownScreen = this.screen;
    if (!isFirst) this.rescueFocus();
  }

  get screen(): Screen {
    const { view } = this;
    if (!view) return 'starting';
    if (this.ringing.length > 0) return 'ringing';
    if (this.talking.length > 0) return 'call';
    if (this.waitingLogs) return 'logs';
    if (view.screen !== 'ready') return view.screen;
    if (this.history) return 'history';
    return this.wrapUp ? 'wrapUp' : 'idle';
  }

  get elsewhere(): PhoneView['elsewhere'] {
    return this.view?.screen === 'elsewhere' ? this.view.elsewhere : null;
  }

  get problem(): PhoneView['problem'] {
    return this.view?.screen === 'blocked' && !this.waitingLogs ? this.view.problem : null;
  }

  /** Calls are shown whatever else is wrong: as long as there is one, it can be ended. */
  get ringing(): readonly CallView[] {
    return this.view?.calls.filter(({ phase }) => phase === 'ringing') ?? [];
  }

  get talking(): readonly CallView[] {
    return this.view?.calls.filter(({ phase }) => phase !== 'ringing' && phase !== 'ended') ?? [];
  }

  /**
   * The call on the card: none while another one rings, and rather one that is talked on than one on hold.
   * A list of one, so that each call has a card of its own and no open keypad is handed on.
   */
  get front(): readonly CallView[] {
    if (this.ringing.length > 0) return [];
    const call = this.talking.find(({ phase }) => phase !== 'held') ?? this.talking[0];
    return call ? [call] : [];
  }

  get behind(): readonly CallView[] {
    const [front] = this.front;
    return this.talking.filter((call) => call !== front);
  }

  /** The lists give way to calls, and are there again afterwards. */
  get history(): PhoneView['history'] {
    return this.view?.screen === 'ready' && this.isWithoutCalls ? this.view.history : null;
  }

  /** What waits can be seen even where the phone can't work. */
  get waitingLogs(): PhoneView['waitingLogs'] {
    return this.isWithoutCalls && !this.elsewhere ? (this.view?.waitingLogs ?? null) : null;
  }

  get wrapUp(): PhoneView['wrapUp'] {
    return this.history || this.waitingLogs ? null : (this.view?.wrapUp ?? null);
  }

  get hasParked(): boolean {
    return (this.view?.parked.length ?? 0) > 0;
  }

  get canTakeUp(): boolean {
    return this.isWithoutCalls;
  }

  private get isWithoutCalls(): boolean {
    return this.view?.calls.length === 0;
  }

  /**
   * The dial pad stands from the first moment, while the status bar says how far the start got: one may type already. A form that
   * waits for Salesforce, or that Salesforce refused, must not keep anybody from calling.
   */
  get showsDialpad(): boolean {
    const state = this.view?.wrapUp?.state;
    const isFree = state === undefined || state === 'waiting' || state === 'failed';
    const hasScreen = this.view?.screen === 'ready' || this.view?.screen === 'starting';
    return isFree && hasScreen && this.isWithoutCalls && !this.history && !this.waitingLogs;
  }

  /** Read out at once when a call comes in, and again when the caller is known. */
  get announcement(): string {
    const [call] = this.ringing;
    return call ? [call.statusText, call.title, call.subtitle].filter(Boolean).join(', ') : '';
  }

  handleCommand(event: CommandEvent): void {
    event.stopPropagation();
    // A copy: what comes from the view may be one of LWC's read-only proxies.
    this.source?.run({ ...event.detail });
  }

  handleDraft(event: CustomEvent<string>): void {
    this.draft = event.detail;
  }

  private handleShortcut = (event: KeyboardEvent): void => {
    const command = shortcutCommand(event, this.view?.calls ?? []);
    if (!command) return;
    event.preventDefault();
    this.source?.run(command);
  };

  private startWatching(): void {
    this.stopWatching?.();
    this.stopWatching = this.source?.watch((view) => this.show(view));
  }

  private show(view: PhoneView): void {
    const known = new Set(this.view?.calls.map(({ callId }) => callId));
    const isDialled = view.calls.some(({ callId, direction }) => direction === 'outbound' && !known.has(callId));
    if (isDialled) this.draft = '';
    this.view = view;
  }

  /**
   * A screen that went away may have had the focus; then the new one gets it, so that the keyboard goes on from there. The focus is
   * never taken from a field that still stands, nor from the page around us: somebody may be typing there.
   */
  private rescueFocus(): void {
    if (!document.hasFocus() || this.template?.activeElement) return;
    this.template?.querySelector<HTMLElement>(`[data-screen="${this.screen}"]`)?.focus();
  }
}
