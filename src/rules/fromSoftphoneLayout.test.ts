/** @jest-environment node */
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRuleMistakes } from '../admin/rules/findRuleMistakes';
import { readRuleFiles } from '../admin/rules/ruleFiles';
import { schemaOfSource } from '../admin/rules/schemaOfSource';
import { DEFAULT_LAYOUT } from '../emulator/host/softphoneLayout';
import { layoutOf, softphoneLayouts } from '../emulator/scenarios/softphoneLayouts';
import { fromSoftphoneLayout } from './fromSoftphoneLayout';
import type { LayoutImport } from './fromSoftphoneLayout';
import { SHIPPED_RULES, sourceOfRule } from './importedRule';

const layout = (kind: string) => fromSoftphoneLayout(layoutOf(kind, DEFAULT_LAYOUT));

/** `Contact on` · `inbound none: newRecord Contact`. */
function told({ rules }: LayoutImport): string[] {
  return rules.map(({ type, name, values }) => {
    if (type === 'Cti_Match_Rule') return `${name} ${values.Is_Active ? 'on' : 'off'}`;
    return [`${values.Call_Type} ${values.Matches}: ${values.Action}`, values.Target].filter(Boolean).join(' ');
  });
}

const PEOPLE = ['Account on', 'Contact on', 'Lead on'];
const POPS = ['inbound none: nothing', 'inbound one: record', 'inbound many: search'];
const QUIET = ['outbound any: nothing', 'internal any: nothing'];
const OFF = ['Contact off', 'Lead off', 'Account off'];

test.each<[string, string[]]>([
  ['usual', [...PEOPLE, ...POPS, ...QUIET]],
  ['noFields', ['Account off', 'Contact off', 'Lead off', ...POPS, ...QUIET]],
  ['noObjects', [...OFF, ...POPS, ...QUIET]],
  ['empty', [...OFF, ...QUIET]],
  ['oneObject', ['Contact on', 'Lead off', 'Account off', ...POPS, ...QUIET]],
  ['newRecord', [...PEOPLE, 'inbound none: newRecord Contact', ...POPS.slice(1), ...QUIET]],
  ['flow', [...PEOPLE, 'inbound none: flow New_Caller', 'inbound one: flow Greet_Caller', POPS[2]!, ...QUIET]],
  [
    'page',
    [
      ...PEOPLE,
      'inbound none: url /apex/Unknown_Caller',
      'inbound one: url /apex/Known_Caller',
      'inbound many: url /apex/Choose_Caller',
      ...QUIET,
    ],
  ],
  ['quiet', [...PEOPLE, ...POPS.slice(0, 2), 'inbound many: nothing', ...QUIET]],
  ['perCallType', [...PEOPLE, ...POPS, ...QUIET]],
])('a layout of the kind %s becomes the same in rules', (kind, rules) => {
  expect(told(layout(kind))).toEqual(rules);
});

test('the table has every kind of layout that the emulator knows', () => {
  expect(softphoneLayouts.choices).toHaveLength(10);
});

test.each([
  ['noFields', /Contact shows no fields, and Salesforce then finds nobody by it/],
  ['noObjects', /names no objects/],
  ['empty', /No match \(inbound\): the layout says nothing; the phone decides in its own way/],
  ['flow', /Flow New_Caller: adapters hand over its variables/],
  ['page', /Page Known_Caller: SEGMENT of the call cannot be handed over/],
  ['perCallType', /Kinds of calls have different objects/],
])('what of %s has no equal is said', (kind, note) => {
  expect(layout(kind).notes).toEqual(expect.arrayContaining([expect.stringMatching(note) as string]));
});

test('the usual layout has an equal for everything', () => {
  expect(layout('usual').notes).toEqual([]);
});

test.each<[string, object, string]>([
  ['a custom object', { objects: { Machine__c: [{ apiName: 'Hotline__c' }] } }, 'Machine__c: name its text fields'],
  ['cases', { objects: { Case: [{ apiName: 'Subject' }] } }, 'Case has no phone field'],
  ['a new window', { screenPopSettings: { screenPopsOpenWithin: 'NewWindow' } }, 'nothing in a new window'],
  [
    'a new record of nothing',
    { screenPopSettings: { NoMatch: { screenPopType: 'PopToEntity' } } },
    'a new record of no object was chosen',
  ],
  [
    'a new case',
    { screenPopSettings: { NoMatch: { screenPopType: 'PopToEntity', screenPopData: 'Case' } } },
    'New Case: say in Values',
  ],
  [
    'a word of tomorrow',
    { screenPopSettings: { NoMatch: { screenPopType: 'PopToMars' } } },
    '"PopToMars" is not known',
  ],
  [
    'a hostile page',
    { screenPopSettings: { NoMatch: { screenPopType: 'PopToVisualforce', screenPopData: 'x?y=//evil' } } },
    'no Visualforce page was named',
  ],
])('%s', (_what, inbound, note) => {
  const { notes } = fromSoftphoneLayout({ Inbound: inbound });
  expect(notes).toEqual(expect.arrayContaining([expect.stringContaining(note) as string]));
});

test('outbound calls with pops of their own keep them', () => {
  const Outbound = { objects: {}, screenPopSettings: { SingleMatch: { screenPopType: 'PopToEntity' } } };
  expect(told(fromSoftphoneLayout({ Outbound }))).toContain('outbound one: record');
});

test.each([[null], ['text'], [[]], [{ Inbound: 7 }]])('%j is no layout', (value) => {
  expect(fromSoftphoneLayout(value)).toEqual({ rules: [], notes: [expect.stringContaining('no softphone layout')] });
});

test('the files pass the check before a deploy, in place of the shipped rules', () => {
  const schema = schemaOfSource('force-app');
  for (const { value } of softphoneLayouts.choices) {
    const folder = mkdtempSync(join(tmpdir(), 'layout-rules-'));
    try {
      cpSync('force-app/main/default/customMetadata', folder, { recursive: true });
      for (const { name, text } of layout(value).rules.map((rule) => sourceOfRule(rule)))
        writeFileSync(join(folder, name), text);
      const found = findRuleMistakes(readRuleFiles(folder), schema, false);
      const errors = found.filter(({ severity }) => severity === 'error').map(({ message }) => message);
      // Flows and pages are the org's own: the check asks for those that are not in the source.
      expect(errors.filter((message) => !/no active screen flow|no Visualforce page/.test(message))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
});

test('a file is what a deploy takes: texts are escaped, labels cut', () => {
  const { name, text } = sourceOfRule({
    ...{ type: 'Cti_Pop_Rule', name: 'A', label: `<${'x'.repeat(60)}` },
    values: { Order: 10, Is_Active: true, Target: '/apex/A&B', Values: '' },
  });
  expect(name).toBe('Cti_Pop_Rule.A.md-meta.xml');
  expect(text).toContain(`<label>&lt;${'x'.repeat(39)}</label>`);
  expect(text).toContain('<field>Order__c</field>\n        <value xsi:type="xsd:double">10</value>');
  expect(text).toContain('<value xsi:type="xsd:string">/apex/A&amp;B</value>');
  expect(text).not.toContain('Values__c');
});

test('in an org with our package the files have its names: ours and those of our rules, not those of new rules', () => {
  const values = { Order: 10 };
  const own = sourceOfRule({ type: 'Cti_Match_Rule', name: 'Layout_Machine', label: 'x', values }, 'acme');
  const shipped = sourceOfRule({ type: 'Cti_Match_Rule', name: 'Contact', label: 'x', values }, 'acme');
  expect([own.name, shipped.name]).toEqual([
    'acme__Cti_Match_Rule.Layout_Machine.md-meta.xml',
    'acme__Cti_Match_Rule.acme__Contact.md-meta.xml',
  ]);
  expect(own.text).toContain('<field>acme__Order__c</field>');
  const files = readdirSync('force-app/main/default/customMetadata').map((name) => name.replace('.md-meta.xml', ''));
  const ours = files.filter((name) => /^Cti_(?:Match|Pop)_Rule\./.test(name));
  expect([...SHIPPED_RULES].sort()).toEqual(ours.sort());
});
