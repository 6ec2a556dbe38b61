const KEY = 'emulator-app';

/** API name of the app of this browser tab: the address names it (`?app=NAME`), and it stays over reloads; empty for the usual one. */
export function chosenApp({ location, sessionStorage }: Pick<Window, 'location' | 'sessionStorage'>): string {
  const asked = new URLSearchParams(location.search).get('app');
  if (asked !== null) chooseApp(sessionStorage, asked);
  return sessionStorage.getItem(KEY) ?? '';
}

/** @param name  empty for the usual app of whoever is signed in */
export function chooseApp(storage: Storage, name: string): void {
  storage.setItem(KEY, name);
}
