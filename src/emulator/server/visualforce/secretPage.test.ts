/** @jest-environment node */
import { join } from 'node:path';
import { RecentLog } from '../../../base/log';
import { createAcmeOrg } from '../../org/acmeOrg';
import { LineSecret } from '../../org/apex/page/lineSecret';
import { pageControllers } from '../../org/apex/page/pageControllers';
import { userNamed } from '../../org/users/orgUsers';
import { AgentSession } from '../agentSession';
import { labelText } from '../setup/labelText';
import { ADDRESSES, asking } from '../testWorld/asking';
import { visualforceSite } from '../visualforceSite';
import { FORM_TOKEN } from './formTags';

const METADATA = join(process.cwd(), 'force-app/main/default');
const PATH = '/apex/SoftphoneSecret';
const FIRST = 'first-secret-0123456789';
const SECOND = 'second-secret-0123456789';

/** The page of the project with its twin, for one user of Acme; the org is new and has no secret. */
async function openPage(user = 'adam', secret = new LineSecret()) {
  const org = createAcmeOrg({ projectRoot: process.cwd() });
  const agent = new AgentSession();
  const log = new RecentLog(() => 0);
  const label = (name: string): string => labelText(METADATA, name);
  const site = visualforceSite({
    ...{ addresses: ADDRESSES, agent, apex: {}, log, emulatorFolder: 'src/emulator', metadataFolder: METADATA },
    pageControllers: pageControllers({ org, secret, label }),
    runAs: (id, work) => org.runAs(id, work),
    mayOpenPage: () => true,
  });
  const first = await site(asking('visualforce', `${PATH}?nonce=${agent.mintNonce(userNamed(org, user).id)}`));
  const cookies = { sid_4400: /^sid_4400=(\w+);/.exec(first.headers['Set-Cookie'] ?? '')![1]! };
  let body = String(first.body);
  const token = (): string => new RegExp(`name="${FORM_TOKEN}" value="([^"]+)"`).exec(body)?.[1] ?? '';
  const send = async (form: Readonly<Record<string, string>>): Promise<number> => {
    const answer = await site(asking('visualforce', PATH, { method: 'POST', cookies, form }));
    body = String(answer.body);
    return answer.status;
  };
  return {
    ...{ first, log, token, send, label },
    body: () => body,
    press: (button: string, fields: Readonly<Record<string, string>> = {}) =>
      send({ [FORM_TOKEN]: token(), ...fields, [`page:form:act:${button}`]: 'pressed' }),
  };
}

const typed = (entered: string, repeated = entered) => ({
  'page:form:fill:entered': entered,
  'page:form:fill:repeated': repeated,
});

test('the page comes as a form under the strict policy, and nothing of it is a script', async () => {
  const page = await openPage();
  expect(page.log.lines).toEqual([]);
  expect(page.first.headers['Content-Security-Policy']).toContain("script-src 'self'");
  expect(page.body()).not.toContain('<script');
  expect(page.body()).toContain(page.label('Cti_Secret_None'));
  expect(page.body()).toContain('<label for="page:form:entered">New secret');
  expect(page.body()).toMatch(/<input type="password" id="page:form:entered" [^>]*autocomplete="new-password">/);
});

test('the first secret signs at once, the next waits as the second, the two change places, one is forgotten', async () => {
  const page = await openPage();
  const shown = async (button: string, fields = {}): Promise<readonly string[]> => {
    expect(await page.press(button, fields)).toBe(200);
    return [...page.body().matchAll(/role="(\w+)">(.*?)<\/div>/g)].map(([, role, text]) => `${role}: ${text}`);
  };
  const { label } = page;
  expect(await shown('save', typed(FIRST))).toEqual([`status: ${label('Cti_Secret_Saved')}`]);
  expect(page.body()).toContain(label('Cti_Secret_There'));
  expect(page.body()).not.toContain(label('Cti_Secret_Use_Second'));
  expect(await shown('save', typed(SECOND))).toEqual([`status: ${label('Cti_Secret_Saved_Second')}`]);
  expect(await shown('useSecond')).toEqual([expect.stringContaining('status: The org signs with the second')]);
  expect(await shown('forgetSecond')).toEqual([`status: ${label('Cti_Secret_Forgotten')}`]);
  expect(page.body()).not.toContain(label('Cti_Secret_Use_Second'));
  expect(await shown('useSecond')).toEqual([expect.stringContaining(`alert: ${label('Cti_Secret_No_Second')}`)]);
});

test.each([
  ['two that differ', typed(FIRST, SECOND), 'The two entries differ'],
  ['one that is too short', typed('short'), 'This cannot be a secret'],
  ['one with a space', typed('with a space in it, and long'), 'This cannot be a secret'],
  ['nothing', {}, 'This cannot be a secret'],
])('%s is refused, and what was typed is nowhere in the page', async (_, fields, text) => {
  const page = await openPage();
  await page.press('save', fields);
  expect(page.body()).toContain(text);
  expect(page.body()).toContain(page.label('Cti_Secret_None'));
  for (const value of Object.values(fields)) expect(page.body()).not.toContain(value);
});

test('whoever lacks the permission sees no form and changes nothing', async () => {
  const secret = new LineSecret(FIRST);
  const page = await openPage('alice', secret);
  expect(page.body()).toContain(page.label('Cti_Secret_Not_Allowed'));
  expect(page.body()).not.toContain('<form');
  expect(page.token()).toBe('');
});

test('a form that is none of this session changes nothing', async () => {
  const secret = new LineSecret();
  const page = await openPage('adam', secret);
  const stolen = { ...typed(FIRST), 'page:form:act:save': 'Save' };
  expect(await page.send({ ...stolen, [FORM_TOKEN]: 'guessed' })).toBe(403);
  expect(await page.send(stolen)).toBe(403);
  expect(secret.isEntered).toBe(false);
});

test('names that the page does not have are left alone', async () => {
  const page = await openPage();
  expect(await page.press('constructor', { 'page:form:fill:__proto__': 'x', other: 'y' })).toBe(200);
  expect(page.body()).toContain(page.label('Cti_Secret_None'));
});
