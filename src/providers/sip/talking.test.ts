/** @jest-environment node */
import { getEventListeners } from 'node:events';
import { ScriptedLine, SDP } from './testWorld/scriptedLine';
import type { Talk } from './testWorld/scriptedLine';
import { headerOf } from './testWorld/scriptedServer';

const REINVITE = /^INVITE [^]*CSeq: \d+ INVITE/;
let line: ScriptedLine;
let talk: Talk;

beforeEach(async () => {
  line = await new ScriptedLine().register();
  talk = await line.talks();
});
afterEach(async () => {
  const stopped = line.provider.stop();
  await line.pass(600);
  await stopped;
});

/** The phone's next re-INVITE. */
function reinvite(): Promise<string> {
  return line.server.hears(REINVITE, line.server.heard.length);
}

function microphone(): { enabled: boolean; readyState: string; unplug(): void } {
  return line.media.microphones.at(-1)!;
}

const HELD = SDP.replace('sendrecv', 'recvonly');

test('a muted agent is not heard, and the other side goes on being heard', async () => {
  await line.provider.setMuted?.(talk.callId, true);
  expect(microphone().enabled).toBe(false);
  await line.provider.setMuted?.(talk.callId, false);
  expect(microphone().enabled).toBe(true);
});

/** Holds or resumes, with an other side that agrees. */
async function change(command: 'hold' | 'resume'): Promise<void> {
  const asked = reinvite();
  const changing = line.provider[command]?.(talk.callId);
  line.answerInvite(await asked, '200 OK', { body: command === 'hold' ? HELD : SDP });
  await changing;
}

test('a held caller hears nothing of the agent from the click on, and hears again after resume', async () => {
  const asked = reinvite();
  const holding = line.provider.hold?.(talk.callId);
  expect(microphone().enabled).toBe(false);
  expect(await asked).toContain('a=sendonly');
  line.answerInvite(await asked, '200 OK', { body: HELD });
  await holding;
  await change('resume');
  expect(microphone().enabled).toBe(true);
  expect(line.events.heard.slice(-2).map((event) => event.type)).toEqual(['callHeld', 'callResumed']);
});

test('an agent who was muted stays muted over hold and resume', async () => {
  await line.provider.setMuted?.(talk.callId, true);
  await change('hold');
  await change('resume');
  expect(microphone().enabled).toBe(false);
});

test('a phone system that answers a hold as if nothing had been asked loses no call', async () => {
  const asked = reinvite();
  const holding = line.provider.hold?.(talk.callId);
  line.answerInvite(await asked, '200 OK', { body: SDP });
  await holding;
  await line.events.hears('callHeld');
  expect(line.events.of('callEnded')).toEqual([]);
});

test('a hold that is refused leaves the call as it was, and the agent is heard again', async () => {
  const asked = reinvite();
  const holding = line.provider.hold?.(talk.callId);
  line.answerInvite(await asked, '488 Not Acceptable Here');
  await expect(holding).rejects.toMatchObject({ code: 'hold-refused' });
  expect(microphone().enabled).toBe(true);
  expect(line.events.of('callEnded')).toEqual([]);
});

test('a hold that meets an offer of the other side is tried once more', async () => {
  const asked = reinvite();
  const holding = line.provider.hold?.(talk.callId);
  line.answerInvite(await asked, '491 Request Pending');
  await line.settle();
  const askedAgain = reinvite();
  await line.pass(2_100);
  line.answerInvite(await askedAgain, '200 OK', { body: HELD });
  await holding;
  await line.events.hears('callHeld');
});

test('a hold while the line is away is refused at once, and the call goes on', async () => {
  line.server.isAway = true;
  line.server.cut();
  await expect(line.provider.hold?.(talk.callId)).rejects.toMatchObject({ code: 'line-away' });
  expect(line.events.of('callEnded')).toEqual([]);
});

test('a hold asked before the other side has confirmed the call waits, and costs no call', async () => {
  const { callId, invite } = await line.rings();
  await line.provider.answer(callId);
  const before = line.server.heard.length;
  const ok = await line.server.hears(/^SIP\/2\.0 200 [^]*Call-ID: call-2/);
  void line.provider.hold?.(callId);
  await line.settle();
  expect(line.server.heard.slice(before).filter((text) => REINVITE.test(text))).toEqual([]);
  const dialog = ['From', 'Call-ID'].map((name) => `${name}: ${headerOf(invite, name)}`);
  const via = 'Via: SIP/2.0/WS pbx.example.com;branch=z9hG4bK-late';
  const head = ['ACK sip:alice@pbx.example.com SIP/2.0', via, ...dialog, `To: ${headerOf(ok, 'To')}`];
  line.server.send([...head, 'CSeq: 1 ACK', 'Content-Length: 0', '', ''].join('\r\n'));
  await line.server.hears(REINVITE, before);
  expect(line.events.of('callEnded')).toEqual([]);
});

test('keys go out as tones, or as INFO where the other side takes no tones', async () => {
  await line.provider.sendDigits?.(talk.callId, '12#');
  const { dtmf } = line.media.connections[0]!.transceivers[0]!.sender;
  expect(dtmf.sent).toBe('12#');
  dtmf.canInsertDTMF = false;
  await line.provider.sendDigits?.(talk.callId, '7');
  expect(await line.server.hears(/^INFO /)).toContain('Signal=7');
});

test('a call outlives its socket, and the other side can hang up once the line is back', async () => {
  line.server.cut();
  await line.pass(1_000);
  expect(line.events.of('callEnded')).toEqual([]);
  line.server.send(talk.request('BYE', 2));
  await line.events.hears('callEnded', { callId: talk.callId, reason: 'completed' });
});

test('without a GRUU the other side is told our new address as soon as the line is back', async () => {
  const asked = reinvite();
  line.server.cut();
  await line.pass(1_000);
  expect(headerOf(await asked, 'Call-ID')).toBe('call-1');
});

test('a hang-up while the line is away ends the call here at once, and there as soon as the line is back', async () => {
  line.server.isAway = true;
  line.server.cut();
  await line.provider.hangUp(talk.callId);
  expect(line.events.of('callEnded')).toEqual([{ type: 'callEnded', callId: talk.callId, reason: 'completed' }]);
  expect(line.media.open).toBe(0);
  line.server.isAway = false;
  await line.pass(3_000);
  expect(headerOf(await line.server.hears(/^BYE /), 'Call-ID')).toBe('call-1');
});

test('when the sound breaks the agent is told at once, a new way is looked for, and the word is taken back', async () => {
  const connection = line.media.connections[0]!;
  const asked = reinvite();
  connection.changeConnection('disconnected');
  expect(line.events.of('callProblem').at(-1)?.problem?.code).toBe('sound-interrupted');
  await line.pass(3_000);
  line.answerInvite(await asked, '200 OK', { body: SDP });
  await line.settle();
  expect(connection.restarts).toBe(1);
  connection.changeConnection('connected');
  expect(line.events.of('callProblem').at(-1)?.problem).toBeNull();
});

test('sound that cannot be brought back within half a minute ends the call as cut', async () => {
  line.media.connections[0]!.changeConnection('failed');
  await line.pass(30_000);
  await line.events.hears('callEnded', { callId: talk.callId, reason: 'cut' });
  await line.server.hears(/^BYE /);
});

test('a new way to a call that the other side does not know any more ends it', async () => {
  const asked = reinvite();
  line.media.connections[0]!.changeConnection('failed');
  line.answerInvite(await asked, '481 Call/Transaction Does Not Exist');
  await line.events.hears('callEnded', { callId: talk.callId, reason: 'cut' });
});

test('a headset that is unplugged is replaced by the next microphone; without one the agent is told', async () => {
  const { sender } = line.media.connections[0]!.transceivers[0]!;
  line.media.microphones[0]!.unplug();
  await line.settle();
  expect(sender.track).toBe(line.media.microphones[1]);
  line.media.refusal = 'NotFoundError';
  line.media.microphones[1]!.unplug();
  await line.settle();
  expect(line.events.of('callProblem').at(-1)?.problem?.code).toBe('microphone-missing');
});

test('a browser that plays nothing before a click is told as a problem of the call', async () => {
  line.media.isSoundBlocked = true;
  const { callId } = await line.rings();
  await line.provider.answer(callId);
  await line.events.hears('callProblem', { callId });
  expect(line.events.of('callProblem').at(-1)?.problem?.code).toBe('sound-blocked');
});

test('a call that is over listens to nothing any more: the browser keeps its connection for a while', async () => {
  const connection = line.media.connections.at(-1)!;
  const track = line.media.microphones.at(-1)!;
  const listeners = (): number[] =>
    ['track', 'connectionstatechange'].map((type) => getEventListeners(connection, type).length);
  expect([...listeners(), getEventListeners(track, 'ended').length]).toEqual([1, 1, 1]);
  await line.provider.hangUp(talk.callId);
  expect([...listeners(), getEventListeners(track, 'ended').length]).toEqual([0, 0, 0]);
});
