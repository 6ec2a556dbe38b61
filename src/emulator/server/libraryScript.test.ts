/** @jest-environment node */
import { RecentLog } from '../../base/log';
import { libraryAnswer, libraryVersion } from './libraryScript';

const log = new RecentLog(() => 0);
const answerTo = async (path: string) => await libraryAnswer('src/emulator', path, log);
const NAMES = ['opencti_min.js', 'opencti.js'];
const VERSIONS = Array.from({ length: 28 }, (_, at) => 40 + at);

test.each(NAMES)('%s is there in every version from 40 to 67, which stands in its text', async (name) => {
  for (const version of VERSIONS) {
    const answer = await answerTo(`/support/api/${version}.0/lightning/${name}`);
    expect(answer?.status).toBe(200);
    expect(String(answer?.body)).toMatch(new RegExp(`apiVersion: ${version}\\b`));
  }
});

test.each(['39', '68', '00', '99'])(
  'version %s is told in the answer and in the terminal, with what is there',
  async (nn) => {
    const answer = await answerTo(`/support/api/${nn}.0/lightning/opencti_min.js`);
    expect(answer?.status).toBe(404);
    expect(String(answer?.body)).toMatch('any version from 40.0 to 67.0');
    expect(log.lines.at(-1)).toMatchObject({ level: 'error', text: expect.stringContaining('67.0') as string });
    expect(libraryVersion(`/support/api/${nn}.0/lightning/opencti.js`)).toBe(0);
  },
);

test.each([
  '/support/api/57.0/interaction.js',
  '/support/console/57.0/integration.js',
  '/support/api/57/lightning/opencti.js',
  '/support/api/57.0/lightning/opencti.min.js',
])('%s is another script of Salesforce: it is not emulated, and says which one is', async (path) => {
  const answer = await answerTo(path);
  expect([answer?.status, String(answer?.body)]).toEqual([404, expect.stringContaining(`${path} is not emulated`)]);
});

test('any other path is none of its business', async () => {
  expect(await answerTo('/support/x')).toBeNull();
  expect(await answerTo('/apex/Phone')).toBeNull();
});
