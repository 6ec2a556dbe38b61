import axe from 'axe-core';
import { render } from 'preact';
import { AppError } from '../../../base/appError';
import type { CallersStart, CallList, ListedCall, PeopleList, RingAnswer, RingBody } from '../callersApiTypes';
import { CallersApp } from './CallersApp';
import { CallersClient } from './callersClient';

const CALL: ListedCall = {
  callId: 'c1',
  number: '+493023125101',
  displayName: '',
  state: 'ringing',
  endStatus: 0,
  direction: 'toAgent',
  startedAt: Date.now() - 12_000,
  talkingAt: null,
  endedAt: null,
  digitsHeard: '',
};

/** A server in memory; `tell` is what a change there does. */
class FakeClient extends CallersClient {
  readonly rung: RingBody[] = [];
  readonly hungUp: string[] = [];
  failure: AppError | null = null;
  private list: CallList = { revision: 0, calls: [], agents: [], now: Date.now() };
  private wake: () => void = () => undefined;

  override start(): Promise<CallersStart> {
    if (this.failure) return Promise.reject(this.failure);
    const prompts = [{ name: 'order', label: 'Asks about an order', words: 'Hello.' }];
    return Promise.resolve({ prompts, tryNumbers: [{ number: '486', meaning: 'busy' }] });
  }

  override people(): Promise<PeopleList> {
    const number = (digits: string) => [{ label: 'Phone', number: digits, written: digits }];
    return Promise.resolve({
      people: [
        { id: '1', name: 'Jonas Brandt', detail: 'Brandt & Söhne', numbers: number('+493023125101') },
        { id: '2', name: '<b>Emma</b>', detail: 'Finch Ltd', numbers: number('+442079460123') },
      ],
    });
  }

  override async calls(revision: number): Promise<CallList> {
    if (revision === this.list.revision) await new Promise<void>((resolve) => (this.wake = resolve));
    return this.list;
  }

  override ring(body: RingBody): Promise<RingAnswer> {
    this.rung.push(body);
    return this.failure ? Promise.reject(this.failure) : Promise.resolve({ callId: 'c1' });
  }

  override hangUp(callId: string): Promise<void> {
    this.hungUp.push(callId);
    return Promise.resolve();
  }

  tell(calls: readonly ListedCall[], isReachable = true): void {
    const agents = [{ user: 'alice', name: 'Alice Meyer', isReachable }];
    this.list = { revision: this.list.revision + 1, calls, agents, now: Date.now() };
    this.wake();
  }
}

let client: FakeClient;

function open(): void {
  document.body.innerHTML = '<div id="callers"></div>';
  client.tell([]);
  render(<CallersApp client={client} />, document.getElementById('callers')!);
}

beforeEach(() => {
  client = new FakeClient();
  document.title = 'Callers';
  document.documentElement.lang = 'en';
});

afterEach(() => render(null, document.getElementById('callers')!));

async function until<T>(find: () => T | null | undefined | false): Promise<T> {
  for (;;) {
    const found = find();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function byName(name: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('button')].find(
    (button) => (button.getAttribute('aria-label') ?? button.textContent)?.trim() === name,
  );
}

const click = async (name: string) => (await until(() => byName(name))).click();
const shows = (text: string) => until(() => document.body.textContent?.includes(text));

test('one click, and a person of the org rings the agent', async () => {
  open();
  await click('Ring as Jonas Brandt, Phone +493023125101');
  expect(client.rung).toEqual([
    {
      to: 'alice',
      number: '+493023125101',
      displayName: '',
      isWithheld: false,
      speaks: { prompt: 'order' },
      givesUpAfterSeconds: 30,
      hangsUpAfterSeconds: 0,
    },
  ]);
});

test('people are found by a part of the name or of the number, and HTML in a name is text', async () => {
  open();
  await shows('<b>Emma</b>');
  const filter = document.getElementById('people-filter') as HTMLInputElement;
  const type = (text: string) => {
    filter.value = text;
    filter.dispatchEvent(new Event('input', { bubbles: true }));
  };
  type('0123');
  await until(() => !document.body.textContent?.includes('Jonas'));
  expect(document.body.textContent).toContain('Emma');
  type('nobody at all');
  await shows('Nobody fits');
});

test('odd callers ring with what makes them odd', async () => {
  open();
  for (const name of ['No caller id', 'Withheld number', '300 digits', 'HTML in the name']) await click(name);
  expect(client.rung.map((body) => [body.number.length, body.isWithheld, body.displayName.includes('<img')])).toEqual([
    [0, false, false],
    [0, true, false],
    [300, false, false],
    [11, false, true],
  ]);
});

test('a call is followed: it rings, is answered, ends, and can be hung up in between', async () => {
  open();
  await shows('No calls yet');
  client.tell([CALL]);
  await shows('Ringing · 0:12');
  client.tell([{ ...CALL, state: 'talking', talkingAt: Date.now() - 65_000, digitsHeard: '12#' }]);
  await shows('Talking · 1:05 · +493023125101 · pressed 12#');
  await click('Hang up Jonas Brandt');
  expect(client.hungUp).toEqual(['c1']);
  client.tell([{ ...CALL, state: 'ended', endStatus: 486, endedAt: Date.now() }]);
  await shows('Busy or declined');
  expect(byName('Hang up Jonas Brandt')).toBeUndefined();
});

test('it says whether the phone of the agent is there', async () => {
  open();
  await shows('Alice Meyer: phone is ready');
  client.tell([], false);
  await shows('Alice Meyer: no phone – open the console');
});

test('a call that could not be made says why', async () => {
  open();
  await shows('Jonas');
  client.failure = new AppError('callers-offline', 'No line', { hint: 'Try again in a moment.' });
  await click('Ring as Jonas Brandt, Phone +493023125101');
  await until(
    () => document.querySelector('[role=alert]')?.textContent || document.body.textContent?.includes('No line'),
  );
  await shows('Try again in a moment.');
});

test('a page that cannot be loaded says why, and can be tried again', async () => {
  client.failure = new AppError('no-token', 'Not let in', { hint: 'Open the address from the terminal.' });
  open();
  await shows('Not let in');
  client.failure = null;
  await click('Try again');
  await shows('Jonas');
});

test('without microphones in this browser, the visitor is told what to do', async () => {
  open();
  await click('Call the agent');
  await shows('Connect a microphone, or let a simulated person ring.');
});

test('the page has no flaw that axe knows', async () => {
  open();
  client.tell([CALL, { ...CALL, callId: 'c2', state: 'ended', endStatus: 200, displayName: '' }]);
  await shows('Ringing');
  // Colours and sizes need a real browser.
  const { violations } = await axe.run(document, {
    rules: { 'color-contrast': { enabled: false }, 'label-content-name-mismatch': { enabled: false } },
  });
  expect(violations.map((violation) => violation.id)).toEqual([]);
});
