import type { NameAddrHeader } from 'sip.js/lib/grammar/name-addr-header.js';
import type { Clock } from '../../base/clock';
import { contactKey } from './connection';
import type { Connection } from './connection';
import { header } from './sipAnswer';
import type { Answer } from './sipAnswer';
import { readContact } from './sipMessage';
import type { SipRequest } from './sipMessage';
import { headerOf, headersOf, splitValues } from './sipText';

/** Where one phone of an address of record can be reached. */
export interface Binding {
  readonly addressOfRecord: string;
  /** The address to put into the first line of a request to this phone. */
  readonly contactUri: string;
  readonly contactKey: string;
  /** `urn:uuid:…`, the same after every reload of the phone; empty for a phone that gives none. */
  readonly instanceId: string;
  readonly connection: Connection;
  /** On the clock that only grows. */
  readonly expiresAt: number;
  readonly callId: string;
  readonly cseq: number;
}

const DEFAULT_EXPIRES_S = 600;
const MIN_EXPIRES_S = 5;
const MAX_EXPIRES_S = 3_600;
const MAX_BINDINGS = 10;

/** Who can be reached where (RFC 3261 section 10, with GRUU of RFC 5627). Knows nothing of passwords. */
export class Registrar {
  private bindings: Binding[] = [];

  constructor(private readonly clock: Clock) {}

  /** Carries out a REGISTER whose sender has been proved to be `addressOfRecord`. */
  register(request: SipRequest, connection: Connection, addressOfRecord: string): Answer {
    const values = headersOf(request, 'contact').flatMap(splitValues);
    if (values.includes('*')) return this.removeAll(request, addressOfRecord, values.length);
    const contacts = values.map(readContact);
    const wanted = contacts.map((contact) => expiresOf(contact, request));
    if (contacts.includes(null) || wanted.some((seconds) => seconds === null))
      return { status: 400, reason: 'Bad Contact' };
    if (wanted.some((seconds) => seconds! > 0 && seconds! < MIN_EXPIRES_S)) {
      return { status: 423, headers: [header('min-expires', String(MIN_EXPIRES_S))] };
    }
    const fresh = contacts.map((contact, index) =>
      this.bindingOf(contact!, wanted[index]!, { request, connection, addressOfRecord }),
    );
    const stays = (old: Binding) => !fresh.some((binding) => isSamePhone(old, binding));
    const outdated = this.bindingsOf(addressOfRecord).some(
      (old) => old.callId === request.callId && old.cseq >= request.cseq && !stays(old),
    );
    if (outdated) return { status: 500, reason: 'CSeq Out Of Order' };
    const kept = this.bindingsOf(addressOfRecord).filter(stays);
    const live = fresh.filter((binding) => binding.expiresAt > this.clock.elapsedMs());
    if (kept.length + live.length > MAX_BINDINGS) return { status: 403, reason: 'Too Many Registrations' };
    this.replace(addressOfRecord, [...kept, ...live]);
    return this.listing(request, addressOfRecord);
  }

  /** Live phones of an address of record, in the order of their registration. */
  bindingsOf(addressOfRecord: string): readonly Binding[] {
    return this.live().filter((binding) => binding.addressOfRecord === addressOfRecord);
  }

  byInstance(addressOfRecord: string, instanceId: string): Binding | undefined {
    return this.bindingsOf(addressOfRecord).find(
      (binding) => binding.instanceId !== '' && binding.instanceId === instanceId,
    );
  }

  byContact(key: string): Binding | undefined {
    return this.live().findLast((binding) => binding.contactKey === key);
  }

  dropConnection(connection: Connection): void {
    this.bindings = this.bindings.filter((binding) => binding.connection !== connection);
  }

  clear(): void {
    this.bindings = [];
  }

  private live(): readonly Binding[] {
    const now = this.clock.elapsedMs();
    return this.bindings.filter((binding) => binding.expiresAt > now);
  }

  private replace(addressOfRecord: string, bindings: readonly Binding[]): void {
    this.bindings = [...this.live().filter((binding) => binding.addressOfRecord !== addressOfRecord), ...bindings];
  }

  private removeAll(request: SipRequest, addressOfRecord: string, contacts: number): Answer {
    if (contacts > 1 || headerOf(request, 'expires') !== '0')
      return { status: 400, reason: 'Contact * Needs Expires 0' };
    this.replace(addressOfRecord, []);
    return this.listing(request, addressOfRecord);
  }

  private bindingOf(contact: NameAddrHeader, seconds: number, from: RegisterContext): Binding {
    return {
      addressOfRecord: from.addressOfRecord,
      contactUri: contact.uri.toRaw(),
      contactKey: contactKey(contact.uri),
      instanceId: instanceOf(contact),
      connection: from.connection,
      expiresAt: this.clock.elapsedMs() + Math.min(seconds, MAX_EXPIRES_S) * 1000,
      callId: from.request.callId,
      cseq: from.request.cseq,
    };
  }

  private listing(request: SipRequest, addressOfRecord: string): Answer {
    const knowsGruu = headersOf(request, 'supported').some((value) => /(^|[\s,])gruu($|[\s,])/.test(value));
    const contacts = this.bindingsOf(addressOfRecord).map((binding) => {
      const seconds = Math.ceil((binding.expiresAt - this.clock.elapsedMs()) / 1000);
      const instance = binding.instanceId === '' ? '' : `;+sip.instance="<${binding.instanceId}>"`;
      const gruu = instance && knowsGruu ? `;pub-gruu="${addressOfRecord};gr=${binding.instanceId}"` : '';
      return header('contact', `<${binding.contactUri}>;expires=${seconds}${instance}${gruu}`);
    });
    return { status: 200, headers: [...contacts, header('date', new Date(this.clock.now()).toUTCString())] };
  }
}

interface RegisterContext {
  readonly request: SipRequest;
  readonly connection: Connection;
  readonly addressOfRecord: string;
}

function isSamePhone(a: Binding, b: Binding): boolean {
  return a.instanceId !== '' || b.instanceId !== '' ? a.instanceId === b.instanceId : a.contactKey === b.contactKey;
}

/** Seconds that a phone asks for, or null when it does not give a number. */
function expiresOf(contact: NameAddrHeader | null, request: SipRequest): number | null {
  const asked = contact?.getParam('expires') ?? headerOf(request, 'expires') ?? String(DEFAULT_EXPIRES_S);
  return /^\d{1,10}$/.test(asked) ? Number(asked) : null;
}

/** `+sip.instance="<urn:uuid:…>"` without its wrapping; empty when it holds what an address can't carry. */
function instanceOf(contact: NameAddrHeader): string {
  const [, instance] = /^"?<([\w.:+-]{1,200})>"?$/.exec(contact.getParam('+sip.instance') ?? '') ?? [];
  return instance ?? '';
}
