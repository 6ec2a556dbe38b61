import { createElement } from 'lwc';
import type { Phone, PhoneCommand, PhoneView } from '../../softphone/view';
import Softphone from '../phone/softphone/softphone';
import { stories } from './stories';

declare global {
  interface Window {
    /** For tests and for people at the console. */
    story: {
      readonly names: readonly string[];
      /** Every command that was sent, oldest first. */
      readonly commands: readonly PhoneCommand[];
      show(name: string): void;
      /** All elements of the page, those inside of components too, in the order of the page. */
      elements(): Element[];
      /** All elements that the Tab key should reach; of a group of radios, the one that it does. */
      controls(): Element[];
    };
  }
}

let listener: ((view: PhoneView) => void) | undefined;
const commands: PhoneCommand[] = [];
const phone: Phone = {
  watch(next) {
    listener = next;
    return () => (listener = undefined);
  },
  run: (command) => void commands.push(command),
};

function elementsIn(root: ParentNode): Element[] {
  return [...root.children].flatMap((element) => [element, ...elementsIn(element.shadowRoot ?? element)]);
}

function controls(): Element[] {
  const found = elementsIn(document.body).filter((element) =>
    element.matches('button:enabled, input:enabled, select:enabled, textarea:enabled, a[href]'),
  );
  const radios = found.filter((element): element is HTMLInputElement => element.matches('[type="radio"]'));
  const stop = radios.find(({ checked }) => checked) ?? radios[0];
  return found.filter((element) => !element.matches('[type="radio"]') || element === stop);
}

/** `#ringing, one record` in the address chooses the story; without it all names are listed. */
function showChosen(): void {
  const name = decodeURIComponent(location.hash.slice(1));
  const view = stories[name];
  if (view) listener?.(view);
  else document.title = Object.keys(stories).join(' · ');
}

const element = createElement('phone-softphone', { is: Softphone });
Object.assign(element, { phone });
document.body.append(element);
window.addEventListener('hashchange', showChosen);
window.story = {
  names: Object.keys(stories),
  commands,
  show: (name) => listener?.(stories[name] ?? stories.idle!),
  elements: () => elementsIn(document.body),
  controls,
};
showChosen();
