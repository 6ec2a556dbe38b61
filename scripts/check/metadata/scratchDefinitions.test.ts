/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { types } from './brokenCopy';

interface Definition {
  readonly features: readonly string[];
  readonly settings: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const plain = read('config/project-scratch-def.json');
const withPersons = read('config/person-accounts-scratch-def.json');

function read(path: string): Definition {
  return JSON.parse(readFileSync(path, 'utf8')) as Definition;
}

test('the two scratch orgs differ in person accounts alone', () => {
  expect(withPersons.features).toEqual([...plain.features, 'PersonAccounts']);
  expect(withPersons.settings).toEqual(plain.settings);
});

test('a scratch org has what the metadata needs: the service console, Lightning, and translations that can be deployed', () => {
  expect(plain.features).toEqual(expect.arrayContaining(['ServiceCloud', 'LightningServiceConsole']));
  expect(plain.settings).toMatchObject({
    lightningExperienceSettings: { enableS1DesktopEnabled: true },
    languageSettings: { enableTranslationWorkbench: true },
  });
});

test('every setting of a scratch org exists', () => {
  for (const [name, values] of Object.entries(plain.settings)) {
    const shape = types.shapeOf(`${name[0]?.toUpperCase()}${name.slice(1)}`);
    expect(shape?.kind).toBe('object');
    const known = shape?.kind === 'object' ? [...shape.elements.keys()] : [];
    expect(known).toEqual(expect.arrayContaining(Object.keys(values)));
  }
});
