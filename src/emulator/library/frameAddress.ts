/** The two parameters of the adapter's address that the library reads. */
export interface FrameAddress {
  /** Exact origin of the console; replies from elsewhere are ignored. */
  readonly hostOrigin: string;
}

/** Hosts under which Salesforce shows its pages (library of version 57), and the emulator's own. */
const CONSOLE_HOSTS: readonly RegExp[] = [
  /\.(force|salesforce|visualforce|my-visualforce|my-lightning|my-salesforce)\.com$/,
  /\.(salesforce|crmforce)\.(mil|ms)$/,
  // Our one difference from Salesforce's library: the emulated console lives on this computer.
  /\.localhost$/,
];

/**
 * What the page's own address says about the console around it; null when any check of Salesforce's library fails: both parameters
 * there, once each; a console's host; the protocol of the page itself.
 */
export function readFrameAddress(location: Pick<Location, 'search' | 'protocol'>): FrameAddress | null {
  const parameters = new URLSearchParams(location.search);
  const [hostOrigin, ...more] = parameters.getAll('sfdcIframeOrigin');
  if (!hostOrigin || more.length > 0 || !parameters.get('mode')) return null;
  const host = /^https?:\/\/([^/:?#@]+)(?::\d+)?$/i.exec(hostOrigin)?.[1];
  if (!host || !CONSOLE_HOSTS.some((hosts) => hosts.test(host))) return null;
  return hostOrigin.startsWith(`${location.protocol}//`) ? { hostOrigin } : null;
}
