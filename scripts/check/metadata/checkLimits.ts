import { once } from './once';
import type { MetadataFile, OrgSource } from './orgSource';
import { nodesAt, textAt } from './xmlNode';
import type { XmlNode } from './xmlNode';

/** Longest API name by type (Metadata API guide; custom fields and objects without their `__c`). */
const LONGEST_NAME: Readonly<Record<string, number>> = {
  CustomObject: 40,
  CustomField: 40,
  CustomMetadata: 40,
  ListView: 40,
  ApexPage: 40,
  PermissionSet: 80,
  PermissionSetGroup: 80,
  CustomPermission: 80,
  CustomApplication: 80,
  FlexiPage: 80,
  Flow: 80,
  ReportType: 50,
  Report: 80,
  StaticResource: 40,
};

/** Longest texts by type and element. A record's label longer than 40 makes the whole deployment fail. */
const LONGEST_TEXT: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  CustomObject: { label: 40, pluralLabel: 40, description: 1000 },
  CustomField: { label: 40, description: 1000, inlineHelpText: 510 },
  CustomMetadata: { label: 40 },
  ListView: { label: 40 },
  PermissionSet: { label: 80, description: 255 },
  PermissionSetGroup: { label: 80, description: 255 },
  CustomPermission: { label: 80, description: 255 },
  CustomApplication: { label: 40, description: 255 },
  ReportType: { label: 255, description: 255 },
  Report: { name: 40, description: 255 },
  ApexPage: { label: 80, description: 255 },
  FlexiPage: { masterLabel: 80, description: 255 },
};

const LONGEST_LABEL_TEXT = 1000;

/** Names and texts are within the org's limits, and names are written as the org wants them. */
export function checkLimits(source: OrgSource): readonly string[] {
  return source.metadata.flatMap((file) =>
    [...nameFindings(file), ...contentFindings(file.root)].map((finding) => `${file.path}: ${finding}`),
  );
}

const contentFindings = once((root: XmlNode) => [...textFindings(root), ...labelFindings(root), ...idFindings(root)]);

function nameFindings({ name, root }: MetadataFile): readonly string[] {
  const longest = LONGEST_NAME[root.name];
  if (longest === undefined) return [];
  const own = (root.name === 'CustomMetadata' ? (name.split('.')[1] ?? '') : name).replace(/__(c|mdt|e|x)$/, '');
  const fullName = textAt(root, 'fullName');
  return [
    ...(own.length > longest ? [`the name "${own}" is longer than ${longest}`] : []),
    ...(/^[A-Za-z](?:_?[A-Za-z0-9])*$/.test(own)
      ? []
      : [`"${own}" is no API name: letters, digits, single underscores`]),
    ...(fullName !== '' && fullName !== name ? [`fullName is "${fullName}"; the file is "${name}"`] : []),
  ];
}

function textFindings(root: XmlNode): readonly string[] {
  return Object.entries(LONGEST_TEXT[root.name] ?? {})
    .filter(([element, longest]) => textAt(root, element).length > longest)
    .map(([element, longest]) => `<${element}> is longer than ${longest}: ${textAt(root, element).slice(0, 40)} …`);
}

function labelFindings(root: XmlNode): readonly string[] {
  if (root.name !== 'CustomLabels') return [];
  return nodesAt(root, 'labels').flatMap((label) => {
    const name = textAt(label, 'fullName');
    return [
      ...(textAt(label, 'value').length > LONGEST_LABEL_TEXT
        ? [`label "${name}" is longer than ${LONGEST_LABEL_TEXT}`]
        : []),
      ...(textAt(label, 'shortDescription').length > 80
        ? [`the description of label "${name}" is longer than 80`]
        : []),
    ];
  });
}

/** Ids differ from org to org; in metadata they stand in elements, without quotes. */
function idFindings(root: XmlNode): readonly string[] {
  return textsBelow(root)
    .flatMap((text) => text.match(/\b[0a][0-9A-Za-z]{2}[0-9A-Za-z]{2}0[0-9A-Za-z]{9}(?:[0-9A-Za-z]{3})?\b/g) ?? [])
    .filter((word) => word.replace(/\D/g, '').length >= 6)
    .map((id) => `holds the id ${id}; ids differ from org to org`);
}

function textsBelow(node: XmlNode): readonly string[] {
  return [node.text, ...node.children.flatMap(textsBelow)];
}
