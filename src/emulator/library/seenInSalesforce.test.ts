/** @jest-environment node */
import { DONE, FakeFrame } from './fakeFrame';

/** Corners that the guide does not tell, as copies of versions 43, 49, 50 and 57 of Salesforce's library have them. */

const noop = (): void => undefined;
const addressOf = (origin: string, apiVersion: number) =>
  new FakeFrame({
    search: `?mode=Lightning&sfdcIframeOrigin=${encodeURIComponent(origin)}`,
    apiVersion,
    protocol: 'https:',
  });

test('a callback that is no function counts as none, except where one is needed', () => {
  const frame = new FakeFrame();
  frame.opencti.refreshView!({ callback: 'done' });
  expect(frame.last.isCallbackRegistered).toBe(false);
  expect(() => frame.reply(frame.last, DONE)).not.toThrow();
  expect(() => frame.opencti.getAppViewInfo!({ callback: 'done' })).toThrow('`callback`');
  expect(() => frame.opencti.onClickToDial!({ listener: 'hear' })).toThrow('`listener`');
});

test('subscribe misses the listener before the channel', () => {
  expect(() => new FakeFrame().opencti.subscribe!({ callback: noop })).toThrow('`listener`');
});

test('subscribe always asks for a reply: the library itself waits for it', () => {
  const frame = new FakeFrame();
  frame.opencti.subscribe!({ channelName: 'A__c', listener: noop });
  expect(frame.last).toMatchObject({ isCallbackRegistered: true, isListenerRegistered: true });
});

test.each([[undefined], [null], [0], ['']])('publish sends the message %j as nothing', (message) => {
  const frame = new FakeFrame();
  frame.opencti.publish!({ channelName: 'A__c', message });
  expect(frame.last.args).toEqual({ eventName: 'A__c', message: undefined });
});

test('what JSON cannot carry is told in its own words', () => {
  const round: Record<string, unknown> = {};
  round.self = round;
  const { opencti } = new FakeFrame();
  expect(() => opencti.publish!({ channelName: 'A__c', message: round })).toThrow('circular');
  expect(() => opencti.publish!({ channelName: 'A__c', message: 'text' })).toThrow('serializable object or null');
});

test.each([
  ['https://acme.visualforce.com', 57],
  ['https://acme.my-salesforce.com', 57],
  ['https://acme.lightning.crmforce.mil', 57],
])('%s is a console from version %d on', (origin, since) => {
  expect(addressOf(origin, since).thrown).toBeUndefined();
  expect(addressOf(origin, 50).thrown).toMatch('Failed to initialize');
});

test.each(['https://acme.FORCE.com', 'https://.force.com', 'https://a b.force.com', 'https://acme.force.com/'])(
  '%s is no console',
  (origin) => expect(addressOf(origin, 65).thrown).toMatch('Failed to initialize'),
);

test('initialize is public, and checks the address again', () => {
  expect(() => new FakeFrame({ search: '' }).opencti.initialize!()).toThrow();
  expect(() => new FakeFrame().opencti.initialize!()).not.toThrow();
});
