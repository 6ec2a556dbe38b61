import { randomBytes } from 'node:crypto';
import { AppError } from '../../base/appError';
import type { Addresses } from './addresses';

/** An adapter that is a page of the emulated org itself. */
const OWN_PAGE = /^\/apex\/[A-Za-z]\w{0,79}(?:[?#]|$)/;

/**
 * Checks the address of an adapter that somebody gives us: `/apex/Page` of the project, or a page on this computer or behind https.
 *
 * @throws AppError `bad-adapter-url`
 */
export function readAdapterUrl(given: string): string {
  const text = given.trim();
  if (OWN_PAGE.test(text)) return text;
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
    throw bad(text, 'is no address of a web page', 'Write it as http://localhost:3000/phone.html, or /apex/Page.');
  }
  const url = new URL(text);
  if (url.username || url.password) {
    const remedy = 'Take user name and password out of it; everybody who sees the console can read them there.';
    throw bad(`${url.origin}${url.pathname}`, 'has credentials in it', remedy);
  }
  if (!isReachable(url)) {
    const remedy = 'Serve the adapter on this computer (http://localhost:…), or by https.';
    throw bad(text, 'is neither on this computer nor https', remedy);
  }
  return url.href;
}

/** Whether the emulator asks there at all: this computer, or an encrypted connection to somebody else's. */
export function isReachable(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

/** @param hostname  as `URL` has it: lower case, addresses normalised */
export function isLoopback(hostname: string): boolean {
  return /^(?:(?:.+\.)?localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

export interface AddressParts {
  readonly addresses: Addresses;
  /** Id of the app around the panel. It tells nothing to the library. */
  readonly appId: string;
  /** Sign-in of the org's own adapter page. */
  readonly nonce: string;
}

/**
 * The adapter's address with the six parameters that Salesforce appends; empty when it cannot be one. What stands in its query already
 * is left to the letter, except parameters of these names: the library refuses an address that has one twice. An adapter from elsewhere
 * gets a nonce that looks like one and opens nothing.
 */
export function adapterAddress(given: string, { addresses, appId, nonce }: AddressParts): string {
  const own = addresses.origin('visualforce');
  if (!given || !URL.canParse(given, `${own}/`)) return '';
  const url = new URL(given, `${own}/`);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return '';
  const parameters = new URLSearchParams({
    mode: 'Lightning',
    ltn_app_id: appId,
    isdtp: 'vw',
    sfdcIframeOrigin: addresses.origin('lightning'),
    clc: '1',
    nonce: url.origin === own ? nonce : randomBytes(32).toString('hex'),
  });
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && ![...new URLSearchParams(pair).keys()].some((name) => parameters.has(name)));
  url.search = [...kept, parameters.toString()].join('&');
  return url.href;
}

function bad(address: string, what: string, hint: string): AppError {
  return new AppError('bad-adapter-url', `The adapter URL "${address}" ${what}`, { hint });
}
