/** @jest-environment node */
import { falseWords } from './checkDocuments';
import type { Documents } from './checkDocuments';

const FILES: Record<string, string> = { 'docs/a.md': '# One thing: first\n', 'docs/b.png': '', README: '' };
const about = (text: string): readonly string[] => {
  const documents: Documents = {
    read: (path) => (path === 'docs/it.md' ? text : (FILES[path] ?? null)),
    scripts: ['deploy', 'test:long'],
    commands: ['doctor', 'agents:assign'],
  };
  return falseWords('docs/it.md', documents);
};

test('what is there is no fault', () => {
  const text = '[a](a.md#one-thing-first) ![b](b.png) [r](../README) [web](https://example.com) [up](#here)\n# Here\n';
  expect(about(text)).toEqual([]);
  expect(
    about('npm run test:long, npx cti doctor --fix, npx cti agents assign, npx cti agents, npx cti --help'),
  ).toEqual([]);
});

test.each([
  ['[c](c.md)', 'links to c.md'],
  ['[a](a.md#another)', 'links to a.md#another'],
  ['[x](#nowhere)', 'links to #nowhere'],
  ['npm run undo', 'names "npm run undo"'],
  ['npx cti agents fire', 'names "npx cti agents fire"'],
  ['npx cti surgeon', 'names "npx cti surgeon"'],
])('%s is told', (text, told) => {
  expect(about(text)).toEqual([expect.stringContaining(told)]);
});
