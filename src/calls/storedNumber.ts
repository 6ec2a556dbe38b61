import type { ReadNumber, ReadPhoneNumber } from './phoneNumber';

/** Regions as two letters (`DE`). `ofRecord`: the country in the record's address, empty where it is not known. */
export interface RegionsOfRecord {
  readonly home: string;
  readonly ofRecord: string;
}

/**
 * Reads a number that stands on a record. `020 7946 0123` of a British customer is a British number, also where the phone is at
 * home in Germany – but only if it fits cleanly: it is no number at home, or its digits are grouped the way the record's country
 * groups them. Whatever has a country code says itself where it belongs. In doubt it is read as at home: a wrong country dials a
 * stranger. The result is the number as seen from home (`+44 20 7946 0123`).
 */
export async function readStoredNumber(
  raw: string,
  { home, ofRecord }: RegionsOfRecord,
  read: ReadPhoneNumber,
): Promise<ReadNumber> {
  const atHome = await read(raw, home);
  if (ofRecord === '' || ofRecord === home || /^\s*(?:\+|00)/.test(raw)) return atHome;
  const there = await read(raw, ofRecord);
  const isClean = atHome.e164 === '' || groupsOf(raw) === groupsOf(there.display);
  return there.e164 !== '' && isClean ? read(there.e164, home) : atHome;
}

/** `020 7946 0123` and `(020) 7946-0123` are grouped alike. */
function groupsOf(text: string): string {
  return (text.match(/\d+/g) ?? []).join(' ');
}
