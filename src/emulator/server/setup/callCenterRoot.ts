import { basename } from 'node:path';
import type { Fault } from './callCenterRules';
import type { PlacedSection } from './callCenterElements';
import { strangersIn } from './callCenterElements';
import { textIn } from './metadataXml';
import type { XmlElement, XmlFile } from './metadataXml';

const GENERAL = 'reqGeneralInfo';
const METADATA_PARTS = ['displayName', 'displayNameLabel', 'internalNameLabel'] as const;
const METADATA_ELEMENTS = [
  ...METADATA_PARTS,
  ...[
    '@xmlns',
    'adapterUrl',
    'customSettings',
    'sections',
    'version',
    'contactCenterChannels',
    'vendorCallCenterStatusMaps',
  ],
];

export interface RootParts {
  readonly path: string;
  readonly root: XmlElement;
  readonly file: XmlFile;
  readonly sections: readonly PlacedSection[];
}

/** What is wrong with a `<callCenter>` for Setup as a whole. */
export function setupRootFaults({ root, file, sections }: RootParts): readonly Fault[] {
  const line = file.lineOf(root);
  const fault = (what: string, remedy: string): Fault => ({ line, element: '<callCenter>', what, remedy });
  const general = sections.find(({ name }) => name === GENERAL);
  const missing = ['reqInternalName', 'reqDisplayName'].filter(
    (name) => !general?.items.some((item) => item.name === name),
  );
  return [
    ...strangersIn(root, ['section']).map((stranger) =>
      fault(`holds ${stranger}, which does not belong there`, 'It has <section> elements and nothing else.'),
    ),
    ...(general
      ? []
      : [fault(`has no section ${GENERAL}`, 'Add it with reqInternalName, reqDisplayName and reqAdapterUrl.')]),
    ...(general ? missing.map((name) => fault(`lacks the item ${name}`, `Add it to the section ${GENERAL}.`)) : []),
  ];
}

/** What is wrong with a deployed `<CallCenter>` as a whole. */
export function metadataRootFaults({ path, root, file, sections }: RootParts): readonly Fault[] {
  const line = file.lineOf(root);
  const fault = (what: string, remedy: string): Fault => ({ line, element: '<CallCenter>', what, remedy });
  const internalName = internalNameOf(path);
  return [
    ...strangersIn(root, METADATA_ELEMENTS).map((stranger) =>
      fault(`holds ${stranger}, which does not belong there`, 'Sections are called <sections>, their items <items>.'),
    ),
    ...METADATA_PARTS.filter((name) => !textIn(root, name)).map((name) =>
      fault(`has no <${name}>`, 'Add it; deploying needs it.'),
    ),
    ...(sections.some(({ name }) => name === GENERAL) ? [] : [fault(`has no <sections> called ${GENERAL}`, 'Add it.')]),
    ...(/^[A-Za-z][A-Za-z0-9]{0,39}$/.test(internalName)
      ? []
      : [
          fault(
            `is in a file called ${basename(path)}, which is its internal name`,
            'Letters and digits only, 40 at most.',
          ),
        ]),
    ...settingsFaults(textIn(root, 'customSettings')).map(([what, remedy]) => ({
      ...fault(what, remedy),
      element: '<customSettings>',
    })),
  ];
}

/** The file's name is the internal name; the metadata file does not repeat it. */
export function internalNameOf(path: string): string {
  return basename(path).replace(/(?:\.callCenter)?(?:-meta)?(?:\.xml)?$/, '');
}

function settingsFaults(text: string): readonly (readonly [what: string, remedy: string])[] {
  if (!text) return [];
  const remedy = 'Write {"reqUseApi":"true", …} with quotes as &quot; and every value a text.';
  try {
    const settings: unknown = JSON.parse(text);
    if (typeof settings !== 'object' || settings === null || Array.isArray(settings))
      return [['is no JSON object', remedy]];
    const odd = Object.entries(settings).filter(([, value]) => typeof value !== 'string');
    return odd.map(([name]) => [`has a value of ${name} that is no text`, remedy] as const);
  } catch (cause) {
    return [[`is not JSON (${(cause as Error).message})`, remedy]];
  }
}
