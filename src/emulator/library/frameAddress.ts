/** The two parameters of the adapter's address that the library reads. */
export interface FrameAddress {
  /** Exact origin of the console; replies from elsewhere are ignored. */
  readonly hostOrigin: string;
}

/** Hosts under which Salesforce shows its pages, as the library of version 43 has them. */
const FIRST_HOSTS = /\.(?:force|salesforce)\.com$/;
/** The same in version 57; in which version between 51 and 57 they came is not known. */
const MORE_HOSTS =
  /\.(?:(?:my-)?visualforce\.com|my-lightning\.com|my-salesforce\.com|(?:salesforce|crmforce)\.(?:mil|ms))$/;
const MORE_HOSTS_SINCE = 57;
/** Our one difference from Salesforce's library: the emulated console lives on this computer. */
const OWN_HOSTS = /\.localhost$/;

/**
 * What the page's own address says about the console around it; null when any check of Salesforce's library fails: both parameters
 * there, the origin once; a console's host, in small letters and without anything behind it; the protocol of the page itself.
 */
export function readFrameAddress(
  location: Pick<Location, 'search' | 'protocol'>,
  apiVersion: number,
): FrameAddress | null {
  const parameters = new URLSearchParams(location.search);
  const [hostOrigin, ...more] = parameters.getAll('sfdcIframeOrigin');
  if (!hostOrigin || more.length > 0 || !parameters.get('mode')) return null;
  const host = /^https?:\/\/([\w.-]+)(?::\d+)?$/.exec(hostOrigin)?.[1];
  const isConsole = host && hostsOf(apiVersion).some((hosts) => hosts.test(host) && !host.startsWith('.'));
  return isConsole && hostOrigin.startsWith(`${location.protocol}//`) ? { hostOrigin } : null;
}

function hostsOf(apiVersion: number): readonly RegExp[] {
  return [FIRST_HOSTS, OWN_HOSTS, ...(apiVersion >= MORE_HOSTS_SINCE ? [MORE_HOSTS] : [])];
}
