import type { Clock } from '../../base/clock';

/** After the first address of our own, others (a second network card, IPv6) follow within these milliseconds. */
const SIBLINGS_MS = 5;
/** With STUN: how long the agent's public address may take before the call goes out without it. */
const STUN_LIMIT_MS = 150;
/** Without any address nobody can be heard; so long may the first one take. */
const FIRST_LIMIT_MS = 1_000;

/**
 * Waits until the local description names enough addresses to be sent: the first one of our own and those that come right
 * after it; with STUN servers also the public one, or 150 ms. A browser calls gathering complete only after 120 ms, and with
 * a dead STUN server after 5 to 10 s: too long for a person who has clicked.
 *
 * @param waits  `hasStun`: whether STUN servers are configured
 */
export function candidatesGathered(
  connection: RTCPeerConnection,
  waits: { readonly clock: Clock; readonly hasStun: boolean },
): Promise<void> {
  if (isEnough(connection, waits.hasStun)) return Promise.resolve();
  return new Promise((resolve) => {
    const cancels: (() => void)[] = [];
    const finish = (): void => {
      connection.removeEventListener('icecandidate', look);
      connection.removeEventListener('icegatheringstatechange', look);
      for (const cancel of cancels) cancel();
      resolve();
    };
    const finishIn = (ms: number): void => void cancels.push(waits.clock.after(ms, finish));
    const look = (): void => {
      if (isEnough(connection, waits.hasStun)) finish();
      else if (hasAddress(connection)) finishIn(waits.hasStun ? STUN_LIMIT_MS : SIBLINGS_MS);
    };
    finishIn(FIRST_LIMIT_MS);
    connection.addEventListener('icecandidate', look);
    connection.addEventListener('icegatheringstatechange', look);
    look();
  });
}

/** Complete, or (with STUN) the public address is there, or nothing new was gathered because it all is in use already. */
function isEnough(connection: RTCPeerConnection, hasStun: boolean): boolean {
  if (connection.iceGatheringState === 'complete') return true;
  return hasStun && / typ (srflx|relay)/.test(connection.localDescription?.sdp ?? '');
}

function hasAddress(connection: RTCPeerConnection): boolean {
  return /^a=candidate:/m.test(connection.localDescription?.sdp ?? '');
}
