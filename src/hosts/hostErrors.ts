/**
 * The errors that every host and every way to the org can meet, each made in one place so that its code means one thing.
 */
import { AppError } from '../base/appError';

/** Nobody around us speaks for Salesforce. */
export function noHost(message: string, cause?: unknown): AppError {
  return new AppError('no-host', message, {
    hint: 'Open the phone from the utility bar of a Salesforce app. If you did, reload the browser tab; your admin can check your call center.',
    cause,
  });
}

export function hostTimeout(what: string, waitedMs: number): AppError {
  return new AppError('host-timeout', `Salesforce did not answer "${what}" within ${waitedMs / 1000} s`, {
    hint: 'Try again; if it keeps happening, reload the browser tab after the call.',
  });
}

export function hostRefused(what: string, why: string): AppError {
  return new AppError('host-refused', `Salesforce refused "${what}": ${why}`, {
    hint: 'Try again; if it keeps happening, send this text to your admin.',
  });
}

export function searchTooShort(text: string): AppError {
  return new AppError('search-too-short', `"${text}" is too short to search for; Salesforce wants 3 characters`, {
    hint: 'Type at least three characters.',
  });
}

/** The softphone layout says nothing, or something that the console did not name. */
export function noLayoutPop(text: string): AppError {
  return new AppError('no-layout-pop', `The softphone layout opens nothing for "${text}"`, {
    hint: 'Search for the caller by hand. Your admin finds the layout in Setup → Softphone Layouts.',
  });
}

/** A click on a phone number that carries no number. */
export function clickedNothing(why: string): AppError {
  return new AppError('clicked-nothing', `A phone number was clicked, but none arrived: ${why}`, {
    hint: 'Type the number on the dial pad.',
  });
}

export function sessionExpired(why: string): AppError {
  return new AppError('session-expired', `The Salesforce session is over: ${why}`, {
    hint: 'Sign in to Salesforce in another tab. The phone goes on by itself; calls and logs are kept meanwhile.',
  });
}

/** Somebody else signed in to Salesforce in the same browser. */
export function otherUser(name: string): AppError {
  return new AppError('other-user', `Salesforce is now used by ${name} in this browser`, {
    hint: 'Sign in again as yourself, or reload the tab to use the phone as that person. Your call logs are kept.',
  });
}

export function orgUnreachable(why: string, cause?: unknown): AppError {
  return new AppError('org-unreachable', `Salesforce cannot be reached: ${why}`, {
    hint: 'Check your network. The phone tries again by itself; call logs are kept on this computer.',
    cause,
  });
}

export function orgTimeout(operation: string, waitedMs: number): AppError {
  return new AppError('org-timeout', `Salesforce did not answer "${operation}" within ${waitedMs / 1000} s`, {
    hint: 'Try again in a moment; call logs are kept on this computer and sent again.',
  });
}

/** The org takes no more requests just now; which of its limits it was stands in the message. */
export function orgAtLimit(message: string): AppError {
  return new AppError('org-at-limit', `Salesforce is at one of its limits for requests: ${message}`, {
    hint: 'Nothing to do: the phone tries again by itself, and call logs are kept on this computer. If it lasts, tell your admin that your org reached a request limit.',
  });
}

/** The org's code threw something that it did not put into words. */
export function orgException(message: string): AppError {
  return new AppError('org-exception', `Salesforce met an error: ${message}`, {
    hint: "Send this text to your admin: the phone's code in Salesforce failed.",
  });
}

export function badAnswer(operation: string, why: string): AppError {
  return new AppError('bad-answer', `The answer to "${operation}" is not of the agreed shape: ${why}`, {
    hint: 'Tell your admin: the phone and its Apex classes are probably of different versions.',
  });
}
