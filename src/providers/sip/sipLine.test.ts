/** @jest-environment node */
import { ScriptedLine } from './testWorld/scriptedLine';
import { accept, challengeThenAccept } from './testWorld/scriptedServer';

const open: ScriptedLine[] = [];

function makeLine(): ScriptedLine {
  const line = new ScriptedLine();
  open.push(line);
  return line;
}

afterEach(async () => {
  for (const line of open.splice(0)) {
    const stopped = line.provider.stop();
    await line.pass(600);
    await stopped;
  }
});

/** The smallest gap between two attempts, in milliseconds. */
function leastGap(attemptsAt: readonly number[]): number {
  return Math.min(...attemptsAt.slice(1).map((at, index) => at - attemptsAt[index]!));
}

test('the phone registers with the digest user of the org, under its own address and a stable instance id', async () => {
  const line = await makeLine().register();
  const proof = await line.server.hears(/^REGISTER [^]*Authorization: /);
  expect(proof).toContain('username="1:alice@pbx.example.com"');
  expect(proof).toContain('To: <sip:alice@pbx.example.com>');
  expect(proof).toContain('+sip.instance="<urn:uuid:00000000-0000-4000-8000-0000000000a1>"');
  expect(line.states).toEqual(['connecting', 'registered']);
});

test('a line whose socket is cut says so at once and is registered again within a second', async () => {
  const line = await makeLine().register();
  await line.pass(5_000);
  line.server.cut();
  await line.settle();
  expect(line.states.at(-1)).toBe('reconnecting');
  await line.pass(1_000);
  expect(line.states).toEqual(['connecting', 'registered', 'reconnecting', 'registered']);
});

test('a server that is away for ten minutes has the phone back 3 s after its return, and was never hammered', async () => {
  const line = await makeLine().register();
  await line.pass(2_000);
  line.server.isAway = true;
  line.server.cut();
  await line.pass(600_000);
  line.server.isAway = false;
  await line.pass(3_000);
  expect(line.states.at(-1)).toBe('registered');
  expect(leastGap(line.server.attemptsAt)).toBeGreaterThanOrEqual(1_000);
  expect(line.server.attemptsAt.length).toBeGreaterThan(200);
});

test('a server that falls silent is noticed within 15 s, and its old socket is not heard any more', async () => {
  const line = await makeLine().register();
  line.server.isSilent = true;
  await line.pass(15_000);
  expect(line.events.of('lineChanged').at(-1)).toMatchObject({ state: 'reconnecting', problem: { code: 'line-cut' } });
  line.server.isSilent = false;
  await line.pass(6_000);
  line.server.sendOnOldSocket(line.ring());
  await line.events.hears('callOffered');
  await line.settle();
  expect(line.states.at(-1)).toBe('registered');
  expect(line.server.count(/^SIP\/2\.0 (180|482) /)).toBe(1);
});

test('a quiet server is asked with blank lines, and with OPTIONS only where it answers nothing else', async () => {
  const line = await makeLine().register();
  await line.pass(60_000);
  expect(line.server.count(/^\r\n\r\n$/)).toBeGreaterThan(5);
  expect(line.server.count(/^OPTIONS /)).toBe(0);
  line.server.answersBlank = false;
  await line.pass(60_000);
  const blanks = line.server.count(/^\r\n\r\n$/);
  await line.pass(30_000);
  expect(line.server.count(/^\r\n\r\n$/)).toBe(blanks);
  expect(line.server.count(/^OPTIONS /)).toBeGreaterThan(3);
  expect(line.states).toEqual(['connecting', 'registered']);
});

test('a socket that opens and never speaks is given up, again and again, without a tight loop', async () => {
  const line = makeLine();
  line.server.register = () => null;
  await line.start();
  await line.pass(30_000);
  expect(line.events.of('lineChanged').at(-1)).toMatchObject({ problem: { code: 'server-silent' } });
  expect(line.server.attemptsAt.length).toBeLessThan(8);
});

test('a server that asks for a minute of patience gets it', async () => {
  const line = makeLine();
  line.server.register = () => ({ status: '503 Service Unavailable', headers: ['Retry-After: 60 (restarting)'] });
  await line.start();
  await line.pass(59_000);
  line.networkIsBack();
  await line.settle();
  expect(line.server.count(/^REGISTER /)).toBe(1);
  expect(line.events.of('lineChanged').at(-1)).toMatchObject({ problem: { code: 'server-busy' } });
  line.server.register = challengeThenAccept;
  await line.pass(3_000);
  expect(line.states.at(-1)).toBe('registered');
});

test('credentials that are refused are minted anew; refused again, the agent is told, and the phone goes on trying', async () => {
  const line = makeLine();
  line.server.register = () => ({ status: '403 Forbidden' });
  await line.start();
  await line.pass(1_500);
  expect(line.minted).toBe(2);
  expect(line.events.of('lineChanged').at(-1)).toMatchObject({ state: 'failed', problem: { code: 'line-refused' } });
  await line.pass(120_000);
  expect(line.server.count(/^REGISTER /)).toBeLessThan(12);
  line.server.register = challengeThenAccept;
  await line.pass(40_000);
  expect(line.states.at(-1)).toBe('registered');
});

test('a server that cuts every socket as soon as it has registered the phone is not hammered', async () => {
  const line = makeLine();
  line.server.register = (request) => {
    setImmediate(() => setImmediate(() => line.server.cut()));
    return accept(request);
  };
  await line.start();
  await line.pass(20_000);
  expect(line.states).toContain('registered');
  expect(leastGap(line.server.attemptsAt)).toBeGreaterThanOrEqual(1_000);
});

test('an endless challenge is no tight loop', async () => {
  const line = makeLine();
  line.server.register = () => challengeThenAccept('');
  await line.start();
  await line.pass(20_000);
  expect(line.server.count(/^REGISTER /)).toBeLessThan(12);
  expect(line.states.at(-1)).toBe('failed');
});

test('a registration that leaves this phone out does not count', async () => {
  const line = makeLine();
  line.server.register = () => ({ status: '200 OK', headers: ['Contact: <sip:other@x.invalid>;expires=60'] });
  await line.start();
  await line.pass(10_000);
  expect(line.states).not.toContain('registered');
  expect(line.server.count(/^REGISTER /)).toBeLessThan(9);
});

test('a registration is refreshed before it runs out, and a longer one is asked for where the server wants that', async () => {
  const line = makeLine();
  let isFirst = true;
  line.server.register = (request) => {
    if (isFirst) {
      isFirst = false;
      return { status: '423 Interval Too Brief', headers: ['Min-Expires: 400'] };
    }
    return accept(request, 60);
  };
  await line.start();
  await line.pass(3_000);
  expect(line.server.heard.at(-1)).toContain('expires=400');
  const before = line.server.count(/^REGISTER /);
  await line.pass(50_000);
  expect(line.server.count(/^REGISTER /)).toBe(before + 1);
});

test('credentials are renewed before they expire, without a gap in the line', async () => {
  const line = makeLine();
  line.credentialLifeMs = 200_000;
  await line.register();
  await line.pass(150_000);
  await line.server.hears(/username="2:alice@pbx.example.com"/);
  expect(line.states).toEqual(['connecting', 'registered']);
});

test('while the org mints nothing, the line keeps the credentials it has, and then says whose fault it is', async () => {
  const line = makeLine();
  line.isOrgAway = true;
  await line.start();
  await line.settle();
  expect(line.events.of('lineChanged').at(-1)).toMatchObject({
    state: 'reconnecting',
    problem: { code: 'org-unreachable' },
  });
  line.isOrgAway = false;
  await line.pass(2_000);
  expect(line.states.at(-1)).toBe('registered');
});

test('the phone does not wait once the network is said to be back', async () => {
  const line = await makeLine().register();
  line.server.isAway = true;
  line.server.cut();
  await line.pass(20_000);
  while (line.clock.elapsedMs() - line.server.attemptsAt.at(-1)! > 100) await line.pass(100);
  await line.pass(1_000);
  line.server.isAway = false;
  line.networkIsBack();
  await line.settle();
  expect(line.states.at(-1)).toBe('registered');
});

test('a phone that is stopped takes its registration back and tries nothing any more', async () => {
  const line = await makeLine().register();
  const stopped = line.provider.stop();
  await stopped;
  expect(line.server.heard.at(-1)).toMatch(/^REGISTER [^]*expires=0/);
  const attempts = line.server.attemptsAt.length;
  await line.pass(60_000);
  expect(line.server.attemptsAt).toHaveLength(attempts);
  expect(line.states.at(-1)).toBe('stopped');
});

test('a server address that is none is refused at the start', async () => {
  const line = makeLine();
  const { createSipProvider } = await import('./sipProvider');
  const provider = createSipProvider({
    server: 'sip.example.com',
    stunServers: [],
    credential: () => Promise.reject(new Error('not asked')),
    instanceId: '',
    clock: line.clock,
    log: line.log,
    media: line.media,
  });
  await expect(provider.start(() => undefined)).rejects.toMatchObject({ code: 'bad-sip-server' });
});
