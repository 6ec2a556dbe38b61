/** @jest-environment node */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { barOf, withBar } from './appFile';
import { addItem, hasItem, newBar, removeItem } from './utilityItem';

const WISHES = { label: 'Phone & fax', icon: 'call', heightPx: 560, widthPx: 380, startsAutomatically: true };

const instance = (name: string, inner = ''): string =>
  `<itemInstances>\n            <componentInstance>\n                <componentName>${name}</componentName>${inner}\n            </componentInstance>\n        </itemInstances>`;
const region = (items: readonly string[]): string =>
  `    <flexiPageRegions>\n${items.map((item) => `        ${item}\n`).join('')}        <name>utilityItems</name>\n        <type>Region</type>\n    </flexiPageRegions>\n`;
const BACKGROUND =
  '    <flexiPageRegions>\n        <name>backgroundComponents</name>\n        <type>Background</type>\n    </flexiPageRegions>\n';
const page = (inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<FlexiPage xmlns="http://soap.sforce.com/2006/04/metadata">\n${inside}    <masterLabel>Bar</masterLabel>\n    <template>\n        <name>one:utilityBarTemplateDesktop</name>\n    </template>\n    <type>UtilityBar</type>\n</FlexiPage>\n`;

const HISTORY = instance('runtime_sales_activities:history', '\n                <identifier>history</identifier>');
const OLD =
  '<componentInstances>\n            <componentName>runtime_sales_activities:history</componentName>\n        </componentInstances>';

const BARS: readonly (readonly [string, string])[] = [
  ['one item', page(region([HISTORY]) + BACKGROUND)],
  [
    'several items, one of a package',
    page(region([HISTORY, instance('acme__Notes'), instance('c:mine')]) + BACKGROUND),
  ],
  ['no items', page(region([]) + BACKGROUND)],
  [
    'background first, and components in it',
    page(BACKGROUND.replace('        <name>', `        ${instance('c:silent')}\n        <name>`) + region([HISTORY])),
  ],
  ['the old shape, without identifiers', page(region([OLD]) + BACKGROUND)],
  ['Windows line ends', page(region([HISTORY]) + BACKGROUND).replaceAll('\n', '\r\n')],
  ['tabs', page(region([HISTORY]) + BACKGROUND).replaceAll('    ', '\t')],
  ['two blanks and a mark at the beginning', `\ufeff${page(region([HISTORY]) + BACKGROUND).replaceAll('    ', '  ')}`],
  ['all on one line', page(region([HISTORY]) + BACKGROUND).replace(/\n\s*/g, '')],
  [
    'comments, CDATA, entities and an emoji',
    page(
      `    <!-- ☎️ <flexiPageRegions> -->\n    <description><![CDATA[a < b]]> &amp; 😀</description>\n${region([HISTORY])}${BACKGROUND}`,
    ),
  ],
  ['no line end at the end', page(region([HISTORY]) + BACKGROUND).trimEnd()],
  [
    'an identifier that is taken',
    page(region([instance('c:mine', '\n                <identifier>opencti_softPhone</identifier>')])),
  ],
  [
    'visibility rules and unknown properties in an item',
    page(
      region([
        instance(
          'c:mine',
          '\n                <visibilityRule>\n                    <criteria/>\n                </visibilityRule>\n                <future>x</future>',
        ),
      ]),
    ),
  ],
];

test.each(BARS)('%s: the item is added, and nothing else changes by a byte', (_, bar) => {
  const added = addItem(bar, WISHES, 'Bar');
  expect(XMLValidator.validate(added.replace('\ufeff', ''))).toBe(true);
  expect(hasItem(added, 'Bar')).toBe(true);
  expect(hasItem(bar, 'Bar')).toBe(false);
  // What was there is there still, in two pieces around one new one.
  let start = 0;
  while (bar[start] === added[start]) start += 1;
  const grown = added.length - bar.length;
  expect(added.slice(0, start) + added.slice(start + grown)).toBe(bar);
  expect(removeItem(added, 'Bar')).toBe(bar);
  expect(addItem(added, WISHES, 'Bar')).toBe(added);
  expect(added.includes('\r\n')).toBe(bar.includes('\r\n'));
  expect(added.replaceAll('\r\n', '').includes('\r')).toBe(false);
});

test('the added item has what the console reads', () => {
  const { FlexiPage } = new XMLParser().parse(addItem(BARS[0]?.[1] ?? '', WISHES, 'Bar')) as {
    FlexiPage: {
      flexiPageRegions: {
        itemInstances: {
          componentInstance: { componentInstanceProperties: { name: string; value: unknown }[]; identifier: string };
        }[];
      }[];
    };
  };
  const item = FlexiPage.flexiPageRegions[0]?.itemInstances[1]?.componentInstance;
  expect(item?.identifier).toBe('opencti_softPhone');
  expect(Object.fromEntries((item?.componentInstanceProperties ?? []).map(({ name, value }) => [name, value]))).toEqual(
    {
      eager: true,
      height: 560,
      icon: 'call',
      label: 'Phone & fax',
      scrollable: true,
      width: 380,
    },
  );
});

test.each([
  ['another kind of page', page(region([])).replace('UtilityBar</type>', 'RecordPage</type>')],
  ['no region for items', page(BACKGROUND)],
  ['two regions for items', page(region([]) + region([]))],
  ['something unknown among the items', page(region(['<fieldInstances/>']))],
  ['another file', '<CustomApplication><label>x</label></CustomApplication>'],
])('%s is not touched', (_, bar) => {
  expect(() => addItem(bar, WISHES, 'Bar')).toThrow(expect.objectContaining({ code: 'bar-not-understood' }) as Error);
});

test('a file that is broken is named with its line', () => {
  expect(() => addItem('<FlexiPage>\n<a></FlexiPage>', WISHES, 'Bar')).toThrow(
    expect.objectContaining({
      code: 'bad-metadata',
      message: expect.stringContaining('Bar line 2') as string,
    }) as Error,
  );
});

test('an app without a bar gets one, behind its uiType; other apps are refused', () => {
  const app =
    '<CustomApplication xmlns="x">\r\n\t<label>App</label>\r\n\t<uiType>Lightning</uiType>\r\n\t<workspaceConfig/>\r\n</CustomApplication>';
  expect(barOf(app, 'App')).toBe('');
  const changed = withBar(app, 'App', 'App_UtilityBar');
  expect(changed).toBe(app.replace('</uiType>', '</uiType>\r\n\t<utilityBar>App_UtilityBar</utilityBar>'));
  expect(barOf(changed, 'App')).toBe('App_UtilityBar');
  expect(() => barOf(app.replace('Lightning', 'Aloha'), 'App')).toThrow(
    expect.objectContaining({ code: 'not-lightning-app' }) as Error,
  );
  expect(hasItem(newBar('App <1>', WISHES), 'App')).toBe(true);
});
