import { createElement } from 'lwc';
import { COMPONENTS } from 'org/components';

export { setClickToDial } from './door';

const designSystem = new CSSStyleSheet();
const STYLES = '/slds/styles/salesforce-lightning-design-system.min.css';
let isStyled: Promise<void> | null = null;

/**
 * In Salesforce the design system's one style sheet reaches into all components (synthetic shadow). Here their shadow is the browser's
 * own, so that nothing of the console's page is patched, and each gets the same sheet.
 */
function adoptStyles(): Promise<void> {
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function attachStyled(init) {
    const root = attach.call(this, init);
    root.adoptedStyleSheets = [designSystem];
    return root;
  };
  return fetch(STYLES)
    .then((response) => response.text())
    .then((css) => void designSystem.replaceSync(css));
}

/** One of the org's components, by its name. @throws Error when the org has none of this name */
export async function createComponent(name: string, properties: object): Promise<HTMLElement> {
  isStyled ??= adoptStyles();
  await isStyled;
  const is = COMPONENTS[name];
  if (!is) throw new Error(`The org has no component "${name}"`);
  const element = createElement(`c-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, { is });
  return Object.assign(element, properties);
}
