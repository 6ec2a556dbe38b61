import type { PhoneContext } from './parts';
import type { PhoneState } from './state';

/** Small things that an agent chose, kept on this computer. Where nothing can be kept they last as long as the page. */
export interface Preferences {
  /** Empty when nothing is kept. */
  read(key: string): string;
  write(key: string, value: string): void;
}

/** By the agent: several may use one computer. */
export function offerOnlyKey({ session }: Pick<PhoneState, 'session'>): string {
  return `softphone-offer-only-${session?.userId ?? ''}`;
}

export function isOfferOnly({ preferences, store }: PhoneContext): boolean {
  return preferences.read(offerOnlyKey(store.state())) === 'yes';
}
