/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { secretFindings } from './secrets';

test('no file of the repository holds a secret', () => {
  const files = execFileSync('git', ['ls-files'], { encoding: 'utf8', maxBuffer: 16_000_000 }).split('\n');
  expect(secretFindings(files.filter((file) => file && existsSync(file)))).toEqual([]);
});

test.each([
  [`aws_key = ${'AKIA'}IOSFODNN7EXAMPLE`, 'AWS'],
  [`token: ${'ghp_'}${'a1B2'.repeat(9)}`, 'GitHub'],
  [`const k = "${'xoxb-'}123456789012-abc"`, 'Slack'],
  [`${'-----BEGIN PRIVATE'} KEY-----`, 'private key'],
  [`Authorization: Bearer ${'eyJ'}hbGciOiJIUzI1NiJ9.${'eyJ'}zdWIiOiIxMjM0NTY3.abcdefghijklmno`, 'JWT'],
  [`"password": "${'Xk29fLq0'}Zr81TtQw"`, 'begins with Xk2'],
  [`${'00D'}5g000000abcd!AQEAQHh1.abcdefghijklmnopqrst`, 'session of Salesforce'],
])('%s is found', (text, what) => {
  expect(secretFindings(['x.ts'], () => text).join('\n')).toContain(what);
});

test('words of tests and code that handles secrets are no secrets', () => {
  const text = `const password = credential.password; secret: 'only for tests', apiKey: "\${KEY}"`;
  expect(secretFindings(['x.ts'], () => text)).toEqual([]);
});
