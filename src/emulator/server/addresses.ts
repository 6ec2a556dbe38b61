/** The hosts of the emulated world, each an origin of its own under one site, as in Salesforce. */
export type HostName = 'lightning' | 'visualforce' | 'exchange' | 'callers';

const NAMES: Readonly<Record<HostName, string>> = {
  lightning: 'lightning.acme.localhost',
  visualforce: 'acme--c.vf.acme.localhost',
  exchange: 'pbx.acme.localhost',
  callers: 'callers.acme.localhost',
};

/** SIP domain of the exchange. */
export const SIP_DOMAIN = NAMES.exchange;

/** All addresses for one port. */
export class Addresses {
  constructor(readonly port: number) {}

  /** `http://lightning.acme.localhost:4400` */
  origin(host: HostName): string {
    return `http://${this.hostHeader(host)}`;
  }

  /** As browsers write it: without a port that is the default of http. */
  hostHeader(host: HostName): string {
    return this.port === 80 ? NAMES[host] : `${NAMES[host]}:${this.port}`;
  }

  get exchangeUrl(): string {
    return `ws://${this.hostHeader('exchange')}/`;
  }

  /** Which of our hosts a Host header names; `plain` for this computer's own names, null for anybody else's. */
  hostOf(header: string | undefined): HostName | 'plain' | null {
    const text = (header ?? '').toLowerCase();
    const found = (Object.keys(NAMES) as HostName[]).find((host) => this.hostHeader(host) === text);
    if (found) return found;
    return ['localhost', '127.0.0.1'].some((name) => text === (this.port === 80 ? name : `${name}:${this.port}`))
      ? 'plain'
      : null;
  }
}
