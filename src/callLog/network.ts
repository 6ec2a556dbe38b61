/** Whether this computer is on a network, as the browser sees it. */
export interface Network {
  isOnline(): boolean;
  /** Calls on each change; the returned function ends it. */
  watch(listener: () => void): () => void;
}

/** For a browser that does not say: then only trying tells. */
export const ALWAYS_ONLINE: Network = { isOnline: () => true, watch: () => () => undefined };

/** The network of a window. */
export function networkOf(page: {
  readonly navigator: { readonly onLine: boolean };
  addEventListener(type: string, listener: () => void): void;
  removeEventListener(type: string, listener: () => void): void;
}): Network {
  return {
    // Only a clear no is believed.
    isOnline: () => page.navigator.onLine !== false,
    watch(listener) {
      const types = ['online', 'offline'];
      for (const type of types) page.addEventListener(type, listener);
      return () => types.forEach((type) => page.removeEventListener(type, listener));
    },
  };
}
