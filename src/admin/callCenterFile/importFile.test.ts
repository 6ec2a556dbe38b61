/** @jest-environment node */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { absoluteUrl } from './adapterUrl';
import { filesOf, prepareFile } from './importFile';
import { HOPELESS_SHAPES, VENDOR_SHAPES } from './vendorShapes';
import { setupXml } from './writeDefinition';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cti-definition-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function fileWith(content: Buffer | string, name = 'AcmePhone.xml'): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const brief = (findings: readonly { rule: string; level: string; line: number }[]): string[] =>
  findings.map(({ rule, level, line }) => `${rule} ${level} ${line}`);

test.each(VENDOR_SHAPES)(
  '$shape: each finding names its line, and what is written is right',
  ({ file, findings, writes }) => {
    const prepared = prepareFile(fileWith(file));
    expect(brief(prepared.findings)).toEqual(findings);
    const [xml = ''] = filesOf(prepared).values();
    for (const text of writes) expect(xml).toContain(text);
    expect(XMLValidator.validate(xml)).toBe(true);
    expect(xml).not.toMatch(/<value><\/value>/);
    for (const finding of prepared.findings) expect(finding.remedy || finding.level).toBeTruthy();
  },
);

test.each(VENDOR_SHAPES)('$shape: what was written is read back without a finding, in both dialects', ({ file }) => {
  const first = prepareFile(fileWith(file));
  const [xml = ''] = filesOf(first).values();
  const again = prepareFile(fileWith(xml, `${first.definition.internalName}.callCenter-meta.xml`));
  expect(again.findings.filter((finding) => finding.level !== 'note')).toEqual([]);
  expect([...filesOf(again).values()][0]).toBe(xml);
  const setup = setupXml(first.definition);
  const third = prepareFile(fileWith(setup, 'setup.xml'));
  expect(third.findings.filter((finding) => finding.level !== 'note')).toEqual([]);
  expect([...filesOf(third).values()][0]).toBe(xml);
});

test.each(HOPELESS_SHAPES)('$shape is told with what to do', ({ text, says }) => {
  const errors = prepareFile(fileWith(text)).findings.filter((finding) => finding.level === 'error');
  expect(errors.map(({ line, says: what, remedy }) => `line ${line}: ${what}. ${remedy}`).join('\n')).toMatch(says);
});

test.each([
  ['<callCenter><section></callCenter>', 'not-xml', /line 1/],
  ['', 'not-xml', /holds no XML/],
  ['<html><body>Please log in</body></html>', 'not-call-center', /<html>/],
  ['MZ\u0000binary', 'not-xml', /line 1/],
])('%j is refused by name', (text, code, message) => {
  expect(() => prepareFile(fileWith(text))).toThrow(
    expect.objectContaining({ code, message: expect.stringMatching(message) as string }) as Error,
  );
});

test('wishes fill in place holders and change names', () => {
  const path = fileWith(HOPELESS_SHAPES[0]?.text ?? '');
  const prepared = prepareFile(path, {
    name: 'Other',
    set: ['reqAdapterUrl=https://phone.acme.example/?a=b', 'reqDisplayName=Other phone'],
  });
  expect(prepared.findings.some((finding) => finding.level === 'error')).toBe(false);
  expect([...filesOf(prepared).keys()][0]).toBe('callCenters/Other.callCenter');
  expect([...filesOf(prepared).values()][0]).toContain('https://phone.acme.example/?a=b');
});

test('each host of a call center gets a trusted URL: the adapter as a frame with microphone, sockets as connections', () => {
  const shape = VENDOR_SHAPES.find((one) => one.shape.includes('socket'));
  const { trustedUrls, ...prepared } = prepareFile(fileWith(shape?.file ?? ''));
  expect(trustedUrls).toEqual([
    {
      name: 'AcmePhone_https_phone_acme_example',
      endpointUrl: 'https://phone.acme.example',
      frame: true,
      connect: false,
      microphone: true,
      context: 'LEX',
    },
    {
      name: 'AcmePhone_wss_sip_acme_example_7443',
      endpointUrl: 'wss://sip.acme.example:7443',
      frame: false,
      connect: true,
      microphone: false,
      context: 'LEX',
    },
  ]);
  const xml = [...filesOf({ ...prepared, trustedUrls }).values()][2] ?? '';
  const { CspTrustedSite } = new XMLParser().parse(xml) as { CspTrustedSite: Record<string, unknown> };
  expect(CspTrustedSite).toMatchObject({
    endpointUrl: 'wss://sip.acme.example:7443',
    isApplicableToConnectSrc: true,
    isApplicableToFrameSrc: false,
    canAccessMicrophone: false,
  });
});

test('every host of the settings is trusted once, for all it is used for; beside a page of the org, for Visualforce too', () => {
  const shape = VENDOR_SHAPES.find((one) => one.shape.includes('socket'));
  const set = [
    'reqAdapterUrl=/apex/Phone',
    'servers=wss://a.acme.example, https://b.acme.example/x;wss://a.acme.example/y',
  ];
  const own = prepareFile(fileWith(shape?.file ?? ''), { set }).trustedUrls;
  expect(own.map(({ endpointUrl, context, frame }) => `${endpointUrl} ${context} ${frame}`)).toEqual([
    'wss://a.acme.example All false',
    'https://b.acme.example All false',
    'wss://sip.acme.example:7443 All false',
  ]);
  const both = { set: ['reqAdapterUrl=https://b.acme.example/phone', 'api=https://b.acme.example/api'] };
  expect(prepareFile(fileWith(shape?.file ?? ''), both).trustedUrls).toContainEqual(
    expect.objectContaining({ endpointUrl: 'https://b.acme.example', frame: true, connect: true, microphone: true }),
  );
});

test('the whole address of a Visualforce page', () => {
  expect(absoluteUrl('/apex/Softphone', 'https://acme.my.salesforce.com')).toBe(
    'https://acme--c.vf.force.com/apex/Softphone',
  );
  expect(absoluteUrl('/apex/ns__Phone', 'https://acme--dev.sandbox.my.salesforce.com')).toBe(
    'https://acme--dev--ns.sandbox.vf.force.com/apex/Phone',
  );
  expect(absoluteUrl('/apex/Softphone', 'https://na1.salesforce.com')).toBe('');
});

test('our own call center passes without a finding but a note', () => {
  const path = 'force-app/main/default/callCenters/OpenSoftphone.callCenter-meta.xml';
  const prepared = prepareFile(path);
  expect(prepared.findings.filter((finding) => finding.level !== 'note')).toEqual([]);
  expect(readFileSync(path, 'utf8')).toContain(prepared.definition.displayName);
});
