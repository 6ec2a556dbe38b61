/**
 * The settings of the call center, one by one: where each stands, and how its text is read. Texts were typed by an
 * admin into one-line fields and are trusted in nothing. `none` says in so many words that there is nothing.
 */

import type { Settings } from './settings';

/** What a text was found to be: a value, or what is wrong with it and what to write instead. */
export type Reading<T> = { readonly value: T } | { readonly wrong: string; readonly remedy: string };

export interface SettingField<T> {
  /** Key in what the host gives: `/section/item`. */
  readonly path: string;
  /** The section as it is headed in Setup. */
  readonly section: string;
  readonly isRequired: boolean;
  /** Gets text that is trimmed and not empty; `none` arrives as empty text in fields that are not required. */
  readonly read: (text: string) => Reading<T>;
}

const LONGEST_ADDRESS = 255;
const LONGEST_PREFIX = 10;
const MOST_STUN_SERVERS = 4;
const MOST_CALLER_KEYS = 5;
const MOST_HOSTS = 20;
const MOST_RANGES = 20;
const MOST_BEGINNINGS = 50;

export const SETTING_FIELDS = {
  provider: { path: '/phoneLine/provider', section: 'Phone Line', isRequired: true, read: readProvider },
  sipServer: { path: '/phoneLine/sipServer', section: 'Phone Line', isRequired: true, read: readSipServer },
  stunServers: { path: '/phoneLine/stunServers', section: 'Phone Line', isRequired: false, read: readStunServers },
  trustedHeaders: callersField('trustedHeaders', readYesOrNo),
  callerKeys: callersField('callerKeys', readCallerKeys),
  popHosts: callersField('popHosts', readHosts),
  region: { path: '/numbers/region', section: 'Numbers', isRequired: true, read: readRegion },
  extensions: { path: '/numbers/extensions', section: 'Numbers', isRequired: false, read: readExtensions },
  outsidePrefix: dialingField('reqOutsidePrefix'),
  longDistancePrefix: dialingField('reqLongDistPrefix'),
  internationalPrefix: dialingField('reqInternationalPrefix'),
  fileExport: { path: '/journal/fileExport', section: 'Call Log Journal', isRequired: false, read: readYesOrNo },
  leaveQuestion: { path: '/journal/leaveQuestion', section: 'Call Log Journal', isRequired: false, read: readYesOrNo },
  dialOnly: { path: '/policies/dialOnly', section: 'Policies', isRequired: false, read: readBeginnings },
  dialNever: { path: '/policies/dialNever', section: 'Policies', isRequired: false, read: readBeginnings },
} as const;

function dialingField(item: string): SettingField<string> {
  return { path: `/reqDialingOptions/${item}`, section: 'Dialing Options', isRequired: false, read: readPrefix };
}

function callersField<T>(item: string, read: SettingField<T>['read']): SettingField<T> {
  return { path: `/callers/${item}`, section: 'Callers', isRequired: false, read };
}

/** `100-599, 7000-7999, 8810`: ranges of one length each, and single ones. */
function readExtensions(text: string): Reading<Settings['extensions']> {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const ranges = parts.map((part) => /^(\d{2,15})(?:-(\d{2,15}))?$/.exec(part));
  const isGood = ranges.every(
    (range) => range && (!range[2] || (range[2].length === range[1]!.length && range[1]! <= range[2])),
  );
  if (isGood && ranges.length <= MOST_RANGES) {
    return { value: ranges.flatMap((range) => (range ? [{ from: range[1]!, to: range[2] ?? range[1]! }] : [])) };
  }
  return {
    wrong: 'is no list of extensions',
    remedy: `write up to ${MOST_RANGES} such as 100-599, 7000-7999, each from low to high with equally many digits, or none`,
  };
}

/** `+49, +4930`: how E.164 numbers begin. */
function readBeginnings(text: string): Reading<readonly string[]> {
  const beginnings = text.split(/[\s,;]+/).filter((part) => part !== '');
  if (beginnings.length <= MOST_BEGINNINGS && beginnings.every((each) => /^\+[1-9]\d{0,14}$/.test(each))) {
    return { value: beginnings };
  }
  return {
    wrong: 'does not say how numbers begin',
    remedy: `write up to ${MOST_BEGINNINGS} such as +49, +4930, each with + and country code, commas between, or none`,
  };
}

function readYesOrNo(text: string): Reading<boolean> {
  const word = text.toLowerCase();
  if (['yes', 'true'].includes(word)) return { value: true };
  if (['no', 'false'].includes(word)) return { value: false };
  return { wrong: 'is neither yes nor no', remedy: 'write yes or no' };
}

function readCallerKeys(text: string): Reading<Settings['callerKeys']> {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const keys = parts.map((part) => /^([A-Za-z][\w-]{0,60})=(Id|[A-Za-z]\w{0,79}\.[A-Za-z]\w{0,79})$/.exec(part));
  if (keys.length > MOST_CALLER_KEYS || keys.includes(null)) {
    return {
      wrong: 'is no list of headers and fields',
      remedy: `write up to ${MOST_CALLER_KEYS} such as X-Case-Number=Case.CaseNumber, X-Record-Id=Id, commas between, or none`,
    };
  }
  return { value: keys.flatMap((key) => (key ? [{ header: key[1]!, field: key[2]! }] : [])) };
}

function readHosts(text: string): Reading<readonly string[]> {
  const hosts = text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((host) => host !== '');
  if (hosts.length <= MOST_HOSTS && hosts.every(isHost)) return { value: hosts };
  return { wrong: 'is no list of hosts', remedy: `write up to ${MOST_HOSTS} names such as crm.acme.com, or none` };
}

function isHost(text: string): boolean {
  const url = URL.canParse(`https://${text}/`) ? new URL(`https://${text}/`) : null;
  return url?.host === text && text.length <= LONGEST_ADDRESS;
}

function readProvider(text: string): Reading<'sip' | 'simulator'> {
  const word = text.toLowerCase();
  if (word === 'sip' || word === 'simulator') return { value: word };
  return { wrong: 'is not the name of a phone system', remedy: 'write sip or simulator' };
}

/** Encrypted, or to this computer: anything else would send the agent's credentials over the network in the clear. */
function readSipServer(text: string): Reading<string> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || text.length > LONGEST_ADDRESS || !url.hostname || /[\s<>"\\]/.test(text)) {
    return {
      wrong: 'is no address',
      remedy: 'write wss:// and the name of the phone system, such as wss://pbx.acme.com/ws',
    };
  }
  if (url.protocol !== 'wss:' && !(url.protocol === 'ws:' && isThisComputer(url.hostname))) {
    return { wrong: 'does not start with wss://', remedy: 'put wss:// before the name of the phone system' };
  }
  if (url.username || url.password || url.hash) {
    return {
      wrong: 'holds a user name, a password or a #',
      remedy: 'leave only wss://host[:port][/path]; credentials come from the org',
    };
  }
  if (isExample(url.hostname)) {
    return { wrong: 'is still the example', remedy: 'write the address of your own phone system' };
  }
  return { value: text };
}

function isThisComputer(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/.test(hostname);
}

/** Names that belong to nobody (RFC 2606). */
function isExample(hostname: string): boolean {
  return /(^|\.)example(\.com|\.net|\.org)?$/.test(hostname);
}

function readStunServers(text: string): Reading<readonly string[]> {
  const servers = text.split(/[\s,;]+/).filter((server) => server !== '');
  const wrong = servers.find((server) => !/^stuns?:[a-z0-9.-]{1,253}(:\d{1,5})?$/i.test(server));
  if (wrong !== undefined)
    return { wrong: 'is no list of STUN servers', remedy: 'write stun:host:port, commas between, or none' };
  if (servers.length > MOST_STUN_SERVERS) {
    return {
      wrong: `names ${servers.length} servers`,
      remedy: `leave at most ${MOST_STUN_SERVERS}; each makes calls slower`,
    };
  }
  return { value: servers };
}

function readRegion(text: string): Reading<string> {
  const region = text.toUpperCase();
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  if (/^[A-Z]{2}$/.test(region) && region !== 'ZZ' && names.of(region) !== undefined) return { value: region };
  return { wrong: 'is no country', remedy: 'write two letters: DE, GB, US …' };
}

function readPrefix(text: string): Reading<string> {
  if (text.length <= LONGEST_PREFIX && /^[0-9*#]*$/.test(text)) return { value: text };
  return { wrong: 'cannot be dialled', remedy: `write up to ${LONGEST_PREFIX} of 0-9, * and #, or none` };
}
