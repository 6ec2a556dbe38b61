/** The hosts of the emulated world, each an origin of its own, as in Salesforce. */
export type HostName = 'lightning' | 'visualforce' | 'otherVisualforce' | 'exchange' | 'callers';

/**
 * `localhost`: http, under names that every browser leads to this computer. `salesforce`: https, the first two under names that
 * Salesforce's own library accepts; a browser finds them with the flags of `salesforceBrowser.ts`.
 */
export type NameSet = 'localhost' | 'salesforce';

const LOCAL: Readonly<Record<HostName, string>> = {
  lightning: 'lightning.acme.localhost',
  visualforce: 'acme--c.vf.acme.localhost',
  // The same pages under a name of another site, as of an org without enhanced domains (scenario `frameSite`).
  otherVisualforce: 'acme--c.visualforce.localhost',
  exchange: 'pbx.acme.localhost',
  callers: 'callers.acme.localhost',
};

/** A domain that nobody is likely to have: whoever opens it without the flags asks the real Salesforce. */
const SALESFORCE: Readonly<Record<HostName, string>> = {
  ...LOCAL,
  lightning: 'open-softphone-emulator.lightning.force.com',
  visualforce: 'open-softphone-emulator--c.vf.force.com',
  otherVisualforce: 'open-softphone-emulator--c.visualforce.com',
};

/** SIP domain of the exchange. */
export const SIP_DOMAIN = LOCAL.exchange;

/** All addresses for one port. */
export class Addresses {
  private readonly names: Readonly<Record<HostName, string>>;

  constructor(
    readonly port: number,
    private readonly nameSet: NameSet = 'localhost',
    namespace = '',
  ) {
    const names = nameSet === 'salesforce' ? SALESFORCE : LOCAL;
    // Pages of a package have a host of its own: acme--ns in place of acme--c.
    this.names = namespace
      ? { ...names, visualforce: names.visualforce.replace('--c.', `--${hostLabel(namespace)}.`) }
      : names;
  }

  /** `http://lightning.acme.localhost:4400` */
  origin(host: HostName): string {
    return `${this.isEncrypted ? 'https' : 'http'}://${this.hostHeader(host)}`;
  }

  /** As browsers write it: without a port that is the protocol's default. */
  hostHeader(host: HostName): string {
    return this.withPort(this.names[host]);
  }

  get exchangeUrl(): string {
    return `${this.isEncrypted ? 'wss' : 'ws'}://${this.hostHeader('exchange')}/`;
  }

  get isEncrypted(): boolean {
    return this.nameSet === 'salesforce';
  }

  /** All names without ports, for a certificate and for a browser's map of names. */
  get hostNames(): readonly string[] {
    return Object.values(this.names);
  }

  /** Which of our hosts a Host header names; `plain` for this computer's own names, null for anybody else's. */
  hostOf(header: string | undefined): HostName | 'plain' | null {
    const text = (header ?? '').toLowerCase();
    const found = (Object.keys(this.names) as HostName[]).find((host) => this.hostHeader(host) === text);
    if (found) return found;
    return ['localhost', '127.0.0.1'].some((name) => text === this.withPort(name)) ? 'plain' : null;
  }

  private withPort(name: string): string {
    return this.port === (this.isEncrypted ? 443 : 80) ? name : `${name}:${this.port}`;
  }
}

/** As Salesforce writes a namespace into a host: lower case, and `-` for what no host may hold. */
function hostLabel(namespace: string): string {
  return namespace.toLowerCase().replaceAll('_', '-');
}
