import { holds, isSame } from './runCase';
import { TwoDoors } from './twoDoors';
import type { Library } from './twoDoors';

/** Something that holds for all methods, or for the library alone. */
export interface Habit {
  readonly habit: string;
  readonly check: (doors: TwoDoors) => boolean | Promise<boolean>;
}

const noop = (): void => undefined;
const TYPES = 'url,sobject,objecthome,list,search,newRecord,flow';

export const HABITS: readonly Habit[] = [
  {
    habit: 'SCREENPOP_TYPE has seven words, CALL_TYPE three',
    check: ({ opencti }) =>
      wordsOf(opencti, 'SCREENPOP_TYPE') === TYPES && wordsOf(opencti, 'CALL_TYPE') === 'inbound,outbound,internal',
  },
  {
    habit: 'calls are counted from 0 over all methods',
    check: ({ opencti, posted }) => {
      opencti.refreshView!();
      opencti.enableClickToDial!();
      return isSame(
        posted.map(({ callId }) => callId),
        [0, 1],
      );
    },
  },
  { habit: 'a callback runs after the caller has ended, and once', check: callbackIsLater },
  { habit: 'two listeners of a click both run', check: bothListenersRun },
  {
    habit: 'unsubscribe of one of two subscribers posts nothing and calls nobody back',
    check: async (doors) => {
      const subscription = await subscribed(doors);
      await subscribed(doors);
      const before = doors.posted.length;
      doors.opencti.unsubscribe!({ subscription, callback: noop });
      return doors.posted.length === before;
    },
  },
  {
    habit: 'unsubscribe of the last one is told to the host, and nothing is heard any more',
    check: async (doors) => {
      const heard: unknown[] = [];
      const subscription = await subscribed(doors, (message) => heard.push(message));
      await called(doors, 'unsubscribe', { subscription });
      await called(doors, 'publish', { channelName: 'Calls__c', message: { state: 'ringing' } });
      return heard.length === 0;
    },
  },
  {
    habit: 'an unknown method is answered GENERIC_ERROR, by hand',
    check: async (doors) => {
      doors.post(byHand('doSomething'));
      const { response } = await doors.message(({ callId }) => callId === 7);
      return (response as { errors: { code: string }[] }).errors[0]?.code === 'GENERIC_ERROR';
    },
  },
  { habit: 'another window, origin, type or shape is not answered', check: strangersAreIgnored },
];

/** One line for each, with ✓ or ✗. */
export async function habitTable(): Promise<readonly string[]> {
  const outcomes = await Promise.all(HABITS.map(runHabit));
  return ['| always |', '|---|', ...HABITS.map(({ habit }, at) => `| ${outcomes[at] ? '✓' : '✗'} ${habit} |`)];
}

export function runHabit({ check }: Habit): Promise<boolean> {
  return holds(async () => await check(new TwoDoors()));
}

function wordsOf(opencti: Library, name: string): string {
  return Object.values(opencti[name] as unknown as Record<string, string>).join();
}

async function callbackIsLater(doors: TwoDoors): Promise<boolean> {
  const order: string[] = [];
  doors.opencti.refreshView!({ callback: () => order.push('called back') });
  order.push('ended');
  await doors.message(({ callId }) => callId === 0);
  return isSame(order, ['ended', 'called back']);
}

async function bothListenersRun(doors: TwoDoors): Promise<boolean> {
  const heard: string[] = [];
  const { opencti, host } = doors;
  opencti.onClickToDial!({ listener: () => heard.push('first') });
  opencti.onClickToDial!({ listener: () => heard.push('second') });
  opencti.refreshView!({ callback: noop });
  await doors.message(({ callId }) => callId === 2);
  host.clickedToDial({ number: '030 1' });
  return isSame(heard, ['first', 'second']);
}

async function strangersAreIgnored(doors: TwoDoors): Promise<boolean> {
  doors.post({ ...byHand('refreshView'), apiType: 'another' });
  doors.post({ ...byHand('refreshView'), callId: '7' });
  doors.post({ ...byHand('refreshView'), args: [] });
  doors.opencti.refreshView!({ callback: noop });
  await doors.message(({ callId }) => callId === 0);
  return doors.received.length === 1 && doors.host.ignoredMessages === 3;
}

function byHand(methodName: string): Record<string, unknown> {
  return { methodName, callId: 7, apiVersion: 65, apiType: 'opencti', isCallbackRegistered: true, args: {} };
}

function subscribed({ opencti }: TwoDoors, listener: (message: unknown) => void = noop): Promise<unknown> {
  return new Promise((resolve) => {
    const callback = ({ subscription }: { subscription: unknown }) => resolve(subscription);
    opencti.subscribe!({ channelName: 'Calls__c', listener, callback });
  });
}

function called({ opencti }: TwoDoors, method: string, argument: object): Promise<unknown> {
  return new Promise((callback) => opencti[method]!({ ...argument, callback }));
}
