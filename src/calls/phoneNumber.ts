import { AppError } from '../base/appError';

/** A number as the search needs it. All digits are ASCII. */
export interface ReadNumber {
  /** `+4930123456`, or empty when the text is not a number of any country. */
  readonly e164: string;
  /** The way people of the region write it, or the raw text cut to 40 characters. */
  readonly display: string;
  /** Digit strings for the search, most specific first, each 3 to 15 long, at most 8. */
  readonly spellings: readonly string[];
  /** Whether it is an extension of the house, where the call center says which those are. */
  readonly isExtension?: boolean;
}

/** Reads any spelling of a number in the light of a region (`DE`). Loads its library when first called. */
export type ReadPhoneNumber = (raw: string, region: string) => Promise<ReadNumber>;

/** @throws AppError `not-dialable` when a text holds nothing that can be dialled */
export function assertDialable(digits: string): void {
  if (!/^\+?[0-9*#]{1,32}$/.test(digits)) {
    throw new AppError('not-dialable', `"${digits.slice(0, 40)}" is not a number that can be dialled`, {
      hint: 'Type digits, with + and the country code for other countries.',
    });
  }
}
