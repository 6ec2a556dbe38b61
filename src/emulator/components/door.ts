/** The way from the org's components to the console around them. Loaded once, with them. */

type Watcher = (isEnabled: boolean) => void;

const watchers = new Set<Watcher>();
let isClickToDialEnabled = false;

/** Told now and at every change. @returns  ends it */
export function watchClickToDial(watcher: Watcher): () => void {
  watchers.add(watcher);
  watcher(isClickToDialEnabled);
  return () => watchers.delete(watcher);
}

export function setClickToDial(isEnabled: boolean): void {
  isClickToDialEnabled = isEnabled;
  watchers.forEach((watcher) => watcher(isEnabled));
}

export async function usersOfOrg(): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const response = await fetch('/emulator/users');
  return ((await response.json()) as { readonly users: readonly { readonly id: string; readonly name: string }[] })
    .users;
}

/** An Apex method with `@AuraEnabled`. Rejects as the platform does: `{ body: { message } }`. */
export async function callApex(method: string, parameters: unknown): Promise<unknown> {
  const body = JSON.stringify({ method, parameters: parameters ?? {} });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch('/emulator/aura', { method: 'POST', body, headers }).catch(() => null);
  const answer = (await response?.json().catch(() => null)) as { readonly result?: unknown; readonly message?: string };
  if (response?.ok) return answer.result;
  // A plain object, as the platform throws it.
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  throw { body: { message: answer?.message ?? 'Disconnected or Canceled' } };
}
