import { meetConditions } from './adapterConditions';
import type { PageWindow } from './adapterConditions';

const USUAL = { microphone: 'delegated', storage: 'kept', clock: 'right' };
const NOON = Date.UTC(2026, 10, 21, 12);

/** A page of its own, with the few things that jsdom leaves out. */
function makePage(): PageWindow {
  const { contentWindow } = document.body.appendChild(document.createElement('iframe'));
  const page = contentWindow as PageWindow;
  class IDBFactory {
    open(): string {
      return 'opened';
    }
  }
  Object.defineProperty(page.navigator, 'mediaDevices', { value: { getUserMedia: () => Promise.resolve('stream') } });
  Object.defineProperty(page.navigator, 'locks', { value: { request: () => Promise.resolve('locked') } });
  Object.defineProperty(page, 'IDBFactory', { value: IDBFactory });
  return page;
}

afterEach(() => {
  jest.useRealTimers();
  document.body.replaceChildren();
});

test.each([
  ['refused', 'NotAllowedError'],
  ['missing', 'NotFoundError'],
])('a microphone that is %s fails with %s', async (microphone, name) => {
  const page = makePage();
  meetConditions(page, { ...USUAL, microphone });
  await expect(page.navigator.mediaDevices.getUserMedia({ audio: true })).rejects.toMatchObject({ name });
});

test('blocked storage throws when it is touched, and keeps no cookie', async () => {
  const page = makePage();
  meetConditions(page, { ...USUAL, storage: 'storageBlocked' });
  expect(() => page.localStorage).toThrow("Failed to read the 'localStorage' property");
  expect(() => page.sessionStorage).toThrow('denied');
  expect(() => new page.IDBFactory().open('x')).toThrow('denied');
  page.document.cookie = 'a=b';
  expect(page.document.cookie).toBe('');
  await expect(page.navigator.locks.request('x', () => undefined)).rejects.toMatchObject({ name: 'SecurityError' });
});

test('a moved clock shows another time, and leaves other dates alone', () => {
  const page = makePage();
  page.Date = Date;
  jest.useFakeTimers({ now: NOON });
  page.Date = Date;
  meetConditions(page, { ...USUAL, clock: 'hourBehind' });
  expect(page.Date.now()).toBe(NOON - 3_600_000);
  expect(new page.Date().toISOString()).toBe('2026-11-21T11:00:00.000Z');
  expect(new page.Date(0).getTime()).toBe(0);
  expect(new page.Date(2026, 0, 2).getDate()).toBe(2);
});

test('a clock that jumps is right first', () => {
  const page = makePage();
  jest.useFakeTimers({ now: NOON });
  page.Date = Date;
  meetConditions(page, { ...USUAL, clock: 'jumpsAhead' });
  expect(page.Date.now()).toBe(NOON);
  jest.setSystemTime(NOON + 30_000);
  expect(page.Date.now()).toBe(NOON + 30_000 + 3_600_000);
});

test('usual conditions change nothing', async () => {
  const page = makePage();
  const { Date: before } = page;
  meetConditions(page, USUAL);
  expect(page.Date).toBe(before);
  await expect(page.navigator.mediaDevices.getUserMedia()).resolves.toBe('stream');
});
