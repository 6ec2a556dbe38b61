import type { URI } from 'sip.js/lib/grammar/uri.js';
import { contactKey } from './connection';
import type { Connection } from './connection';
import type { Binding, Registrar } from './registrar';
import type { SipRequest } from './sipMessage';

/** One phone that a request shall go to, and the address that it knows itself by. */
export interface Target {
  readonly connection: Connection;
  readonly uri: string;
}

/** Where a request goes, or with which status it ends here. `self` means: the exchange itself is asked. */
export type Route =
  | { readonly kind: 'targets'; readonly targets: readonly Target[] }
  | { readonly kind: 'self' }
  | { readonly kind: 'nowhere'; readonly status: 404 | 480 | 481 };

/**
 * User part of the line to the outside world. Whoever registers as `trunk` may ring with any caller id and gets every
 * dialled number that no phone here has registered: the simulated callers do. Never mint it for a browser.
 */
export const TRUNK_USER = 'trunk';

export interface RoutingWorld {
  readonly domain: string;
  readonly registrar: Registrar;
  /** Users who exist, whether their phone is there or not. */
  readonly users: ReadonlySet<string>;
  readonly connections: Iterable<Connection>;
}

/** Decides where a request goes by its first line alone: a phone's own address, a GRUU, an address of record, a number. */
export function routeOf(request: SipRequest, from: Connection, world: RoutingWorld): Route {
  const { uri } = request;
  if (uri.host !== world.domain) return routeToContact(request, world);
  if (!uri.user) return { kind: 'self' };
  const addressOfRecord = addressOfRecordOf(uri);
  const isKnown = world.users.has(uri.user);
  const instance = uri.getParam('gr');
  if (instance) return toBindings([world.registrar.byInstance(addressOfRecord, instance)], isKnown ? 480 : 481);
  const bindings = world.registrar.bindingsOf(addressOfRecord);
  // In a dialog a second phone of the same user has no business: the latest is the best guess.
  if (bindings.length > 0) return toBindings(request.toTag ? bindings.slice(-1) : bindings, 480);
  if (isKnown) return { kind: 'nowhere', status: 480 };
  return routeToTrunk(uri, from, world);
}

function routeToContact(request: SipRequest, world: RoutingWorld): Route {
  const key = contactKey(request.uri);
  const binding = world.registrar.byContact(key);
  if (binding) return toBindings([binding], 480);
  const connection = [...world.connections].find((candidate) => candidate.has(key));
  if (connection) return { kind: 'targets', targets: [{ connection, uri: request.uri.toRaw() }] };
  return { kind: 'nowhere', status: request.toTag ? 481 : 404 };
}

function routeToTrunk(uri: URI, from: Connection, world: RoutingWorld): Route {
  const trunk = `sip:${TRUNK_USER}@${world.domain}`;
  if (!/^\+?[\d*#]{1,40}$/.test(uri.user ?? '') || from.provenAs.has(trunk)) return { kind: 'nowhere', status: 404 };
  return toBindings(world.registrar.bindingsOf(trunk).slice(-1), 480);
}

function toBindings(bindings: readonly (Binding | undefined)[], otherwise: 480 | 481): Route {
  const targets = bindings.flatMap((binding) =>
    binding ? [{ connection: binding.connection, uri: binding.contactUri }] : [],
  );
  return targets.length > 0 ? { kind: 'targets', targets } : { kind: 'nowhere', status: otherwise };
}

/** `sip:user@host`, without port and parameters. */
export function addressOfRecordOf(uri: URI): string {
  return `sip:${uri.user ?? ''}@${uri.host}`;
}
