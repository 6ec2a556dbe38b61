import { render } from 'preact';
import type { RecordFacts } from '../host/hostConsole';
import type { ConsoleSession } from '../org/orgApi';
import { ConsoleApp } from './ConsoleApp';
import { FakeOrgClient, makeSession } from './fakeOrgClient';
import { LightningConsole } from './state/lightningConsole';
import { LightningContext } from './useLightning';

/** A drawn console over an org in memory, and a look at it as people and screen readers have it. */
export class TestConsole {
  readonly org = new FakeOrgClient();
  readonly console: LightningConsole;
  readonly dialled: { readonly facts: RecordFacts; readonly number: string }[] = [];
  /** Paths at which the page would have been loaded anew. */
  readonly loaded: string[] = [];
  readonly frames: HTMLIFrameElement[] = [];

  constructor(change: Partial<ConsoleSession> = {}) {
    sessionStorage.clear();
    history.replaceState(null, '', '/');
    document.body.innerHTML = '<div id="console"></div>';
    this.console = new LightningConsole({ session: makeSession(change), org: this.org, window });
    this.console.start();
    const dial = (facts: RecordFacts, number: string) => this.dialled.push({ facts, number });
    render(
      <LightningContext.Provider value={{ console: this.console, dial, loadPage: (path) => this.loaded.push(path) }}>
        <ConsoleApp onFrame={(frame) => this.frames.push(frame)} />
      </LightningContext.Provider>,
      this.root,
    );
  }

  get root(): HTMLElement {
    return document.getElementById('console') as HTMLElement;
  }

  close(): void {
    render(null, this.root);
    document.body.replaceChildren();
  }

  /** Resolves with what `find` finds, now or after a change of the page. */
  async until<T>(find: () => T | null | undefined | false): Promise<T> {
    for (;;) {
      const found = find();
      if (found) return found;
      await new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          resolve();
        });
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      });
    }
  }

  /** The shown element of that tag or role whose text or name is `name`. */
  find(selector: string, name: string): HTMLElement | undefined {
    return this.all(selector).find((element) => nameOf(element) === name);
  }

  appears(selector: string, name: string): Promise<HTMLElement> {
    return this.until(() => this.find(selector, name));
  }

  /** Elements that are not in a hidden tab. */
  all(selector: string): HTMLElement[] {
    return [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => !element.closest('[hidden]'));
  }

  async click(selector: string, name: string): Promise<void> {
    (await this.appears(selector, name)).click();
  }

  /** The field behind a label. */
  async field(label: string): Promise<HTMLInputElement> {
    const element = await this.until(() => this.all('label').find((each) => nameOf(each).replace('*', '') === label));
    return document.getElementById(element.getAttribute('for') ?? '') as HTMLInputElement;
  }

  async type(label: string, text: string): Promise<void> {
    const input = await this.field(label);
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
}

export function press(target: Element, key: string): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

function nameOf(element: HTMLElement): string {
  return (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();
}
