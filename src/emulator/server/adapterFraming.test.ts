/** @jest-environment node */
import { framingRefusal } from './adapterFraming';

const CONSOLE = new URL('http://lightning.acme.localhost:4400');
const refusal = (headers: Record<string, string>, adapter = 'http://localhost:3000/'): string =>
  framingRefusal(headers, { adapter: new URL(adapter), console: CONSOLE });
const ancestors = (sources: string): string =>
  refusal({ 'content-security-policy': `default-src *; frame-ancestors ${sources}` });

test.each([
  '*',
  'http:',
  'http://lightning.acme.localhost:4400',
  'lightning.acme.localhost:*',
  'http://*.acme.localhost:*',
])('a page that lets itself be framed by %s appears in the console', (sources) => expect(ancestors(sources)).toBe(''));

test.each([
  "'none'",
  "'self'",
  '',
  'https:',
  'https://*.lightning.force.com',
  'http://lightning.acme.localhost',
  'http://lightning.acme.localhost:3000',
  '*.other.localhost:*',
])('a page that lets itself be framed by %s does not', (sources) => {
  expect(ancestors(sources)).toBe(`Content-Security-Policy: frame-ancestors ${sources}`.trim());
});

test('the console may be one of several, but in every policy', () => {
  expect(ancestors("'self' http://*.acme.localhost:*")).toBe('');
  expect(ancestors("*, frame-ancestors 'none'")).toBe("Content-Security-Policy: frame-ancestors 'none'");
});

test.each(['DENY', 'SAMEORIGIN', 'sameorigin, sameorigin'])('X-Frame-Options: %s keeps a page out', (value) => {
  expect(refusal({ 'x-frame-options': value })).toBe(`X-Frame-Options: ${value}`);
});

test('browsers ignore X-Frame-Options beside frame-ancestors, and values that they do not know', () => {
  expect(refusal({ 'x-frame-options': 'DENY', 'content-security-policy': 'frame-ancestors *' })).toBe('');
  expect(refusal({ 'x-frame-options': 'ALLOW-FROM https://a.example' })).toBe('');
  expect(refusal({})).toBe('');
});
