/** @jest-environment node */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { realClock } from '../../base/clock';
import { RecentLog } from '../../base/log';
import { createExchange } from '../../emulator/exchange/exchange';
import type { Exchange } from '../../emulator/exchange/exchangePort';
import type { LineCredential } from '../../hosts/orgContract';
import type { Provider } from '../provider';
import type { ContractWorld } from '../providerContract';
import { describeProviderContract } from '../providerContract';
import { createSipProvider } from './sipProvider';
import { FakeMedia } from './testWorld/fakeMedia';
import { FarPhone } from './testWorld/farPhone';
import { openNodeSocket } from './testWorld/nodeSocket';

const DOMAIN = 'pbx.acme.localhost';
const ALICE = `sip:alice@${DOMAIN}`;

describeProviderContract('SIP on the exchange', () => ExchangeWorld.open());

/** Alice's line on the emulator's real exchange, with the outside world at the other end. Only the sound is not real. */
class ExchangeWorld implements ContractWorld {
  readonly media = new FakeMedia();
  readonly log = new RecentLog(() => Date.now());
  minted = 0;

  readonly provider: Provider;

  private constructor(
    private readonly server: Server,
    readonly exchange: Exchange,
    readonly far: FarPhone,
  ) {
    this.provider = createSipProvider({
      server: exchange.url,
      stunServers: [],
      credential: () => Promise.resolve(this.mint()),
      instanceId: '00000000-0000-4000-8000-0000000000a1',
      clock: realClock,
      log: this.log,
      media: this.media,
      openSocket: openNodeSocket,
    });
  }

  static async open(): Promise<ExchangeWorld> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const exchange = createExchange({ domain: DOMAIN, url, secret: 'a secret of this test', users: ['alice'] });
    server.on('upgrade', (request, socket, head) => exchange.acceptSocket(request, socket, head));
    const credential = credentialOf(exchange, 'trunk');
    const far = new FarPhone({ url, agentUser: 'alice', domain: DOMAIN }, credential);
    await far.connect();
    return new ExchangeWorld(server, exchange, far);
  }

  refuseMicrophone(refused: boolean): void {
    this.media.refusal = refused ? 'NotAllowedError' : '';
  }

  openMedia(): number {
    return this.media.open;
  }

  dropServer(): void {
    this.exchange.pause();
  }

  restoreServer(): void {
    this.exchange.resume();
    void this.far.connect();
  }

  sendNonsense(): Promise<void> {
    for (const text of [
      'INVITE',
      'SIP/2.0 200 OK\r\n\r\n',
      '\u0000\u0001',
      'INVITE sip:alice SIP/2.0\r\nFrom: x\r\n\r\n',
    ]) {
      this.exchange.sendRaw(ALICE, text);
    }
    return Promise.resolve();
  }

  async close(): Promise<void> {
    await this.far.close();
    await this.exchange.close();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private mint(): LineCredential {
    this.minted++;
    return credentialOf(this.exchange, 'alice');
  }
}

function credentialOf(exchange: Exchange, user: string): LineCredential {
  return { addressOfRecord: `sip:${user}@${DOMAIN}`, ...exchange.mintCredential(user, 600) };
}
