/** @jest-environment node */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { runCti } from '../testWorld/runCti';
import { findRuleMistakes } from './findRuleMistakes';
import { readRuleFiles } from './ruleFiles';
import { schemaOfSource } from './schemaOfSource';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cti-rules-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** A file as an org hands it out: each field on lines of its own. */
function writeRule(name: string, fields: Readonly<Record<string, string | number | boolean>>): void {
  const values = Object.entries(fields).map(([field, value]) => {
    const type = { string: 'string', number: 'double', boolean: 'boolean' }[typeof value as 'string'];
    return `    <values>\n        <field>${field}__c</field>\n        <value xsi:type="xsd:${type}">${String(value)}</value>\n    </values>`;
  });
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n<CustomMetadata>\n    <label>x</label>';
  write(`customMetadata/${name}.md-meta.xml`, `${head}\n${values.join('\n')}\n</CustomMetadata>\n`);
}

const pop = (over: object) => ({
  ...{ Order: 10, Call_Type: 'any', Matches: 'none', Moment: 'ring', Action: 'search', Is_Active: true },
  ...over,
});

function mistakes(): string[] {
  return findRuleMistakes(readRuleFiles(folder), schemaOfSource(folder), false).map(
    ({ file, line, severity, message }) => `${relative(folder, file)}:${line} ${severity} ${message}`,
  );
}

test('the rules that are shipped have no mistakes, the examples that are off aside', () => {
  expect(findRuleMistakes(readRuleFiles('force-app'), schemaOfSource('force-app'), false)).toEqual([]);
});

test('each mistake names the file and the line of the value', () => {
  writeRule('Cti_Match_Rule.Machine', { Object: 'Machine__c', Order: 10, Is_Active: true });
  writeRule('Cti_Match_Rule.Second', { Object: 'Contact', Order: 20, Phone_Fields: 'Second__c', Is_Active: true });
  writeRule('Cti_Pop_Rule.Flow', pop({ Action: 'flow', Target: 'Nobody_Home' }));
  expect(mistakes()).toEqual([
    'customMetadata/Cti_Match_Rule.Machine.md-meta.xml:6 error There is no object "Machine__c" in this org',
    'customMetadata/Cti_Match_Rule.Second.md-meta.xml:14 error Contact has no field "Second__c"',
    'customMetadata/Cti_Pop_Rule.Flow.md-meta.xml:30 error There is no active screen flow "Nobody_Home"',
  ]);
});

test('an object of the folder that no search finds is told', () => {
  writeRule('Cti_Match_Rule.Machine', { Object: 'Machine__c', Order: 10, Phone_Fields: 'Hotline__c', Is_Active: true });
  write(
    'objects/Machine__c/Machine__c.object-meta.xml',
    '<CustomObject><enableSearch>false</enableSearch></CustomObject>',
  );
  write('objects/Machine__c/fields/Hotline__c.field-meta.xml', '<CustomField><type>Phone</type></CustomField>');
  expect(mistakes()).toEqual([expect.stringContaining(':6 error No search finds Machine__c')]);
});

test('what the folder has is found: custom objects, their fields, flows, pages', () => {
  writeRule('Cti_Match_Rule.Machine', { Object: 'Machine__c', Order: 10, Phone_Fields: 'Hotline__c', Is_Active: true });
  writeRule('Cti_Pop_Rule.Flow', pop({ Action: 'flow', Target: 'New_Caller' }));
  writeRule('Cti_Pop_Rule.Page', pop({ Order: 20, Matches: 'one', Action: 'url', Target: '/apex/Caller' }));
  write('objects/Machine__c/Machine__c.object-meta.xml', '<CustomObject/>');
  write('objects/Machine__c/fields/Hotline__c.field-meta.xml', '<CustomField><type>Phone</type></CustomField>');
  write('flows/New_Caller.flow-meta.xml', '<Flow><processType>Flow</processType><status>Active</status></Flow>');
  write('pages/Caller.page-meta.xml', '<ApexPage/>');
  expect(mistakes()).toEqual([]);
  write('flows/New_Caller.flow-meta.xml', '<Flow><processType>Flow</processType><status>Draft</status></Flow>');
  expect(mistakes()).toHaveLength(1);
});

test('a rule that is never reached is an error, one place for two a warning, and so is a standard field that is not known here', () => {
  writeRule('Cti_Pop_Rule.All', pop({ Matches: 'any' }));
  writeRule('Cti_Pop_Rule.Never', pop({ Order: 20 }));
  writeRule('Cti_Pop_Rule.Same', pop({ Order: 10, Queue: 'Sales', Is_Active: false }));
  writeRule('Cti_Match_Rule.A', { Object: 'Contact', Order: 10, Subtitle_Fields: 'Jigsaw', Is_Active: true });
  writeRule('Cti_Match_Rule.B', { Object: 'Lead', Order: 10, Is_Active: true });
  expect(mistakes()).toEqual([
    'customMetadata/Cti_Match_Rule.A.md-meta.xml:14 warning "Jigsaw" is not known here; --target-org asks the org',
    'customMetadata/Cti_Match_Rule.B.md-meta.xml:10 warning Same order as A: the names decide',
    'customMetadata/Cti_Pop_Rule.Never.md-meta.xml:6 error Never asked: All comes before it and takes all its calls',
  ]);
});

test('files that were retrieved from an org with our package are the same rules', () => {
  writeRule('acme__Cti_Match_Rule.acme__Contact', { acme__Object: 'Contact', acme__Order: 10, acme__Is_Active: true });
  writeRule('acme__Cti_Match_Rule.Own_Lead', { acme__Object: 'Laed', acme__Order: 20, acme__Is_Active: true });
  writeRule('my_ns2__Cti_Pop_Rule.my_ns2__Best', { my_ns2__Call_Type: 'any' });
  expect(readRuleFiles(folder).map(({ kind, record }) => [kind, record])).toEqual([
    ['match', { DeveloperName: 'Own_Lead', Object: 'Laed', Order: 20, Is_Active: true }],
    ['match', { DeveloperName: 'Contact', Object: 'Contact', Order: 10, Is_Active: true }],
    ['pop', { DeveloperName: 'Best', Call_Type: 'any' }],
  ]);
  const [{ file, line, rule } = { file: '', line: 0, rule: '' }] = findRuleMistakes(
    readRuleFiles(folder),
    schemaOfSource(folder),
    true,
  );
  expect([relative(folder, file), line, rule]).toEqual([
    'customMetadata/acme__Cti_Match_Rule.Own_Lead.md-meta.xml',
    6,
    'Own_Lead',
  ]);
});

test('a folder without rules and a broken file say what to do', () => {
  expect(() => readRuleFiles(folder)).toThrow('There are no files');
  expect(() => readRuleFiles(join(folder, 'nowhere'))).toThrow('cannot be read');
  write('customMetadata/Cti_Pop_Rule.Broken.md-meta.xml', '<CustomMetadata><values>');
  expect(() => readRuleFiles(folder)).toThrow(/Cti_Pop_Rule\.Broken/);
});

test('the command ends with 1 when there is an error, and with 0 without one', async () => {
  writeRule('Cti_Match_Rule.Machine', { Object: 'Machine__c', Order: 10, Is_Active: true });
  const bad = await runCti(['rules', 'validate', '--source-dir', folder, '--offline']);
  expect(bad.exitCode).toBe(1);
  expect(bad.stdout).toContain('Cti_Match_Rule.Machine.md-meta.xml:6: error: Object: There is no object');
  const good = await runCti(['rules', 'validate', '--source-dir', join(process.cwd(), 'force-app'), '--json']);
  expect({ code: good.exitCode, result: good.json.result }).toEqual({
    code: 0,
    result: { rules: 11, findings: [] },
  });
}, 120_000);
