import { AppError } from '../../../base/appError';

/** A place in a page's source, for people. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** AppError `page-refused`: what in the page the emulator does not know, where it stands, and which file would have to learn it. */
export function pageRefused(place: Place, what: string, extend: string): AppError {
  return new AppError('page-refused', `${place.file}, line ${place.line}: ${what}`, {
    hint: `The emulator renders only the Visualforce that it knows. To teach it this, extend src/emulator/server/visualforce/${extend}.`,
  });
}

/** AppError `page-broken`: the page itself is wrong and Salesforce would refuse it too. */
export function pageBroken(place: Place, what: string): AppError {
  return new AppError('page-broken', `${place.file}, line ${place.line}: ${what}`, {
    hint: 'Correct the page; Salesforce would refuse it too.',
  });
}
