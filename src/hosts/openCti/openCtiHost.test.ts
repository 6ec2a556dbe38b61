import { FakeClock } from '../../base/fakeClock';
import { RecentLog } from '../../base/log';
import { describeHostContract } from '../hostContract';
import type { HostWorld } from '../hostContract';
import type { PopTarget } from '../host';
import { installLibrary } from '../../emulator/library/installLibrary';
import { FakeFrames, FakeLightning, FakeRemoting, LIGHTNING_ORIGIN } from './fakeLightning';
import { createOpenCtiHost } from './openCtiHost';

function makeDesk(lightning = new FakeLightning()) {
  const clock = new FakeClock();
  const log = new RecentLog(() => clock.now());
  const frames = new FakeFrames();
  const remoting = new FakeRemoting();
  lightning.setRemoting(remoting);
  const host = createOpenCtiHost({
    ...{ window: lightning.window, clock, log, openFrame: frames.open, random: () => 0.5 },
    ...{ remoteAction: 'CtiPhone.ask', sessionPage: '/apex/SoftphoneSession' },
  });
  return { lightning, clock, log, frames, remoting, host };
}

/** Two rounds of timers: a message there and its answer back. */
async function settled(): Promise<void> {
  for (let round = 0; round < 4; round += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}

function openedBy(lightning: FakeLightning): readonly PopTarget[] {
  return lightning
    .sent('screenPop')
    .map(({ type, params }) => targetOf(String(type), params as Record<string, string>));
}

function targetOf(type: string, params: Record<string, string>): PopTarget {
  const { recordId, searchString, entityName, defaultFieldValues, listViewId, scope, flowDevName, url } = params;
  if (type === 'sobject') return { kind: 'record', recordId: recordId! };
  if (type === 'search') return { kind: 'search', text: searchString! };
  if (type === 'list') return { kind: 'list', objectType: scope!, listViewId: listViewId! };
  if (type === 'url') return { kind: 'url', url: url! };
  if (type === 'flow') {
    const flowArgs = params['flowArgs'] as unknown as readonly { name: string; type: string; value: string }[];
    const values = flowArgs.map((arg) => [arg.name, arg.type === 'String' ? arg.value : ''] as const);
    return { kind: 'flow', flowName: flowDevName!, values: Object.fromEntries(values) };
  }
  const fields = defaultFieldValues as unknown as Record<string, string>;
  return { kind: 'newRecord', objectType: entityName!, fields };
}

function contractWorld(makeLightning: () => FakeLightning): HostWorld {
  const { lightning, clock, frames, remoting, host } = makeDesk(makeLightning());
  return {
    host,
    clock,
    settled,
    hostGoesSilent: () => void (lightning.mood = 'silent'),
    hostRefuses: () => void (lightning.mood = 'refusing'),
    agentClicksNumber: (payload) => lightning.tell('onClickToDial', payload),
    agentOpensPage: (payload) => {
      lightning.front = payload;
      lightning.tell('onNavigationChange', payload);
    },
    strangerSends: (data) => lightning.post({ data, origin: 'https://evil.example', source: {} }),
    opened: () => openedBy(lightning),
    item: () => ({
      label: String(lightning.sent('setSoftphoneItemLabel').at(-1)?.['label']),
      icon: String(lightning.sent('setSoftphoneItemIcon').at(-1)?.['key']),
    }),
    orgAnswers: (operation, result) => void (remoting.answer = (asked) => (asked === operation ? { result } : null)),
    sessionEnds: () => {
      remoting.answer = () => ({ event: { status: false, type: 'exception', message: 'Logged in?' } });
      frames.onOpen = (frame) => frame.load(null);
    },
  };
}

/** The library that the emulator serves in the place of Salesforce's. */
function withEmulatedLibrary(): FakeLightning {
  const lightning = new FakeLightning();
  installLibrary({ window: lightning.window as unknown as Window, apiVersion: 65 });
  return lightning;
}

describeHostContract('Open CTI', () => contractWorld(() => new FakeLightning()));
describeHostContract("Open CTI by the emulator's library", () => contractWorld(withEmulatedLibrary));

const ORIGIN = `sfdcIframeOrigin=${LIGHTNING_ORIGIN}`;

test.each([
  ['no parameters', '', 'no "sfdcIframeOrigin"'],
  ['no mode', `?${ORIGIN}`, 'no "mode"'],
  ['the origin twice', `?mode=Lightning&${ORIGIN}&${ORIGIN}`, 'twice'],
  ['an origin with a slash at its end', `?mode=Lightning&${ORIGIN}/`, 'is not an origin'],
  ['an origin on another protocol', '?mode=Lightning&sfdcIframeOrigin=http://acme.lightning.force.com', 'protocol'],
])('an address with %s is no host, although the script is on the page', async (_name, query, why) => {
  const { host, lightning } = makeDesk(new FakeLightning(query));
  const problem = await host.start(() => undefined).catch((error: unknown) => error);
  expect(problem).toMatchObject({ code: 'no-host', message: expect.stringContaining(why) as unknown });
  expect(lightning.received).toEqual([]);
});

test('a page without the script of Salesforce has no host, and no command hangs', async () => {
  const { host, lightning } = makeDesk();
  lightning.removeLibrary();
  await expect(host.start(() => undefined)).rejects.toMatchObject({ code: 'no-host' });
  await expect(host.refreshRecord()).rejects.toMatchObject({ code: 'no-host' });
});

test('a console that is still loading is asked again until it is there', async () => {
  const { host, lightning, clock } = makeDesk();
  lightning.mood = 'loading';
  const start = host.start(() => undefined);
  await settled();
  lightning.mood = 'willing';
  clock.wait(3_000);
  await settled();
  await start;
  expect(lightning.sent('getCallCenterSettings')).toHaveLength(2);
});

test('the start costs one question for the settings, and a later look at them asks again', async () => {
  const { host, lightning } = makeDesk();
  await host.start(() => undefined);
  lightning.settings = { '/a': 'new', '/b': 5, '/c': {} };
  expect(await host.readSettings()).toHaveProperty(['/reqGeneralInfo/reqInternalName'], 'Softphone');
  expect(await host.readSettings()).toEqual({ '/a': 'new', '/b': '5' });
});

test('the console is told that the phone is there, and listeners are registered once, even after a second start', async () => {
  const { host, lightning } = makeDesk();
  const first: unknown[] = [];
  const second: unknown[] = [];
  await host.start((event) => first.push(event));
  await host.start((event) => second.push(event));
  lightning.tell('onClickToDial', { number: '1' });
  expect(lightning.sent('notifyInitializationComplete')).toHaveLength(2);
  expect([first.length, second.length]).toEqual([0, 1]);
});

test('values of a new record go inside the parameters, where the library does not drop them', async () => {
  const { host, lightning } = makeDesk();
  await host.pop({ kind: 'newRecord', objectType: 'Contact', fields: { Phone: '+49' } });
  expect(lightning.sent('screenPop')).toEqual([
    { type: 'newRecord', params: { entityName: 'Contact', defaultFieldValues: { Phone: '+49' } } },
  ]);
});

test('the utility bar is told only what changed, in one short line', async () => {
  const { host, lightning } = makeDesk();
  await host.showItem({ label: 'Phone', icon: 'call' });
  await host.showItem({ label: `Jo\n${'x'.repeat(200)}`, icon: 'call' });
  expect(lightning.sent('setSoftphoneItemIcon')).toHaveLength(1);
  expect(lightning.sent('setSoftphoneItemLabel').at(-1)!['label']).toHaveLength(60);
});

test('what the utility bar refused is sent again next time', async () => {
  const { host, lightning } = makeDesk();
  lightning.mood = 'refusing';
  await expect(host.showItem({ label: 'Phone', icon: 'call' })).rejects.toMatchObject({ code: 'host-refused' });
  lightning.mood = 'willing';
  await host.showItem({ label: 'Phone', icon: 'call' });
  expect(lightning.sent('setSoftphoneItemLabel')).toHaveLength(2);
});

test('a refusal is told with the code and the words of Salesforce', async () => {
  const { host, lightning } = makeDesk();
  lightning.mood = 'refusing';
  await expect(host.refreshRecord()).rejects.toThrow('refreshView": INVALID_PARAM: An invalid value was passed.');
});

test('an answer that comes after the time-out changes nothing', async () => {
  const { host, lightning, clock } = makeDesk();
  lightning.mood = 'silent';
  const late = host.refreshRecord();
  clock.wait(8_000);
  await expect(late).rejects.toMatchObject({ code: 'host-timeout' });
  lightning.post({ data: lightning.reply(lightning.received[0]!, { success: true }) });
  await settled();
});

test('a forged click from another window on the right origin dials nothing', async () => {
  const { host, lightning } = makeDesk();
  const events: unknown[] = [];
  await host.start((event) => events.push(event));
  const data = {
    apiVersion: 65,
    apiType: 'opencti',
    methodName: 'onClickToDial',
    callId: 1,
    shouldExecuteListener: true,
    response: { number: '0900' },
  };
  lightning.post({ data, source: {} });
  lightning.post({ data, origin: 'https://evil.example' });
  lightning.post({ data: { ...data, methodName: 7 } });
  expect(events).toEqual([]);
  expect(host.ignoredMessages).toBe(3);
});

test('a flood of strange messages writes a handful of log lines', async () => {
  const { host, lightning, log } = makeDesk();
  await host.start(() => undefined);
  for (let i = 0; i < 10_000; i += 1) lightning.post({ data: i, origin: 'https://evil.example', source: null });
  expect(log.lines.filter((line) => line.level === 'warning')).toHaveLength(5);
});

test('what the page posts to itself is not counted', async () => {
  const { host, lightning } = makeDesk();
  await host.start(() => undefined);
  lightning.post({ data: 'tick', origin: 'https://acme--c.vf.force.com', source: lightning.window });
  expect(host.ignoredMessages).toBe(0);
});

test('what the softphone layout names is popped as it came, in a step of its own', async () => {
  const { host, lightning } = makeDesk();
  const start = host.start(() => undefined);
  await settled();
  await start;
  const pop = { type: 'sobject', params: { recordId: '003000000000001' } };
  lightning.found = { '003000000000001': { Name: 'Jo' }, SCREEN_POP_DATA: pop };
  const popping = host.pop({ kind: 'layout', text: '+49 30 123', callType: 'outbound' });
  await settled();
  await settled();
  await popping;
  expect(lightning.sent('searchAndScreenPop')).toMatchObject([
    { searchParams: '+49 30 123', callType: 'outbound', deferred: true },
  ]);
  expect(lightning.sent('screenPop')).toEqual([pop]);
});

test.each([
  ['06m000000000001AAA', '06m000000000001AAA'],
  ['02u000000000001AAA', ''],
  ['06m<script>', ''],
])('the app around the panel is taken from the address only where it looks like one (%s)', (appId, expected) => {
  const origin = encodeURIComponent(LIGHTNING_ORIGIN);
  const query = `?mode=Lightning&sfdcIframeOrigin=${origin}&ltn_app_id=${encodeURIComponent(appId)}`;
  expect(makeDesk(new FakeLightning(query)).host.appId).toBe(expected);
});
