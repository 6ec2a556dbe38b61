/** @jest-environment node */
import { adapterAddress, isReachable, readAdapterUrl } from './adapterAddress';
import { ADDRESSES } from './testWorld/asking';

const NONCE = 'c0ffee';
const address = (given: string): string =>
  adapterAddress(given, { addresses: ADDRESSES, appId: '06mEm0000000001IAA', nonce: NONCE });
const SIX = ['mode', 'ltn_app_id', 'isdtp', 'sfdcIframeOrigin', 'clc', 'nonce'];

test.each([
  'http://localhost:3000/phone.html',
  'http://127.0.0.1:8080/',
  'http://[::1]:8080/',
  'https://cti.example/a?b=c',
])('an adapter may be at %s', (url) => expect(readAdapterUrl(url)).toBe(url));

test('an adapter may be a page of the project', () => {
  expect(readAdapterUrl('/apex/Phone')).toBe('/apex/Phone');
});

test.each([
  ['a script', 'javascript:alert(1)', 'no address of a web page'],
  ['a page in the address itself', 'data:text/html,<script>1</script>', 'no address of a web page'],
  ['a file', 'file:///etc/passwd', 'no address of a web page'],
  ['no address at all', 'phone.html', 'no address of a web page'],
  ['another host behind two slashes', '//evil.example/apex/Phone', 'no address of a web page'],
  ['a path that is no page', '/apex/../emulator/session', 'no address of a web page'],
  ['a port that is none', 'http://localhost:99999/', 'no address of a web page'],
  ['an unencrypted page elsewhere', 'http://intranet.example/phone', 'neither on this computer nor https'],
  ['a name that only begins like this computer', 'http://localhost.example/', 'neither on this computer nor https'],
])('%s is refused as adapter', (...args) => {
  const [, url, reason] = args;
  expect(() => readAdapterUrl(url)).toThrow(
    expect.objectContaining({ code: 'bad-adapter-url', message: expect.stringContaining(reason) as string }) as Error,
  );
});

test('credentials in the address are refused and not repeated', () => {
  expect(() => readAdapterUrl('http://me:secret@localhost/phone')).toThrow('has credentials in it');
  expect(() => readAdapterUrl('http://me:secret@localhost/phone')).not.toThrow('secret');
});

test('only this computer and https are asked', () => {
  const reachable = ['http://a.localhost/', 'http://127.9.9.9/', 'https://a.example/'].map((url) => new URL(url));
  const others = ['http://a.example/', 'http://192.168.0.1/', 'http://127.0.0.1.example/'].map((url) => new URL(url));
  expect(reachable.map(isReachable)).toEqual([true, true, true]);
  expect(others.map(isReachable)).toEqual([false, false, false]);
});

test('all six parameters are appended, each once, before the hash', () => {
  const url = new URL(address('http://localhost:3000/phone.html#/calls'));
  expect([...url.searchParams.keys()]).toEqual(SIX);
  expect(url.searchParams.get('sfdcIframeOrigin')).toBe('http://lightning.acme.localhost:4400');
  expect(url.hash).toBe('#/calls');
});

test('a query that is there stays as it is written', () => {
  expect(address('http://localhost:3000/?a=b%20c&flag&d=%2B')).toMatch(/\/\?a=b%20c&flag&d=%2B&mode=Lightning&/);
});

test('parameters of the same names are replaced: the library refuses two', () => {
  const url = new URL(address('http://localhost:3000/?mode=x&%6Dode=y&a=1&sfdcIframeOrigin=https://evil.example'));
  expect([...url.searchParams.keys()]).toEqual(['a', ...SIX]);
  expect(url.searchParams.get('mode')).toBe('Lightning');
});

test("the org's nonce goes to the org's own pages alone", () => {
  expect(new URL(address('/apex/Phone')).searchParams.get('nonce')).toBe(NONCE);
  const foreign = new URL(address('http://localhost:3000/')).searchParams.get('nonce');
  expect(foreign).toMatch(/^[0-9a-f]{64}$/);
});
