import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RecentLog } from '../../base/log';
import type { Log, LogLine } from '../../base/log';
import { createCallers } from '../callers/callers';
import { createCallersApi } from '../callers/callersApi';
import type { Callers } from '../callers/callerPort';
import { peopleOf } from '../callers/people';
import { createExchange } from '../exchange/exchange';
import type { Exchange } from '../exchange/exchangePort';
import { createAcmeOrg } from '../org/acmeOrg';
import { createCtiPhone } from '../org/apex/ctiPhone';
import { readCustomMetadata } from '../org/customMetadata';
import type { MetadataRecord } from '../org/customMetadata';
import type { Org } from '../org/org';
import type { ConsoleSession } from '../org/orgApi';
import { userNamed, usersOf } from '../org/users/orgUsers';
import type { OrgUser } from '../org/users/orgUsers';
import type { ScenarioValues } from '../scenarios/scenario';
import { ScenarioBoard } from '../scenarios/scenarioBoard';
import { readAdapterUrl } from './adapterAddress';
import { Addresses, SIP_DOMAIN } from './addresses';
import { AgentSession } from './agentSession';
import type { ExpireOptions } from './agentSession';
import { text } from './answer';
import { bundle } from './bundles';
import { callersSite } from './callersSite';
import { componentSite } from './components/componentSite';
import { readComponents } from './components/readComponents';
import { checkedSession } from './consoleSession';
import { LIBRARY_PATH } from './libraryScript';
import { makeCertificate } from './hostCertificate';
import type { HostCertificate } from './hostCertificate';
import { listen } from './httpServer';
import { lightningSite } from './lightningSite';
import { orgRoutes } from './orgRoutes';
import { salesforceBrowserFlags } from './salesforceBrowser';
import { valueOf, withValues } from './setup/callCenter';
import { navigationIn } from './setup/consoleApp';
import { Namespace } from './namespace';
import { packagedRules } from './setup/packagedRules';
import { metadataFolderOf, readProjectSetup } from './setup/projectSetup';
import type { ProjectSetup } from './setup/projectSetup';
import { TokenDoor } from './tokenDoor';
import { Troubles } from './trouble/troubles';
import { UserSwitch } from './userSwitch';
import type { UserCookie } from './userSwitch';
import { pageAddressIn, pageControllersIn } from './visualforce/orgPages';
import { visualforceSite } from './visualforceSite';

export interface EmulatorOptions {
  /** A Salesforce DX project: its `force-app` is what the org has, its `data/` fills it. */
  readonly projectRoot: string;
  /** 0 for any free one. */
  readonly port: number;
  /** Visualforce page behind the phone; without it the one that the call center names. */
  readonly pageName?: string;
  /** A call center definition in either dialect; without it the project's first. */
  readonly callCenterFile?: string;
  /** An adapter page that is served elsewhere, in place of the call center's: on this computer, or by https. */
  readonly adapterUrl?: string;
  /** What an admin has changed in it: `section/item` → value. A line that still has the shipped server gets this emulator's exchange. */
  readonly callCenterValues?: Readonly<Record<string, string>>;
  /** A plan of `sf data import tree` that fills the org in place of the project's `data/`. */
  readonly dataPlan?: string;
  /** Who is signed in where nobody was chosen: a username or its part before the @. Without it Alice Meyer. */
  readonly user?: string;
  /** API name of the app that opens where none was chosen. Without it the user's usual one. */
  readonly app?: string;
  /** Records of custom metadata that stand in place of the project's, by API name without `__mdt`: `{ Cti_Pop_Rule: […] }`. */
  readonly customMetadata?: Readonly<Record<string, readonly MetadataRecord[]>>;
  /** Switches that stand elsewhere than at their default from the start: `{ apexSpeed: '3s' }`. */
  readonly scenarios?: ScenarioValues;
  /** Serve by https under names of Salesforce, for adapters that bring Salesforce's own library. */
  readonly salesforceHosts?: boolean;
  /** As if the phone came in a package with this namespace: its names, its paths, its host. */
  readonly namespace?: string;
  readonly log?: Log;
}

/** The emulated world: a Lightning console, its Visualforce host, an org, a SIP exchange and people who call. */
export interface Emulator {
  /** With the token of this start. */
  readonly consoleUrl: string;
  readonly callersUrl: string;
  /** The script that an adapter includes, wherever its page is. */
  readonly libraryUrl: string;
  readonly port: number;
  /** What a Chromium needs to find the hosts; empty where none is needed. */
  readonly browserFlags: readonly string[];
  readonly org: Org;
  readonly exchange: Exchange;
  readonly callers: Callers;
  /** What goes otherwise than usual; may be changed at any time. */
  readonly scenarios: ScenarioBoard;
  /** What the console of a user is told; an adapter from elsewhere is asked for that, for 3 s at most. @throws AppError `unknown-user` */
  session(user?: string): Promise<ConsoleSession>;
  /** Makes a browser somebody's, by username: for `context.addCookies` with the console's address. @throws AppError `unknown-user` */
  userCookie(user: string): UserCookie;
  /** The org as it was at the start. */
  reset(): void;
  /** Ends the agent's session: remoting is refused until a page was loaded with a live login, which is gone too unless told otherwise. */
  expireSession(options?: ExpireOptions): void;
  /** The agent signs in again; the phone gets a new session when it loads a page. */
  signIn(): void;
  close(): Promise<void>;
}

/** What a call center says before an admin has given it a phone system. */
const SHIPPED_SERVER = 'wss://pbx.example.com';
const EMULATOR_FOLDER = dirname(dirname(fileURLToPath(import.meta.url)));
const PACKAGES_FOLDER = join(EMULATOR_FOLDER, '../../node_modules');

/** @throws AppError `port-taken`; `bad-adapter-url`; `unknown-scenario`, `bad-scenario-value`; `unknown-user`; `bad-xml`, `no-call-center`, `bad-plan` … for what is wrong in the project */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  if (options.adapterUrl !== undefined) readAdapterUrl(options.adapterUrl);
  const world = await createWorld(options);
  const { org, exchange, callers, server, users, scenarios, addresses, certificate } = world;
  const utilityItem = world.setup.apps[0].utilityItem;
  const troubles = new Troubles({ ...world, board: scenarios, emulatorFolder: EMULATOR_FOLDER, utilityItem });
  const session = troubles.session(sessionOf(world));
  server.serve(sitesOf({ ...world, troubles }, session), (...upgrade) => exchange.acceptSocket(...upgrade));
  warmUp();
  return {
    ...handlesOf(world),
    browserFlags: certificate ? salesforceBrowserFlags(addresses.hostNames, certificate.pin) : [],
    session: (user) => session(user === undefined ? users.userOf() : userNamed(org, user)),
    close: () => closeAll([callers, exchange, server]),
  };
}

/** Everything that the emulator consists of, each part once, with nothing served yet. */
async function createWorld(options: EmulatorOptions): Promise<World> {
  const log = options.log ?? new RecentLog(Date.now, printErrors);
  const { scenarios, org } = createOrg(options);
  const setup = readProjectSetup({ ...options, emulatorFolder: EMULATOR_FOLDER });
  const { port, namespace = '' } = options;
  const names = [...new Addresses(0, 'salesforce', namespace).hostNames, 'localhost'];
  const certificate = options.salesforceHosts ? await makeCertificate(names) : undefined;
  const server = await listen({ port, log, certificate, namespace });
  const { addresses } = server;
  const exchange = createExchange({
    domain: SIP_DOMAIN,
    url: addresses.exchangeUrl,
    secret: randomBytes(32).toString('hex'),
    log,
    users: usersOf(org).flatMap(({ line }) => (line ? [line] : [])),
  });
  return {
    ...{ options, setup, org, scenarios, log, certificate, server, addresses, exchange },
    callers: createCallers({ exchange, socket: socketFor(addresses, certificate) }),
    door: new TokenDoor(addresses.port),
    agent: new AgentSession(),
    users: new UserSwitch({ org, port: addresses.port, user: options.user }),
    namespace: new Namespace(namespace),
  };
}

/** The org, as the switches say at any moment. @throws AppError for a user or a switch that is not there */
function createOrg(options: EmulatorOptions): { readonly org: Org; readonly scenarios: ScenarioBoard } {
  const scenarios = new ScenarioBoard();
  scenarios.setAll(options.scenarios ?? {});
  const org = createAcmeOrg({ ...options, switches: (key) => scenarios.value(key) });
  refillOnChange(org, scenarios);
  if (options.user !== undefined) userNamed(org, options.user);
  return { org, scenarios };
}

/** Person accounts come and go with their records: the org is filled anew. */
function refillOnChange(org: Org, scenarios: ScenarioBoard): void {
  const isOff = (): boolean => org.switches('personAccounts') === 'off';
  let wasOff = isOff();
  scenarios.onChange(() => {
    if (isOff() === wasOff) return;
    wasOff = !wasOff;
    org.reset();
  });
}

interface World {
  readonly options: EmulatorOptions;
  readonly setup: ProjectSetup;
  readonly org: Org;
  readonly exchange: Exchange;
  readonly callers: Callers;
  readonly server: Awaited<ReturnType<typeof listen>>;
  readonly certificate: HostCertificate | undefined;
  readonly addresses: Addresses;
  readonly door: TokenDoor;
  readonly agent: AgentSession;
  readonly users: UserSwitch;
  readonly scenarios: ScenarioBoard;
  readonly log: Log;
  readonly namespace: Namespace;
}

/** What the starter gets to see and to steer. */
function handlesOf({
  addresses,
  door,
  org,
  exchange,
  callers,
  agent,
  users,
  scenarios,
}: World): Omit<Emulator, 'browserFlags' | 'session' | 'close'> {
  return {
    consoleUrl: `${addresses.origin('lightning')}/?token=${door.token}`,
    callersUrl: `${addresses.origin('callers')}/?token=${door.token}`,
    libraryUrl: `${addresses.origin('visualforce')}${LIBRARY_PATH}`,
    port: addresses.port,
    org,
    exchange,
    callers,
    scenarios,
    userCookie: (user) => users.cookieFor(user),
    reset: () => org.reset(),
    expireSession: (expiry) => agent.expire(expiry),
    signIn: () => agent.signIn(),
  };
}

async function closeAll(parts: readonly { close(): Promise<void> }[]): Promise<void> {
  for (const part of parts) await part.close();
}

function sessionOf(world: World): (user: OrgUser, appName?: string) => Promise<ConsoleSession> {
  const { options, org, addresses, door, agent, exchange, namespace } = world;
  const setup = withExchange(world.setup, exchange.url);
  const callersUrl = `${addresses.origin('callers')}/?token=${door.token}`;
  const parts = { ...setup, adapterUrl: options.adapterUrl, org, addresses, callersUrl, namespace };
  return (user, appName = options.app) => checkedSession({ ...parts, user, appName, nonce: agent.mintNonce(user.id) });
}

function sitesOf(world: World & { readonly troubles: Troubles }, session: ReturnType<typeof sessionOf>) {
  const { org, exchange, callers, addresses, door, agent, users, scenarios, troubles, log, namespace } = world;
  const metadataFolder = metadataFolderOf(world.options.projectRoot);
  const lines = { domain: exchange.domain, mintCredential: exchange.mintCredential.bind(exchange) };
  const metadata = new Map([
    ...packagedRules(readCustomMetadata(metadataFolder), namespace, world.setup.flows),
    ...Object.entries(world.options.customMetadata ?? {}),
  ]);
  const navigationOf = navigationIn(world.setup.apps);
  const apex = { CtiPhone: createCtiPhone(org, lines, { metadata, navigationOf }) };
  const pageControllers = pageControllersIn(org, metadataFolder);
  const runAs = (userId: string, work: () => unknown): unknown => org.runAs(userId, work);
  const mayOpenPage = (userId: string, name: string): boolean => org.runAs(userId, () => org.access.mayOpenPage(name));
  const folders = { emulatorFolder: EMULATOR_FOLDER, packagesFolder: PACKAGES_FOLDER, metadataFolder };
  const api = createCallersApi({ callers, exchange, people: () => peopleOf(org), agents: () => users.agents });
  const all = readComponents(metadataFolder, pageAddressIn(addresses, namespace));
  const hasComponents = (): boolean => scenarios.value('recordPages') === 'withComponents';
  const components = () => (hasComponents() ? all : { ...all, forRecords: [] });
  const parts = { org, users, session, metadata, components };
  const routes = orgRoutes({ ...parts, reset: () => org.reset(), trace: () => exchange.trace });
  const { remotingTrace } = troubles;
  const sites = { orgRoutes: routes, components: componentSite(folders, all) };
  const lightning = { ...folders, ...sites, addresses, door, agent, users, scenarios, remotingTrace, log };
  const visualforce = troubles.visualforce(
    visualforceSite({ ...folders, addresses, agent, apex, pageControllers, runAs, mayOpenPage, log, namespace }),
  );
  return {
    lightning: troubles.lightning(lightningSite(lightning)),
    visualforce,
    otherVisualforce: visualforce,
    exchange: () => text('This is the exchange. Phones come here by WebSocket.\n', 426),
    callers: callersSite({ ...folders, addresses, door, api }),
  };
}

/** A line whose server is left as it is shipped registers with this exchange, as an admin of this org would have set it. */
function withExchange({ callCenter, ...rest }: ProjectSetup, exchangeUrl: string): ProjectSetup {
  const isShipped = callCenter && valueOf(callCenter, 'phoneLine', 'sipServer') === SHIPPED_SERVER;
  return {
    ...rest,
    callCenter: isShipped ? withValues(callCenter, { 'phoneLine/sipServer': exchangeUrl }) : callCenter,
  };
}

/** The exchange as Node reaches it: names under `localhost` are resolved by browsers, not by every system. */
function socketFor(addresses: Addresses, certificate?: HostCertificate) {
  const headers = { Host: addresses.hostHeader('exchange'), Origin: addresses.origin('callers') };
  const url = `${new URL(addresses.exchangeUrl).protocol}//127.0.0.1:${addresses.port}/`;
  return { url, headers, ...(certificate ? { tls: { ca: certificate.cert, servername: SIP_DOMAIN } } : {}) };
}

/** Bundles the browser scripts while somebody reads the terminal; what fails is told when the script is asked for. */
function warmUp(): void {
  for (const name of ['library', 'remoting', 'console', 'callers'] as const)
    bundle(EMULATOR_FOLDER, name).catch(() => undefined);
}

/** What somebody must mend is said in the terminal; everything else stays in the log. */
function printErrors({ level, part, text: line, details }: LogLine): void {
  if (level === 'error')
    console.error(`[${part}] ${line}`, details instanceof Error ? details.message : (details ?? ''));
}
