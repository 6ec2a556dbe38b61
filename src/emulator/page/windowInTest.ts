/** Listeners of consoles whose test is over. */
const stops: (() => void)[] = [];

/** The window with listeners that `closeWindows` takes away again, as those of a closed browser tab are. */
export function openWindow(): Window {
  return new Proxy<Window>(window, {
    get: (target, name) => {
      if (name === 'addEventListener') return listen;
      const value = Reflect.get(target, name) as unknown;
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

export function closeWindows(): void {
  for (const stop of stops.splice(0)) stop();
}

function listen(...[type, listener]: Parameters<Window['addEventListener']>): void {
  window.addEventListener(type, listener);
  stops.push(() => window.removeEventListener(type, listener));
}
