/** @jest-environment node */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyzeResource } from './analyzeResource';
import { LARGEST_ZIP, readResource, RESOURCE_FOLDER, zipSize } from './readResource';
import { resourceFindings } from './resourceFindings';

const SOUND: Readonly<Record<string, string>> = {
  'softphone.js': 'import("./chunks/sip.js");const n="http://www.w3.org/2000/svg";',
  'softphone.css': '.a{background:url(data:image/png;base64,x)}',
  'chunks/sip.js': 'import{a}from"../softphone.js";el.evaluate(x);',
  'licences.txt': 'MIT, https://example.org',
};
const REVIEWED = [{ url: 'http://www.w3.org/2000/svg', reason: '' }];

const findingsWith = (change: Readonly<Record<string, string>>) =>
  resourceFindings(new Map(Object.entries({ ...SOUND, ...change })), REVIEWED);

test('what was built is complete, asks for nothing foreign and makes no code of text', () => {
  expect(resourceFindings(readResource())).toEqual([]);
});

test('its archive is below 1 MB', async () => {
  const size = await zipSize(readResource());
  expect(size).toBeLessThan(LARGEST_ZIP);
  expect(size).toBeGreaterThan(50_000);
});

test('the analyzer knows no hole in its libraries', async () => {
  expect(await analyzeResource(RESOURCE_FOLDER)).toEqual([]);
}, 120_000);

test('a library with a known hole is found', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'holed-resource-'));
  mkdirSync(join(folder, 'chunks'));
  writeFileSync(
    join(folder, 'chunks/jquery-1.8.1.min.js'),
    '/*! jQuery v1.8.1 jquery.com | jquery.org/license */\n(function(){})();',
  );
  const lines = await analyzeResource(folder);
  rmSync(folder, { recursive: true });
  expect(lines.join('\n')).toContain('jquery');
}, 120_000);

test.each<[string, Record<string, string>, string]>([
  [
    'a chunk that is not there',
    { 'softphone.js': 'import("./chunks/gone.js");"http://www.w3.org/2000/svg"' },
    'chunks/gone.js: is missing',
  ],
  ['a chunk of yesterday', { 'chunks/old.js': '' }, 'chunks/old.js: nothing asks for it'],
  ['an address', { 'chunks/sip.js': 'fetch("https://cdn.example.com/x.js")' }, 'names https://cdn.example.com/x.js'],
  ['a socket', { 'chunks/sip.js': 'new WebSocket("wss://track.example.com")' }, 'names wss://track.example.com'],
  [
    'a font',
    { 'softphone.css': '@font-face{src:url(//fonts.example.com/a.woff)}' },
    'names url(//fonts.example.com/a.woff',
  ],
  ['a foreign style', { 'softphone.css': '@import "x.css";' }, 'names @import "x.css"'],
  ['eval', { 'chunks/sip.js': 'const f=eval("1")' }, 'chunks/sip.js: calls eval'],
  ['new Function', { 'chunks/sip.js': 'new Function("return 1")' }, 'makes functions of texts'],
  ['a timer with a text', { 'chunks/sip.js': 'setTimeout("x()",1)' }, 'gives a text to a timer'],
  ['a script element', { 'chunks/sip.js': 'document.createElement("script")' }, 'makes script elements'],
])('%s is found', (_, change, line) => {
  expect(findingsWith({})).toEqual([]);
  expect(findingsWith(change).join('\n')).toContain(line);
});

test('an address that was reviewed and is gone is told', () => {
  expect(resourceFindings(new Map(Object.entries(SOUND)), [...REVIEWED, { url: 'wss://old', reason: '' }])).toEqual([
    'wss://old: is reviewed but no longer there; take the entry out',
  ]);
});
