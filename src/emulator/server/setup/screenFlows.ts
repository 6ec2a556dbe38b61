import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ScreenFlow } from '../../org/orgApi';
import { elementIn, elementsIn, readMetadataXml, textIn } from './metadataXml';

const SUFFIX = '.flow-meta.xml';

/** The project's active screen flows, then the emulator's own samples. Of the metadata only labels, texts and input variables are read. */
export function readScreenFlows(metadataFolder: string, emulatorFolder: string): readonly ScreenFlow[] {
  const folder = join(metadataFolder, 'flows');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(SUFFIX)) : [];
  const own = names.sort().flatMap((name) => flowIn(join(folder, name), name.slice(0, -SUFFIX.length)));
  const samples = JSON.parse(readFileSync(join(emulatorFolder, 'org/flows/sampleFlows.json'), 'utf8')) as ScreenFlow[];
  return [...own, ...samples.filter((sample) => !own.some(({ name }) => name === sample.name))];
}

function flowIn(path: string, name: string): ScreenFlow[] {
  const flow = elementIn(readMetadataXml(path), 'Flow');
  if (textIn(flow, 'processType') !== 'Flow' || textIn(flow, 'status') !== 'Active') return [];
  const inputs = elementsIn(flow, 'variables').filter((variable) => textIn(variable, 'isInput') === 'true');
  const screens = elementsIn(flow, 'screens').map((screen) => {
    const texts = elementsIn(screen, 'fields').map((field) => textIn(field, 'fieldText'));
    const plain = texts.join('\n').replace(/<[^>]*>/g, '');
    return { label: textIn(screen, 'label') || textIn(screen, 'name'), text: plain.trim() };
  });
  if (screens.length === 0) return [];
  return [
    { name, label: textIn(flow, 'label') || name, inputs: inputs.map((input) => textIn(input, 'name')), screens },
  ];
}
