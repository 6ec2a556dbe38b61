/**
 * The rules of `host.ts` as tests, run against every implementation. Each makes its own world around the same calls.
 */
import { hasCode } from '../base/appError';
import type { FakeClock } from '../base/fakeClock';
import type { Host, HostEvent, PopTarget } from './host';
import type { OrgOperation } from './orgContract';

/** A host under test and the levers to move what is around it. */
export interface HostWorld {
  readonly host: Host;
  readonly clock: FakeClock;
  /** Lets everything that is under way arrive. */
  settled(): Promise<void>;
  hostGoesSilent(): void;
  hostRefuses(): void;
  agentClicksNumber(payload: unknown): void;
  agentOpensPage(payload: unknown): void;
  strangerSends(message: unknown): void;
  /** What the host opened, in its words put back into ours. */
  opened(): readonly PopTarget[];
  /** The last text and icon of the utility bar. */
  item(): { readonly label: string; readonly icon: string };
  orgAnswers(operation: OrgOperation, raw: unknown): void;
  sessionEnds(): void;
}

const HOUR_MS = 3_600_000;
const CONTACT = { recordId: '003000000000001AAA', recordName: 'Jo Meyer', objectType: 'Contact' };
const COMMANDS: readonly (readonly [string, (host: Host) => Promise<unknown>])[] = [
  ['pop', (host) => host.pop({ kind: 'record', recordId: CONTACT.recordId })],
  ['readFront', (host) => host.readFront()],
  ['readSoftphoneLayout', (host) => host.readSoftphoneLayout()],
  ['refreshRecord', (host) => host.refreshRecord()],
  ['setPanelVisible', (host) => host.setPanelVisible(true)],
  ['showItem', (host) => host.showItem({ label: 'Ringing', icon: 'incoming_call' })],
  ['setClickToDial', (host) => host.setClickToDial(true)],
];

export function describeHostContract(name: string, makeWorld: () => HostWorld): void {
  describe(`${name} keeps the contract of a host`, () => {
    startRules(makeWorld);
    commandRules(makeWorld);
    eventRules(makeWorld);
    orgRules(makeWorld);
  });
}

async function started(makeWorld: () => HostWorld): Promise<HostWorld & { readonly events: HostEvent[] }> {
  const world = makeWorld();
  const events: HostEvent[] = [];
  const start = world.host.start((event) => events.push(event));
  await world.settled();
  await start;
  return Object.assign(world, { events });
}

/** The code with which a promise was rejected after an hour at most, or `fulfilled`. */
async function endOf(world: HostWorld, work: Promise<unknown>): Promise<unknown> {
  const end = work.then(
    () => 'fulfilled',
    (error: { code?: unknown }) => error.code,
  );
  await world.settled();
  world.clock.wait(HOUR_MS);
  await world.settled();
  return end;
}

function startRules(makeWorld: () => HostWorld): void {
  test('starting ends with "no-host" when nobody answers', async () => {
    const world = makeWorld();
    world.hostGoesSilent();
    expect(
      await endOf(
        world,
        world.host.start(() => undefined),
      ),
    ).toBe('no-host');
  });

  test('after the start the settings are there, all of them texts', async () => {
    const { host, settled } = await started(makeWorld);
    const reading = host.readSettings();
    await settled();
    const settings = await reading;
    expect(settings['/reqGeneralInfo/reqInternalName']).toBe('Softphone');
    expect(Object.values(settings).every((value) => typeof value === 'string')).toBe(true);
  });
}

function commandRules(makeWorld: () => HostWorld): void {
  test.each(COMMANDS)('%s does what it says', async (_name, run) => {
    const world = await started(makeWorld);
    expect(await endOf(world, run(world.host))).toBe('fulfilled');
  });

  test.each(COMMANDS)('%s ends with an error when the host says no', async (_name, run) => {
    const world = await started(makeWorld);
    world.hostRefuses();
    expect(await endOf(world, run(world.host))).toBe('host-refused');
  });

  test.each(COMMANDS)('%s does not hang when the host says nothing', async (_name, run) => {
    const world = await started(makeWorld);
    world.hostGoesSilent();
    expect(await endOf(world, run(world.host))).toBe('host-timeout');
  });

  test('records, searches, forms with their fields, lists, flows and pages open beside the phone', async () => {
    const world = await started(makeWorld);
    const targets: readonly PopTarget[] = [
      { kind: 'record', recordId: CONTACT.recordId },
      { kind: 'search', text: '030 123' },
      { kind: 'newRecord', objectType: 'Contact', fields: { Phone: '+4930123456' } },
      { kind: 'list', objectType: 'Account', listViewId: '00B000000000001' },
      { kind: 'flow', flowName: 'New_Caller', values: { number: '+4930123456' } },
      { kind: 'url', url: '/apex/Caller?number=1' },
    ];
    for (const target of targets) await endOf(world, world.host.pop(target));
    expect(world.opened()).toEqual(targets);
  });

  test('a search for two characters is refused before the host sees it', async () => {
    const world = await started(makeWorld);
    expect(await endOf(world, world.host.pop({ kind: 'search', text: '03' }))).toBe('search-too-short');
    expect(world.opened()).toEqual([]);
  });

  test('a softphone layout that opens nothing says so, and a text too short for it never gets there', async () => {
    const world = await started(makeWorld);
    const pop = (text: string) => world.host.pop({ kind: 'layout', text, callType: 'inbound' });
    expect(await endOf(world, pop('030 123'))).toBe('no-layout-pop');
    expect(await endOf(world, pop('03'))).toBe('search-too-short');
    expect(world.opened()).toEqual([]);
  });

  test('the page in front is read when asked, and is empty away from records', async () => {
    const world = await started(makeWorld);
    const nothing = { recordId: '', recordName: '', objectType: '' };
    for (const [page, front] of [
      [CONTACT, CONTACT],
      [{ url: '/x' }, nothing],
      [{ recordId: '../x', objectType: 7 }, nothing],
    ]) {
      world.agentOpensPage(page);
      const reading = world.host.readFront();
      await world.settled();
      expect(await reading).toEqual(front);
    }
  });

  test('the utility bar shows the last text and icon', async () => {
    const world = await started(makeWorld);
    await endOf(world, world.host.showItem({ label: 'Phone', icon: 'call' }));
    await endOf(world, world.host.showItem({ label: 'Jo Meyer', icon: 'incoming_call' }));
    expect(world.item()).toEqual({ label: 'Jo Meyer', icon: 'incoming_call' });
  });
}

function eventRules(makeWorld: () => HostWorld): void {
  test('a clicked number arrives with its record', async () => {
    const world = await started(makeWorld);
    world.agentClicksNumber({ number: '030 123456', ...CONTACT });
    await world.settled();
    expect(world.events).toEqual([{ type: 'clickedToDial', number: '030 123456', ...CONTACT }]);
  });

  test('a clicked number may be a number, without any record', async () => {
    const world = await started(makeWorld);
    world.agentClicksNumber({ number: 4930123456 });
    await world.settled();
    expect(world.events).toEqual([
      { type: 'clickedToDial', number: '4930123456', recordId: '', recordName: '', objectType: '' },
    ]);
  });

  test.each([
    [{}],
    [null],
    ['x'],
    [{ number: '' }],
    [{ number: {} }],
    [{ number: 'ring me' }],
    [{ number: '1', error: 'no' }],
  ])('a click that brings %j is told as a problem and dials nothing', async (payload) => {
    const world = await started(makeWorld);
    world.agentClicksNumber(payload);
    await world.settled();
    expect(world.events).toEqual([
      { type: 'hostProblem', problem: expect.objectContaining({ code: 'clicked-nothing' }) as unknown },
    ]);
  });

  test('hostile names and ids of a click are made harmless', async () => {
    const world = await started(makeWorld);
    const recordName = `\u202e${'x'.repeat(1000)}`;
    world.agentClicksNumber({ number: `1${'2'.repeat(300)}`, recordId: '003/../x', recordName, objectType: '<b>' });
    await world.settled();
    const [event] = world.events as { number: string; recordId: string; recordName: string; objectType: string }[];
    expect(event).toMatchObject({ recordId: '', objectType: '', recordName: 'x'.repeat(255) });
    expect(event!.number).toHaveLength(80);
  });

  test('a page is told once, however often the host repeats it', async () => {
    const world = await started(makeWorld);
    const other = { ...CONTACT, recordId: '003000000000002AAA', recordName: 'Al' };
    for (const page of [CONTACT, CONTACT, other, other, {}, { recordId: '' }, CONTACT]) world.agentOpensPage(page);
    await world.settled();
    const empty = { type: 'navigated', recordId: '', recordName: '', objectType: '' };
    expect(world.events).toEqual([
      { type: 'navigated', ...CONTACT },
      { type: 'navigated', ...other },
      empty,
      { type: 'navigated', ...CONTACT },
    ]);
  });

  test('10,000 messages of strangers are counted and do no harm', async () => {
    const world = await started(makeWorld);
    for (let i = 0; i < 10_000; i += 1) world.strangerSends([{ i }, null, 'x', undefined][i % 4]);
    world.agentClicksNumber({ number: '1' });
    await world.settled();
    expect(world.host.ignoredMessages).toBe(10_000);
    expect(world.events).toEqual([expect.objectContaining({ type: 'clickedToDial', number: '1' })]);
  });
}

function orgRules(makeWorld: () => HostWorld): void {
  const question = { e164: '', spellings: ['123'] };

  test.each([
    ['no JSON', 'bad-answer'],
    ['null', 'bad-answer'],
    ['{"ok":true}', 'bad-answer'],
    ['{"ok":true,"value":{"candidates":[{"recordId":"x"}]}}', 'bad-answer'],
    ['{"ok":false,"error":{"code":"no-access","message":"m","hint":"h"}}', 'no-access'],
    ['{"ok":true,"value":{"candidates":[]}}', 'fulfilled'],
  ])('an org that answers %s ends the question with "%s"', async (raw, end) => {
    const world = await started(makeWorld);
    world.orgAnswers('matchCaller', raw);
    expect(await endOf(world, world.host.org.ask('matchCaller', question))).toBe(end);
  });

  test('a session that is over is said by its own code, with a way out', async () => {
    const world = await started(makeWorld);
    world.sessionEnds();
    const problem = world.host.org.ask('matchCaller', question).catch((error: unknown) => error);
    await endOf(world, problem);
    expect(hasCode(await problem, 'session-expired')).toBe(true);
    expect((await problem) as { hint: string }).toHaveProperty('hint', expect.stringContaining('another tab'));
  });
}
