import type { Placed, PlacedItem, PlacedSection } from './callCenterElements';

/** Something in a definition that Setup refuses, or that leaves an agent without a phone. */
export interface Fault {
  readonly line: number;
  /** The element as it stands in the file. */
  readonly element: string;
  readonly what: string;
  readonly remedy: string;
}

const GENERAL = 'reqGeneralInfo';
const RESERVED = ['label', 'sortOrder', 'internalNameLabel', 'displayNameLabel'];
const NAME_REMEDY = 'Use letters and digits only, 40 at most.';

/** What is wrong with the sections of either dialect, in the order of the file. Sources: the guide's pages on call center elements. */
export function sectionFaults(sections: readonly PlacedSection[]): readonly Fault[] {
  const items = sections.flatMap((section) => section.items);
  return [
    ...[...sections, ...items].flatMap(nameFaults),
    ...[...sections, ...items].flatMap(strangerFaults),
    ...orderFaults(sections),
    ...sections.flatMap((section) => orderFaults(section.items)),
    ...repeated(sections, 'Give each section a name of its own.'),
    ...sections.flatMap((section) => repeated(section.items, 'Give each item of a section a name of its own.')),
    ...generalFaults(sections),
  ].sort((a, b) => a.line - b.line);
}

function nameFaults(placed: Placed): readonly Fault[] {
  const { name, label } = placed;
  if (!name) return [fault(placed, 'has no name', `Add one. ${NAME_REMEDY}`)];
  if (!/^[A-Za-z0-9]{1,40}$/.test(name)) return [fault(placed, 'has a name that Setup refuses', NAME_REMEDY)];
  if (RESERVED.includes(name))
    return [fault(placed, `has a reserved name`, `Call it otherwise than ${RESERVED.join(', ')}.`)];
  if (!label) return [fault(placed, 'has no label', 'Add the text that admins shall read.')];
  return label.length > 1_000 ? [fault(placed, 'has a label of more than 1000 characters', 'Shorten it.')] : [];
}

function strangerFaults(placed: Placed): readonly Fault[] {
  return placed.strangers.map((stranger) =>
    fault(placed, `holds ${stranger}, which does not belong there`, remedyFor(stranger)),
  );
}

/** Mostly somebody has mixed the two dialects. */
function remedyFor(stranger: string): string {
  if (stranger === '<value>') return 'In the file for Setup the value is the text of <item>.';
  if (stranger === '<items>' || stranger === '<item>')
    return '<section> has <item> (Setup), <sections> has <items> (metadata).';
  return 'Remove it, or compare with the examples in src/emulator/README.md.';
}

/** Setup wants whole numbers from 0 without a gap; the deployed dialect has none. */
function orderFaults(siblings: readonly Placed[]): readonly Fault[] {
  const numbered = siblings.filter(({ sortOrder }) => sortOrder !== undefined);
  const bad = numbered.filter(({ sortOrder = '' }) => !/^\d+$/.test(sortOrder));
  if (bad.length > 0) {
    const remedy = 'Number the elements beside each other 0, 1, 2 …';
    return bad.map((each) => fault(each, `has sortOrder="${each.sortOrder}", which is no number`, remedy));
  }
  const inOrder = [...numbered].sort((a, b) => Number(a.sortOrder) - Number(b.sortOrder));
  const first = inOrder.find((each, place) => Number(each.sortOrder) !== place);
  if (!first) return [];
  const place = inOrder.indexOf(first);
  return [
    fault(
      first,
      `has sortOrder="${first.sortOrder}" where ${place} is due`,
      'Number from 0, without gaps and repetitions.',
    ),
  ];
}

function repeated(siblings: readonly Placed[], remedy: string): readonly Fault[] {
  const again = siblings.filter(
    ({ name }, place) => name !== '' && siblings.findIndex((other) => other.name === name) < place,
  );
  return again.map((each) => fault(each, 'is there twice', remedy));
}

/** Values of the general section that Salesforce itself reads. */
function generalFaults(sections: readonly PlacedSection[]): readonly Fault[] {
  const items = sections.find(({ name }) => name === GENERAL)?.items ?? [];
  const standby = ['reqStandbyUrl', 'reqTimeout'].filter((name) =>
    items.some((item) => item.name === name && item.value),
  );
  const lonely = standby.length === 1 ? items.filter(({ name }) => name === standby[0]) : [];
  return [
    ...items.flatMap((item) => VALUES[item.name]?.(item) ?? []),
    ...lonely.map((item) => fault(item, 'stands alone', 'Give both reqStandbyUrl and reqTimeout, or neither.')),
  ];
}

type ValueRule = (item: PlacedItem) => readonly Fault[];

const canvas: ValueRule = (item) => [
  fault(item, 'belongs to Canvas', 'Lightning has no Canvas softphone; give reqAdapterUrl.'),
];

const VALUES: Readonly<Record<string, ValueRule>> = {
  reqInternalName: matching(/^[A-Za-z][A-Za-z0-9]{0,39}$/, 'Begin with a letter; letters and digits only, 40 at most.'),
  reqDisplayName: matching(/^.{1,80}$/, 'Give 1 to 80 characters.'),
  reqSalesforceCompatibilityMode: matching(
    /^(?:Classic|Lightning|Classic_and_Lightning)?$/,
    'It is Classic, Lightning or Classic_and_Lightning, to the letter.',
  ),
  reqUseApi: matching(/^true$/i, 'Write true: without it the softphone is one of the old toolkit.'),
  reqSoftphoneHeight: between(240, 2560),
  reqSoftphoneWidth: between(200, 1920),
  reqTimeout: matching(/^\d*$/, 'Give milliseconds, such as 10000.'),
  reqCanvasNamespace: canvas,
  reqCanvasApiName: canvas,
};

function matching(pattern: RegExp, remedy: string): ValueRule {
  return (item) =>
    pattern.test(item.value) ? [] : [fault(item, `has the value "${item.value.slice(0, 80)}"`, remedy)];
}

/** Pixels that Lightning allows; empty is its own size. */
function between(least: number, most: number): ValueRule {
  return (item) => {
    const isFine = item.value === '' || (/^\d+$/.test(item.value) && +item.value >= least && +item.value <= most);
    return isFine ? [] : [fault(item, `has the value "${item.value}"`, `Give whole pixels from ${least} to ${most}.`)];
  };
}

function fault({ line, element }: Placed, what: string, remedy: string): Fault {
  return { line, element, what, remedy };
}
