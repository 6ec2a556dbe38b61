import { styled } from './adoptStyles';
import { createElement } from 'lwc';
import { COMPONENTS } from 'org/components';

export { setClickToDial } from './door';

/** One of the org's components, by its name. @throws Error when the org has none of this name */
export async function createComponent(name: string, properties: object): Promise<HTMLElement> {
  await styled;
  const is = COMPONENTS[name];
  if (!is) throw new Error(`The org has no component "${name}"`);
  const element = createElement(`c-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, { is });
  return Object.assign(element, properties);
}
