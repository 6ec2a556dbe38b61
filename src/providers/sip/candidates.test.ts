/** @jest-environment node */
import { FakeClock } from '../../base/fakeClock';
import { candidatesGathered } from './candidates';

/** A connection whose addresses a test adds. */
class Gathering extends EventTarget {
  iceGatheringState = 'gathering';
  localDescription = { sdp: 'v=0\r\n' };

  add(type: string): void {
    this.localDescription = { sdp: `${this.localDescription.sdp}a=candidate:1 1 udp 1 10.0.0.1 4000 typ ${type}\r\n` };
    this.dispatchEvent(new Event('icecandidate'));
  }

  complete(): void {
    this.iceGatheringState = 'complete';
    this.dispatchEvent(new Event('icegatheringstatechange'));
  }
}

function gather(hasStun: boolean): { clock: FakeClock; gathering: Gathering; isDone: () => Promise<boolean> } {
  const clock = new FakeClock();
  const gathering = new Gathering();
  let done = false;
  void candidatesGathered(gathering as unknown as RTCPeerConnection, { clock, hasStun }).then(() => {
    done = true;
  });
  const isDone = async (): Promise<boolean> => {
    await new Promise((resolve) => setImmediate(resolve));
    return done;
  };
  return { clock, gathering, isDone };
}

test('without STUN the first address and those right after it are enough', async () => {
  const { clock, gathering, isDone } = gather(false);
  clock.wait(3);
  expect(await isDone()).toBe(false);
  gathering.add('host');
  clock.wait(4);
  expect(await isDone()).toBe(false);
  clock.wait(1);
  expect(await isDone()).toBe(true);
});

test('with STUN the call goes out as soon as the public address is known', async () => {
  const { clock, gathering, isDone } = gather(true);
  gathering.add('host');
  clock.wait(40);
  expect(await isDone()).toBe(false);
  gathering.add('srflx');
  expect(await isDone()).toBe(true);
});

test('a STUN server that never answers costs 150 ms, not seconds', async () => {
  const { clock, gathering, isDone } = gather(true);
  gathering.add('host');
  clock.wait(149);
  expect(await isDone()).toBe(false);
  clock.wait(1);
  expect(await isDone()).toBe(true);
});

test('a computer without any address is waited for one second', async () => {
  const { clock, isDone } = gather(false);
  clock.wait(999);
  expect(await isDone()).toBe(false);
  clock.wait(1);
  expect(await isDone()).toBe(true);
});

test('gathering that is complete is not waited for', async () => {
  const { gathering, isDone } = gather(true);
  gathering.complete();
  expect(await isDone()).toBe(true);
});
