/** @jest-environment node */
/** Files and paths as admins on Windows have them: CRLF, a mark at the beginning, semicolons, backslashes, a drive. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPlanCsv } from '../agents/runFolder';
import { readUserList } from '../agents/userList';
import { filesOf, prepareFile } from '../callCenterFile/importFile';
import { readDefinition } from '../callCenterFile/readDefinition';
import { VENDOR_SHAPES } from '../callCenterFile/vendorShapes';
import { setupXml } from '../callCenterFile/writeDefinition';
import { readRuleFiles } from '../rules/ruleFiles';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cti-windows-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function asWindows(text: string): string {
  return `\ufeff${text.replace(/\r?\n/g, '\r\n')}`;
}

function fileWith(text: string, name: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const textShapes = VENDOR_SHAPES.filter(({ file }) => file.every((byte) => byte < 0x80) && !file.includes('\r'));

test.each(textShapes)('$shape: the same findings at the same lines, and the same files, with CRLF', ({ file }) => {
  const unix = prepareFile(fileWith(file.toString(), 'AcmePhone.xml'));
  const windows = prepareFile(fileWith(asWindows(file.toString()), 'AcmePhone.xml'));
  expect(windows.findings).toEqual(unix.findings);
  expect([...filesOf(windows)]).toEqual([...filesOf(unix)]);
});

test.each([
  String.raw`C:\Users\Änne Müller\AcmePhone.callCenter-meta.xml`,
  String.raw`\\server\share\AcmePhone.callCenter`,
  'force-app/main/AcmePhone.callCenter-meta.xml',
])('the name of a call center is the file’s, wherever it lies: %s', (path) => {
  const xml =
    '<CallCenter><adapterUrl>https://a.example</adapterUrl>\r\n<displayName>Acme</displayName></CallCenter>\r\n';
  expect(readDefinition(xml, path).definition.internalName).toBe('AcmePhone');
});

test('what is written has names that Windows takes, and slashes where the org wants them', () => {
  for (const { file } of VENDOR_SHAPES) {
    const prepared = prepareFile(writeBytes(file));
    for (const path of filesOf(prepared, '-meta.xml').keys()) expect(path).toMatch(/^\w+\/\w+\.[\w.-]+$/);
    expect(setupXml(prepared.definition)).not.toContain('\r');
  }
});

function writeBytes(bytes: Buffer): string {
  const path = join(folder, 'AcmePhone.xml');
  writeFileSync(path, bytes);
  return path;
}

test('a list of users as Excel saves it: a mark, semicolons, CRLF, quotes', () => {
  const path = fileWith(
    asWindows('Name;"Username"\n"Meyer; Alice";alice@acme.example\nBob;"bob@acme.example"\n'),
    'a.csv',
  );
  expect(readUserList(path).map(({ key, line }) => `${line} ${key}`)).toEqual([
    '2 alice@acme.example',
    '3 bob@acme.example',
  ]);
});

test('a plan that was opened and saved in a spreadsheet is read as it was', () => {
  const plan = 'Asked,UserId,Username,Name,Decision,From,To\na@x,005000000000001AAA,a@x,"A, B",assign,,04v1\n';
  expect(readPlanCsv(asWindows(plan))).toEqual(readPlanCsv(plan));
  expect(readPlanCsv(plan)).toMatchObject([{ name: 'A, B', decision: 'assign', from: '', to: '04v1' }]);
});

test('rules with CRLF are the same rules, at the same lines', () => {
  const [first] = readRuleFiles('force-app');
  const name = (first?.path ?? '').split(/[\\/]/).at(-1) ?? '';
  const path = join(folder, name);
  copyFileSync(first?.path ?? '', path);
  const unix = readRuleFiles(folder);
  writeFileSync(path, asWindows(readFileSync(path, 'utf8')));
  expect(readRuleFiles(folder)).toEqual(unix);
});
