/** @jest-environment node */
import JSZip from 'jszip';
import { makeDesk } from './makeDesk';

async function adminsDesk(namespace = '') {
  const desk = makeDesk({ parts: { namespace } });
  desk.host.org.isRuleAdmin = true;
  await desk.start();
  return desk;
}

test('who looks after the rules gets the softphone layout as source files, and is told what to do', async () => {
  const desk = await adminsDesk();
  expect(desk.view.canImportLayout).toBe(true);
  await desk.run({ type: 'importLayout' });
  await desk.settled();
  const [file] = desk.files;
  expect(file?.name).toBe('softphone-layout-rules.zip');
  const zip = await JSZip.loadAsync(file!.bytes!);
  expect(Object.keys(zip.files)).toEqual(
    expect.arrayContaining([
      'customMetadata/Cti_Match_Rule.Contact.md-meta.xml',
      'customMetadata/Cti_Pop_Rule.One_Record.md-meta.xml',
      'READ ME.txt',
    ]),
  );
  expect(await zip.file('READ ME.txt')!.async('string')).toContain('npx cti rules validate');
  expect(desk.view.notices[0]).toMatchObject({
    tone: 'warning',
    text: expect.stringMatching(/^The softphone layout is in a file, as \d+ rules$/) as string,
    hint: expect.stringContaining('Several matches (inbound): the layout says nothing') as string,
  });
});

test('of a phone that came in a package the files have its namespace', async () => {
  const desk = await adminsDesk('acme');
  await desk.run({ type: 'importLayout' });
  await desk.settled();
  const zip = await JSZip.loadAsync(desk.files[0]!.bytes!);
  const shipped = zip.file('customMetadata/acme__Cti_Match_Rule.acme__Contact.md-meta.xml');
  expect(await shipped!.async('string')).toContain('<field>acme__Object__c</field>');
});

test('agents are not offered it', async () => {
  const desk = makeDesk();
  await desk.start();
  expect(desk.view.canImportLayout).toBe(false);
});

test('a console that does not answer makes no file, and says so', async () => {
  const desk = await adminsDesk();
  desk.host.mood = 'refusing';
  await desk.run({ type: 'importLayout' });
  await desk.settled();
  expect(desk.files).toEqual([]);
  expect(desk.view.notices).toHaveLength(1);
});
