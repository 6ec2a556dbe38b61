/** @jest-environment node */
import { createAcmeOrg } from '../../acmeOrg';
import { runGlobalApex } from './globalApex';

const org = createAcmeOrg({ projectRoot: process.cwd() });
const run = (methodName: string, methodParams: string, apexClass = 'CallerLookup') =>
  runGlobalApex(org, { apexClass, methodName, methodParams });

test('parameters are matched by name, decoded, and the answer is what the method returns', () => {
  const found = JSON.parse(String(run('find', `number=${encodeURIComponent('+493023125101')}`))) as {
    Id: string;
    Name: string;
  }[];
  expect(found.map(({ Name }) => Name)).toContain('Jonas Brandt');
  expect(run('countOpenCases', `contactId=${found[0]!.Id}`)).toEqual(expect.any(Number));
  expect(run('find', '')).toBe('[]');
});

test.each([
  ['Nothing', 'find', 'no-apex-class'],
  ['CallerLookup', 'nothing', 'no-apex-method'],
  ['CallerLookup', 'toString', 'no-apex-method'],
])('%s.%s is not there', (apexClass, methodName, code) => {
  expect(() => run(methodName, '', apexClass)).toThrow(expect.objectContaining({ code }) as Error);
});
