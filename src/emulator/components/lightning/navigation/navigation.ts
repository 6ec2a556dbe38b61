const Navigate = Symbol('Navigate');

interface PageReference {
  readonly attributes?: { readonly recordId?: string };
}

type Element = new (...args: never[]) => { dispatchEvent(event: Event): boolean };

/** Stand-in for the mixin of `lightning/navigation`: record pages. The console listens for the event. */
export const NavigationMixin = Object.assign(
  (Base: Element) =>
    class extends Base {
      [Navigate]({ attributes }: PageReference): void {
        const detail = { recordId: attributes?.recordId ?? '' };
        this.dispatchEvent(new CustomEvent('emulatornavigate', { detail, bubbles: true, composed: true }));
      }
    },
  { Navigate },
);
