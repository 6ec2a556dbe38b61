import { AppError } from '../base/appError';
import { readJournalRecord } from './journalRecord';
import type { JournalRecord } from './journalRecord';

/** What lies in the database since version 2: nothing in it can be read without the key, not even the call's own id. */
export interface SealedRecord {
  readonly v: 2;
  readonly scope: string;
  /** SHA-256 of scope and call id, in hex: the same call has the same place. */
  readonly phoneSystemCallId: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

/** The part of `crypto` that is used; `subtle` is missing where the page is not secure. */
export type SealCrypto = Pick<Crypto, 'getRandomValues' | 'subtle'>;

/** Encrypts and decrypts the records of one scope with its own key. */
export interface Seal {
  placeOf(phoneSystemCallId: string): Promise<string>;
  /** @throws AppError `log-not-storable` for a record that could not be read back */
  close(record: JournalRecord): Promise<SealedRecord>;
  /** The record, or null: damaged, of another scope, sealed with another key. Never rejects. */
  open(stored: SealedRecord): Promise<JournalRecord | null>;
}

/** The length that NIST SP 800-38D recommends; random ones do not repeat within 2^32 records. */
const IV_BYTES = 12;
/** So many are remembered; a page that stays open for weeks must not grow. */
const MOST_PLACES = 500;

/** A key that the browser uses and never gives out, not even to us. */
export function makeSealKey(crypto: SealCrypto): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

export function createSeal(crypto: SealCrypto, key: CryptoKey, scope: string): Seal {
  return new KeyedSeal(crypto, key, scope);
}

class KeyedSeal implements Seal {
  private readonly bytes = new TextEncoder();
  /** Places of the calls that this page wrote or read. */
  private readonly places = new Map<string, string>();

  constructor(
    private readonly crypto: SealCrypto,
    private readonly key: CryptoKey,
    private readonly scope: string,
  ) {}

  async placeOf(phoneSystemCallId: string): Promise<string> {
    const known = this.places.get(phoneSystemCallId);
    if (known) return known;
    const hash = await this.crypto.subtle.digest('SHA-256', this.bytes.encode(`${this.scope}\n${phoneSystemCallId}`));
    const place = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
    if (this.places.size >= MOST_PLACES) this.places.clear();
    this.places.set(phoneSystemCallId, place);
    return place;
  }

  async close(record: JournalRecord): Promise<SealedRecord> {
    if (!readJournalRecord(record)) {
      throw new AppError('log-not-storable', 'A call log has values that the journal can not keep', {
        hint: 'Save the call before you close this page, and tell your admin.',
      });
    }
    const iv = this.crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const text = this.bytes.encode(JSON.stringify(record));
    const [phoneSystemCallId, sealed] = await Promise.all([
      this.placeOf(record.phoneSystemCallId),
      this.crypto.subtle.encrypt({ name: 'AES-GCM', iv }, this.key, text),
    ]);
    return { v: 2, scope: this.scope, phoneSystemCallId, iv, sealed };
  }

  async open(stored: SealedRecord): Promise<JournalRecord | null> {
    try {
      const text = await this.crypto.subtle.decrypt({ name: 'AES-GCM', iv: stored.iv }, this.key, stored.sealed);
      const record = readJournalRecord(JSON.parse(new TextDecoder().decode(text)));
      // A record that was moved to another user or another place is none of ours.
      if (record?.scope !== this.scope) return null;
      return (await this.placeOf(record.phoneSystemCallId)) === stored.phoneSystemCallId ? record : null;
    } catch {
      // Damaged or of another key: whoever asked counts it and leaves it where it is.
      return null;
    }
  }
}

export function isSealed(stored: unknown): stored is SealedRecord {
  return (stored as Partial<SealedRecord> | null | undefined)?.v === 2;
}
