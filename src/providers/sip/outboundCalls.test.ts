/** @jest-environment node */
import { ScriptedLine, SDP } from './testWorld/scriptedLine';
import { headerOf, replyTo } from './testWorld/scriptedServer';

let line: ScriptedLine;

beforeEach(async () => {
  line = await new ScriptedLine().register();
});
afterEach(async () => {
  const stopped = line.provider.stop();
  await line.pass(600);
  await stopped;
});

/** Dials, and resolves with the INVITE. */
async function dial(number = '+4930999'): Promise<string> {
  await line.provider.dial('out', number);
  return line.server.hears(/^INVITE /);
}

test('a number goes to our own phone system, with an offer that names an address', async () => {
  const invite = await dial();
  expect(invite).toMatch(/^INVITE sip:\+4930999@pbx\.example\.com SIP/);
  expect(invite).toContain('a=candidate:');
});

test.each([
  ['*97#', 'INVITE sip:*97%23@pbx.example.com SIP/2.0'],
  ['sip:jo@example.net', 'INVITE sip:jo@example.net SIP/2.0'],
])('%s can be dialled too', async (number, firstLine) => {
  expect((await dial(number)).split('\r\n')[0]).toBe(firstLine);
});

test('text that is no number is not sent', async () => {
  await expect(line.provider.dial('out', 'call me <b>')).rejects.toMatchObject({ code: 'not-dialable' });
  expect(line.events.of('callEnded')).toEqual([{ type: 'callEnded', callId: 'out', reason: 'failed' }]);
});

test('the INVITE does not wait for a microphone that the browser gives without asking', async () => {
  let open = (): void => undefined;
  line.media.question = new Promise((resolve) => (open = resolve));
  const invite = await dial();
  line.answerInvite(invite, '200 OK', { body: SDP });
  await line.events.hears('callConnected');
  open();
  await line.settle();
  expect(line.media.connections[0]?.transceivers[0]?.sender.track).toBe(line.media.microphones[0]);
});

test('nobody is rung while the browser still asks the agent for the microphone', async () => {
  line.media.isAllowed = false;
  let allow = (): void => undefined;
  line.media.question = new Promise((resolve) => (allow = resolve));
  const dialling = line.provider.dial('out', '+4930999');
  await line.settle();
  expect(line.server.count(/^INVITE /)).toBe(0);
  allow();
  await dialling;
  await line.server.hears(/^INVITE /);
});

test('a microphone that fails after the INVITE went out takes the call back', async () => {
  let open = (): void => undefined;
  line.media.question = new Promise((resolve) => (open = resolve));
  const invite = await dial();
  line.answerInvite(invite, '180 Ringing');
  await line.events.hears('callAlerting');
  line.media.refusal = 'NotReadableError';
  open();
  await line.server.hears(/^CANCEL /);
  expect(line.events.of('callProblem')[0]?.problem?.code).toBe('microphone-busy');
  expect(line.events.of('callEnded')).toEqual([{ type: 'callEnded', callId: 'out', reason: 'failed' }]);
});

test.each([
  ['486 Busy Here', 'busy'],
  ['600 Busy Everywhere', 'busy'],
  ['480 Temporarily Unavailable', 'noAnswer'],
  ['408 Request Timeout', 'noAnswer'],
  ['404 Not Found', 'unreachable'],
  ['484 Address Incomplete', 'unreachable'],
  ['603 Decline', 'declined'],
])('%s ends the call as %s, without a problem to read', async (status, reason) => {
  line.answerInvite(await dial(), status);
  await line.events.hears('callEnded', { callId: 'out', reason: reason as 'busy' });
  expect(line.events.of('callProblem')).toEqual([]);
});

test('a refusal that is nobody’s wish is told with its status', async () => {
  line.answerInvite(await dial(), '503 No Gateway');
  await line.events.hears('callEnded', { callId: 'out', reason: 'failed' });
  expect(line.events.of('callProblem')[0]?.problem?.message).toContain('503 No Gateway');
});

test('a call that is refused for its credentials makes the line fetch new ones', async () => {
  line.answerInvite(await dial(), '403 Forbidden');
  await line.events.hears('callEnded', { reason: 'failed' });
  await line.server.hears(/^REGISTER [^]*username="2:alice/);
});

test('an announcement before the answer is heard, and the phone plays no ringing tone over it', async () => {
  const invite = await dial();
  line.answerInvite(invite, '180 Ringing');
  await line.events.hears('callAlerting', { callId: 'out' });
  line.answerInvite(invite, '183 Session Progress', { body: SDP });
  await line.events.hears('callAlerting', { callId: 'out', hasOwnSound: true });
  expect(line.media.playing).toBe(1);
  line.answerInvite(invite, '200 OK', { body: SDP });
  await line.events.hears('callConnected', { callId: 'out' });
});

test('a call that rings at two places is connected to the one that answers, even if the other played something', async () => {
  const invite = await dial();
  line.answerInvite(invite, '183 Session Progress', { body: SDP });
  await line.events.hears('callAlerting');
  const second = replyTo(invite, '200 OK', { headers: ['Contact: <sip:b@far2.invalid>'], body: SDP });
  line.server.send(second.replace(';tag=far', ';tag=other'));
  await line.events.hears('callConnected', { callId: 'out' });
  await line.server.hears(/^ACK sip:b@far2\.invalid/);
  // A new offer to the one that answered, from a new connection.
  await line.server.hears(/^INVITE sip:b@far2\.invalid/);
  expect(line.media.connections.map((connection) => connection.signalingState)).toEqual(['closed', 'have-local-offer']);
  expect(line.events.of('callEnded')).toEqual([]);
});

test('a phone that rings without saying where it is, is seen to ring', async () => {
  line.server.send(replyTo(await dial(), '180 Ringing'));
  await line.events.hears('callAlerting', { callId: 'out' });
});

test('a call that the agent gives up is taken back at the other side', async () => {
  const invite = await dial();
  line.answerInvite(invite, '180 Ringing');
  await line.events.hears('callAlerting');
  await line.provider.hangUp('out');
  expect(line.events.of('callEnded')).toEqual([{ type: 'callEnded', callId: 'out', reason: 'cancelled' }]);
  await line.server.hears(/^CANCEL /);
});

test('an answer that crosses the agent’s hang-up is hung up as well', async () => {
  const invite = await dial();
  line.answerInvite(invite, '180 Ringing');
  await line.events.hears('callAlerting');
  await line.provider.hangUp('out');
  line.answerInvite(invite, '200 OK', { body: SDP });
  await line.server.hears(/^BYE /);
  expect(line.events.of('callConnected')).toEqual([]);
});

test('a call that was not answered when the socket was cut is given up after 8 seconds', async () => {
  await dial();
  line.server.cut();
  await line.pass(8_100);
  await line.events.hears('callEnded', { callId: 'out', reason: 'cut' });
});

test('an answer that nobody can play ends the call', async () => {
  line.answerInvite(await dial(), '200 OK', { body: 'v=0\r\n' });
  await line.events.hears('callEnded', { callId: 'out', reason: 'failed' });
  expect(line.media.open).toBe(0);
});

test('the phone system is told who calls by our address, not by the digest user', async () => {
  expect(headerOf(await dial(), 'From')).toMatch(/^<sip:alice@pbx\.example\.com>;tag=/);
});
