import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ScreenFlow } from '../../org/orgApi';
import { Namespace } from '../namespace';
import { elementIn, elementsIn, readMetadataXml, textIn } from './metadataXml';
import type { XmlElement } from './metadataXml';

const SUFFIX = '.flow-meta.xml';

/**
 * The project's active screen flows, then the emulator's own samples. Of the metadata only labels, texts and input variables are read.
 *
 * @param namespace  of the package that brought the project's flows
 */
export function readScreenFlows(
  metadataFolder: string,
  emulatorFolder: string,
  namespace = new Namespace(),
): readonly ScreenFlow[] {
  const folder = join(metadataFolder, 'flows');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(SUFFIX)) : [];
  const own = names
    .sort()
    .flatMap((name) => flowIn(join(folder, name), namespace.ofFile(name.slice(0, -SUFFIX.length))));
  const samples = JSON.parse(readFileSync(join(emulatorFolder, 'org/flows/sampleFlows.json'), 'utf8')) as ScreenFlow[];
  return [...own, ...samples.filter((sample) => !own.some(({ name }) => name === sample.name))];
}

function flowIn(path: string, name: string): ScreenFlow[] {
  const flow = elementIn(readMetadataXml(path), 'Flow');
  if (textIn(flow, 'processType') !== 'Flow' || textIn(flow, 'status') !== 'Active') return [];
  const inputs = elementsIn(flow, 'variables').filter((variable) => textIn(variable, 'isInput') === 'true');
  const screens = inTheirOrder(flow).map(screenOf);
  if (screens.length === 0) return [];
  return [
    { name, label: textIn(flow, 'label') || name, inputs: inputs.map((input) => textIn(input, 'name')), screens },
  ];
}

function screenOf(screen: XmlElement): ScreenFlow['screens'][number] {
  const fields = elementsIn(screen, 'fields');
  const asked = fields.filter((field) => textIn(field, 'fieldType') === 'InputField');
  const texts = fields.filter((field) => !asked.includes(field)).map((field) => textIn(field, 'fieldText'));
  return {
    label: textIn(screen, 'label') || textIn(screen, 'name'),
    text: texts
      .join('\n')
      .replace(/<\/p>\s*<p>/g, '\n')
      .replace(/<[^>]*>/g, '')
      .trim(),
    ...(asked.length > 0 ? { fields: asked.map(askedFor) } : {}),
  };
}

function askedFor(field: XmlElement): { readonly label: string; readonly variable: string } {
  return {
    label: textIn(field, 'fieldText') || textIn(field, 'name'),
    variable: textIn(elementIn(field, 'defaultValue'), 'elementReference'),
  };
}

/** What a flow may lead through. Other steps (a decision, a loop) end the way here: no logic runs. */
const STEPS = ['screens', 'assignments', 'recordCreates', 'recordLookups', 'recordUpdates', 'actionCalls'];

/** The screens on the way that begins at `start`, as nothing goes wrong; in the file they stand by name. */
function inTheirOrder(flow: XmlElement): readonly XmlElement[] {
  const screens = elementsIn(flow, 'screens');
  const steps = STEPS.flatMap((kind) => elementsIn(flow, kind));
  const next = (step: XmlElement): XmlElement | undefined =>
    steps.find((each) => textIn(each, 'name') === textIn(elementIn(step, 'connector'), 'targetReference'));
  const way = new Set<XmlElement>();
  for (let step = next(elementIn(flow, 'start')); step && !way.has(step); step = next(step)) way.add(step);
  const passed = [...way].filter((step) => screens.includes(step));
  return passed.length > 0 ? passed : screens;
}
