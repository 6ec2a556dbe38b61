import { BRAND } from '../base/brand';
import type { ItemIcon } from '../hosts/host';
import { callerTitle } from './callerTitle';
import { isTalking } from './state';
import type { PhoneState } from './state';
import { countOf } from './view/words';

/** The item in the utility bar. */
export interface Item {
  readonly label: string;
  readonly icon: ItemIcon;
}

const { item: NAME, icons: ICONS } = BRAND;

/** What an agent must see while the panel is closed, the most urgent first. */
export function itemOf(state: PhoneState): Item {
  const { calls } = state;
  const ringing = calls.find((call) => call.phase === 'ringing' || call.phase === 'answering');
  if (ringing) return { label: `${callerTitle(ringing)} calling`, icon: ICONS.ringing };
  const talking = calls.find((call) => call.phase === 'connected') ?? calls.find(isTalking);
  if (talking) return { label: talking.phase === 'held' ? 'Call on hold' : 'On a call', icon: ICONS.idle };
  const [dialling] = calls;
  if (dialling) return { label: `Calling ${callerTitle(dialling)}`, icon: ICONS.dialling };
  if (state.startUp.stage === 'blocked') return { label: `${NAME}: problem`, icon: ICONS.problem };
  if (hasNoLine(state)) return { label: `${NAME}: no connection`, icon: ICONS.problem };
  if (state.wrapUpCallId !== null) return { label: 'Wrap-up', icon: ICONS.form };
  if (state.parkedCallIds.length > 0)
    return { label: `${countOf(state.parkedCallIds.length, 'call')} not saved`, icon: ICONS.form };
  return { label: NAME, icon: ICONS.idle };
}

function hasNoLine({ startUp, tab, line }: PhoneState): boolean {
  const isLost = line.state === 'reconnecting' || line.state === 'failed';
  return startUp.stage === 'done' && tab.role === 'owner' && isLost;
}
