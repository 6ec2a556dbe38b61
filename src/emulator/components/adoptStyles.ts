const STYLES = '/slds/styles/salesforce-lightning-design-system.min.css';

const designSystem = new CSSStyleSheet();
const { value } = Object.getOwnPropertyDescriptor(Element.prototype, 'attachShadow') as { value: unknown };
const attach = value as (this: Element, init: ShadowRootInit) => ShadowRoot;

/**
 * In Salesforce the design system's one style sheet reaches into all components (synthetic shadow). Here their shadow is the browser's
 * own, so that nothing of the console's page is patched, and each gets the same sheet. LWC keeps this function when it is loaded: this
 * file comes before it.
 */
Element.prototype.attachShadow = function attachStyled(init) {
  const root = attach.call(this, init);
  root.adoptedStyleSheets = [designSystem];
  return root;
};

/** Resolves when components are styled. */
export const styled: Promise<void> = fetch(STYLES)
  .then((response) => response.text())
  .then((css) => void designSystem.replaceSync(css));
