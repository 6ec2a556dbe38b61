import { storedZip } from '../base/storedZip';
import { fromSoftphoneLayout } from '../rules/fromSoftphoneLayout';
import { sourceOfRule } from '../rules/importedRule';

export interface LayoutFile {
  /** A zip archive: rules as source files, and a text that says what to do with them. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly rules: number;
  /** What of the layout has no equal. */
  readonly notes: readonly string[];
}

/**
 * What an admin gets of the softphone layout.
 * @param layout     as the host gave it, unchecked
 * @param namespace  of the package that the phone came in, or empty
 */
export function layoutFile(layout: unknown, namespace: string): LayoutFile {
  const { rules, notes } = fromSoftphoneLayout(layout);
  const sources = rules
    .map((rule) => sourceOfRule(rule, namespace))
    .map(({ name, text }) => ({ name: `customMetadata/${name}`, text }));
  const bytes = storedZip([...sources, { name: 'READ ME.txt', text: howTo(notes) }]);
  return { bytes, rules: rules.length, notes };
}

function howTo(notes: readonly string[]): string {
  return [
    'Rules of the phone that do what your softphone layout does.',
    '',
    '1. Put the files into force-app/main/default/customMetadata of your project. Some take the place of rules that came with the phone.',
    '2. Look at the differences, then run: npx cti rules validate',
    '3. Deploy them.',
    '',
    ...(notes.length > 0
      ? ['No equal was found for:', ...notes.map((note) => `- ${note}`)]
      : ['Everything has an equal.']),
    '',
  ].join('\n');
}
