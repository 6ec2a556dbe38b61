import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { elementIn, elementsIn, readMetadataXml, textIn } from './metadataXml';

/** A label in the org's own language; empty when there is none. @param metadataFolder  `force-app/main/default` */
export function labelText(metadataFolder: string, name: string): string {
  return labelTexts(metadataFolder).get(name) ?? '';
}

/** All labels by their names. */
export function labelTexts(metadataFolder: string): ReadonlyMap<string, string> {
  const file = labelsFile(metadataFolder);
  const labels = existsSync(file) ? elementsIn(elementIn(readMetadataXml(file), 'CustomLabels'), 'labels') : [];
  return new Map(labels.map((label) => [textIn(label, 'fullName'), textIn(label, 'value')]));
}

export function labelsFile(metadataFolder: string): string {
  return join(metadataFolder, 'labels/CustomLabels.labels-meta.xml');
}
