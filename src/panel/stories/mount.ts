import { createElement } from 'lwc';
import type { LightningElement } from 'lwc';
import type { PhoneCommand } from '../../softphone/view';

/** A component on a page of its own, for tests: what it shows, what it sends. */
export interface Mounted {
  readonly element: HTMLElement;
  /** Every `command` that reached the page, oldest first. */
  readonly commands: PhoneCommand[];
  /** All text in its own template. */
  text(): string;
  /** @throws Error when its own template has no such element */
  get<T extends HTMLElement = HTMLElement>(selector: string): T;
  all<T extends HTMLElement = HTMLElement>(selector: string): T[];
  /** The button with this visible text or accessible name; undefined when there is none. */
  button(name: string): HTMLButtonElement | undefined;
  /** Gives new properties and waits until they are on the screen. */
  change(properties: object): Promise<void>;
}

export async function mount(tag: string, is: typeof LightningElement, properties: object): Promise<Mounted> {
  document.body.replaceChildren();
  const element = createElement(tag, { is });
  const commands: PhoneCommand[] = [];
  element.addEventListener('command', (event) => commands.push((event as CustomEvent<PhoneCommand>).detail));
  const change = async (changed: object): Promise<void> => {
    Object.assign(element, changed);
    await Promise.resolve();
  };
  Object.assign(element, properties);
  document.body.append(element);
  await Promise.resolve();
  const all = <T extends HTMLElement>(selector: string): T[] => [...element.shadowRoot!.querySelectorAll<T>(selector)];
  return {
    element,
    commands,
    all,
    text: () =>
      all('*')
        .filter(({ children }) => children.length === 0)
        .map(({ textContent }) => textContent?.trim())
        .filter(Boolean)
        .join(' | '),
    get: <T extends HTMLElement>(selector: string): T => {
      const [first] = all<T>(selector);
      if (!first) throw new Error(`${tag} shows no ${selector}`);
      return first;
    },
    button: (name) => all<HTMLButtonElement>('button').find((button) => nameOf(button) === name),
    change,
  };
}

function nameOf(button: HTMLButtonElement): string {
  return button.getAttribute('aria-label') ?? (button.textContent ?? '').trim().replace(/\s+/g, ' ');
}

/** Types into a field as a person does: the value, then the event. */
export function type(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
