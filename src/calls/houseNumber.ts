import type { ReadNumber, ReadPhoneNumber } from './phoneNumber';

/** Extensions from one to another, both of the same number of digits. */
export interface ExtensionRange {
  readonly from: string;
  readonly to: string;
}

/** What the phone system of a house does with numbers. */
export interface House {
  /** Two letters: `DE`. */
  readonly region: string;
  /** Digits that its phones dial to leave the house; some phone systems put them before the callers' numbers, too. */
  readonly outsidePrefix: string;
  /** Empty: whatever is no number of the region and short (`isInternal`). */
  readonly extensions: readonly ExtensionRange[];
}

/**
 * A number as the phone system of the house sends it. What is an extension there is nobody outside, though it may look like a number
 * of the region. What makes no number as it is, but does without the outside prefix, is that number: of `0030123456` with the prefix
 * 0 comes 030 123456. A number that makes sense as it is stays as it is.
 */
export async function readHouseNumber(raw: string, house: House, read: ReadPhoneNumber): Promise<ReadNumber> {
  const digits = digitsSent(raw);
  if (house.extensions.some((range) => isWithin(digits, range))) {
    return { e164: '', display: digits, spellings: digits.length < 3 ? [] : [digits], isExtension: true };
  }
  const asIs = await read(raw, house.region);
  const number = asIs.e164 === '' ? await withoutPrefix(asIs, { digits, house, read }) : asIs;
  return house.extensions.length === 0 ? number : { ...number, isExtension: false };
}

interface Prefixed {
  readonly digits: string;
  readonly house: House;
  readonly read: ReadPhoneNumber;
}

async function withoutPrefix(asIs: ReadNumber, { digits, house, read }: Prefixed): Promise<ReadNumber> {
  const { outsidePrefix, region } = house;
  if (outsidePrefix === '' || !digits.startsWith(outsidePrefix)) return asIs;
  const number = await read(digits.slice(outsidePrefix.length), region);
  return number.e164 === '' ? asIs : number;
}

/** `4711` of `4711`, `sip:4711@pbx.acme.test` and `tel:4711;phone-context=…`; empty for anything but digits. */
function digitsSent(raw: string): string {
  return /^\s*(?:sips?:|tel:)?(\d{1,32})\s*(?:[@;].*)?$/is.exec(raw)?.[1] ?? '';
}

/** Digits of one length stand in the order of their numbers. */
function isWithin(digits: string, { from, to }: ExtensionRange): boolean {
  return digits.length === from.length && from <= digits && digits <= to;
}
