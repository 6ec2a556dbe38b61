import type { Settings } from '../settings/settings';
import type { ProviderModule } from './providerWorld';

/** Every phone system we can talk to, each loaded only when the settings name it. One line for each. */
export const providers: Record<Settings['provider'], () => Promise<ProviderModule>> = {
  sip: () => import('./sip/sipProvider'),
  simulator: () => import('./simulator/simulatorProvider'),
};
