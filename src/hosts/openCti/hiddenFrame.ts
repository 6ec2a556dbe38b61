/** A page of ours in a frame that nobody sees. */
export interface HiddenFrame {
  /** Resolves when whatever came was loaded, a login page included. */
  readonly loaded: Promise<void>;
  readonly contentWindow: unknown;
  remove(): void;
}

export type OpenFrame = (address: string) => HiddenFrame;

export const openHiddenFrame: OpenFrame = (address) => {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.tabIndex = -1;
  frame.title = 'Keeps the Salesforce session';
  frame.setAttribute('aria-hidden', 'true');
  const loaded = new Promise<void>((resolve) => frame.addEventListener('load', () => resolve(), { once: true }));
  frame.src = address;
  document.body.append(frame);
  return {
    loaded,
    get contentWindow() {
      return frame.contentWindow;
    },
    remove: () => frame.remove(),
  };
};
