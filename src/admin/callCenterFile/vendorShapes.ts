/**
 * Peculiarities of the definition files that vendors ship, written by us after public files: one shape each, with invented names and
 * addresses. Seen at: Amazon Connect (attributes over several lines, comments, a description among the required items, a page of a
 * package), Cisco Webex (sections of its own with `[]`, `+` and date patterns), Microsoft (a place holder in angle brackets inside
 * the address), RingCentral (a bare page), Twilio (no mode, http, YOURWEBSITE), FreedomVoice (a comment before the declaration, a
 * socket of its own, no mode), Salesforce's demo adapter (Classic, `domain:port`, and copies of it with a misspelt mode), Salesforce
 * Voice (another kind of file, JSON that is none), old tool kits (reqProgId).
 */
const item = (order: number | string, name: string, value: string): string =>
  `    <item sortOrder="${order}" name="${name}" label="${name} label">${value}</item>`;

const general = (
  items: readonly string[],
  attributes = 'sortOrder="0" name="reqGeneralInfo" label="General Information"',
): string => `<callCenter>\n  <section ${attributes}>\n${items.join('\n')}\n  </section>\n</callCenter>\n`;

const NAMES = [item(0, 'reqInternalName', 'AcmePhone'), item(1, 'reqDisplayName', 'Acme Phone')];
const API = item(3, 'reqUseApi', 'true');
const SIZE = [item(4, 'reqSoftphoneHeight', '480'), item(5, 'reqSoftphoneWidth', '380')];
const MODE = item(6, 'reqSalesforceCompatibilityMode', 'Lightning');
const URL = item(2, 'reqAdapterUrl', 'https://phone.acme.example/cti');

export interface VendorShape {
  readonly shape: string;
  readonly file: Buffer;
  /** `rule level line` of each finding that is expected. */
  readonly findings: readonly string[];
  /** Texts that the written metadata must hold. */
  readonly writes: readonly string[];
}

const metadata = (inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<CallCenter xmlns="http://soap.sforce.com/2006/04/metadata">\n${inside}</CallCenter>\n`;
const metadataItem = (name: string, value: string): string =>
  `<items><label>${name}</label><name>${name}</name><value>${value}</value></items>`;

export const VENDOR_SHAPES: readonly VendorShape[] = [
  {
    shape: 'nothing wrong',
    file: Buffer.from(general([...NAMES, URL, API, ...SIZE, MODE])),
    findings: [],
    writes: [
      '<adapterUrl>https://phone.acme.example/cti</adapterUrl>',
      '&quot;reqSalesforceCompatibilityMode&quot;:&quot;Lightning&quot;',
    ],
  },
  {
    shape: 'no compatibility mode, which means Classic',
    file: Buffer.from(general([...NAMES, URL, API, ...SIZE])),
    findings: ['compatibilityMode repaired 0'],
    writes: ['<name>reqSalesforceCompatibilityMode</name>'],
  },
  {
    shape: 'Classic only, lower case, and a size with a unit',
    file: Buffer.from(
      general([
        ...NAMES,
        URL,
        API,
        item(4, 'reqSoftphoneHeight', '120px'),
        item(5, 'reqSoftphoneWidth', '5000'),
        item(6, 'reqSalesforceCompatibilityMode', 'classic'),
      ]),
    ),
    findings: ['sizes repaired 7', 'sizes repaired 8', 'compatibilityMode repaired 9'],
    writes: ['<value>Classic_and_Lightning</value>', '<value>240</value>', '<value>1920</value>'],
  },
  {
    shape: 'an unknown section between, with JSON and reserved names in it',
    file: Buffer.from(
      general([...NAMES, URL, API, ...SIZE, MODE]).replace(
        '</callCenter>',
        `  <section sortOrder="1" name="vendor-options" label="Vendor">\n${item(0, 'label', '{"a":1}')}\n${item(1, 'queue_name', 'Süd')}\n  </section>\n</callCenter>`,
      ),
    ),
    findings: ['itemNames repaired 11', 'itemNames repaired 12', 'itemNames repaired 13'],
    writes: [
      '<name>vendoroptions</name>',
      '<name>itslabel</name>',
      '<name>queuename</name>',
      '<value>{&quot;a&quot;:1}</value>',
    ],
  },
  {
    shape: 'items in another order than their numbers, with gaps',
    file: Buffer.from(general([...NAMES, item(9, 'reqSalesforceCompatibilityMode', 'Lightning'), API, URL, ...SIZE])),
    findings: ['sortOrder repaired 2'],
    writes: ['<name>reqAdapterUrl</name>'],
  },
  {
    shape: 'an address with bare ampersands, and an HTML entity',
    file: Buffer.from(
      general([
        ...NAMES,
        item(2, 'reqAdapterUrl', 'https://phone.acme.example/cti?a=1&b=2'),
        API,
        ...SIZE,
        MODE,
        item(7, 'note', 'Acme&nbsp;Phone'),
      ]),
    ),
    findings: ['xml repaired 5', 'xml repaired 10'],
    writes: ['cti?a=1&amp;b=2'],
  },
  {
    shape: 'a byte order mark and UTF-16',
    file: Buffer.from(
      `\ufeff<?xml version="1.0" encoding="UTF-16"?>\r\n${general([...NAMES, URL, API, ...SIZE, MODE]).replaceAll('\n', '\r\n')}`,
      'utf16le',
    ),
    findings: [],
    writes: ['Acme Phone'],
  },
  {
    shape: 'Windows-1252 with a declaration',
    file: Buffer.from(
      `<?xml version="1.0" encoding="windows-1252"?>\n${general([...NAMES, URL, API, ...SIZE, MODE, item(7, 'team', 'Büro Süd')])}`,
      'latin1',
    ),
    findings: [],
    writes: ['Büro Süd'],
  },
  {
    shape: 'attributes over several lines, comments, and a description among the required items',
    file: Buffer.from(
      general([
        ...NAMES,
        '    <!-- change the address below -->',
        item(2, 'reqDescription', 'Acme'),
        item(3, 'reqAdapterUrl', '/apex/acme__Phone').replace(' name=', '\n          name='),
        item(4, 'reqUseApi', 'true'),
        item(5, 'reqSoftphoneHeight', '400'),
        item(6, 'reqSoftphoneWidth', '250'),
        item(7, 'reqSalesforceCompatibilityMode', 'Lightning'),
      ]),
    ),
    findings: ['adapterUrl note 7'],
    writes: ['<adapterUrl>/apex/acme__Phone</adapterUrl>', '<name>reqDescription</name>'],
  },
  {
    shape: 'required items in a section of another name, standby without timeout',
    file: Buffer.from(
      general(
        [...NAMES, URL, API, ...SIZE, MODE, item(7, 'reqStandbyUrl', 'https://standby.acme.example')],
        'sortOrder="0" name="GeneralInfo" label="General"',
      ),
    ),
    findings: ['generalSection repaired 2', 'standby repaired 10'],
    writes: ['<name>reqGeneralInfo</name>'],
  },
  {
    shape: 'plain http and an old toolkit item',
    file: Buffer.from(
      general([
        ...NAMES,
        item(2, 'reqAdapterUrl', 'http://phone.acme.example/cti'),
        item(3, 'reqProgId', 'Acme.Phone.1'),
        ...SIZE,
        MODE,
      ]),
    ),
    findings: ['useApi repaired 0', 'adapterUrl repaired 5'],
    writes: ['<adapterUrl>https://phone.acme.example/cti</adapterUrl>', '<name>reqUseApi</name>'],
  },
  {
    shape: 'an internal name with spaces and a display name that is too long',
    file: Buffer.from(
      general([
        item(0, 'reqInternalName', 'Acme Phone (EU)'),
        item(1, 'reqDisplayName', 'A'.repeat(90)),
        URL,
        API,
        ...SIZE,
        MODE,
      ]),
    ),
    findings: ['names repaired 0', 'names repaired 0'],
    writes: [`<displayName>${'A'.repeat(80)}</displayName>`],
  },
  {
    shape: 'metadata whose JSON differs from the items, with the names as items',
    file: Buffer.from(
      metadata(
        `<adapterUrl>https://phone.acme.example/cti</adapterUrl>\n<customSettings>{&quot;reqUseApi&quot;:&quot;true&quot;,&quot;reqSoftphoneWidth&quot;:&quot;900&quot;}</customSettings>\n<displayName>Acme Phone</displayName>\n<sections>\n${metadataItem('reqInternalName', 'AcmePhone')}\n${metadataItem('reqAdapterUrl', 'https://phone.acme.example/cti')}\n${metadataItem('reqSoftphoneHeight', '480')}\n${metadataItem('reqSoftphoneWidth', '380')}\n${metadataItem('reqSalesforceCompatibilityMode', 'Lightning')}\n<label>General</label><name>reqGeneralInfo</name></sections>\n`,
      ),
    ),
    findings: ['namesAsItems repaired 7', 'customSettings repaired 10'],
    writes: ['&quot;reqSoftphoneWidth&quot;:&quot;380&quot;', '<name>reqUseApi</name>'],
  },
  {
    shape: 'a mode whose name is misspelt',
    file: Buffer.from(general([...NAMES, URL, API, ...SIZE, item(6, 'reqSalesforceCompatabilityMode', 'Classic')])),
    findings: ['compatibilityMode repaired 9', 'compatibilityMode repaired 9'],
    writes: ['<name>reqSalesforceCompatibilityMode</name>', '<value>Classic_and_Lightning</value>'],
  },
  {
    shape: 'a comment and an empty line before the declaration, no mode',
    file: Buffer.from(
      `<!-- AcmePhone.xml -->\n\n<?xml version="1.0" encoding="UTF-8" ?>\n${general([...NAMES, URL, API, ...SIZE])}`,
    ),
    findings: ['compatibilityMode repaired 0', 'xml repaired 3'],
    writes: ['<value>Lightning</value>'],
  },
  {
    shape: 'sections of the vendor’s own with signs as values, blanks around labels, odd indents',
    file: Buffer.from(
      general([...NAMES, URL, API, ...SIZE, MODE])
        .replace('</callCenter>', '')
        .concat(
          '\t <section sortOrder="1" name="reqActivityConfig" label=" Activity ">\n',
          '<item sortOrder="0"   name="FieldMapping"  label="Mapping "> [] </item>\n',
          item(1, 'PrefixToRemove', '+'),
          '\n',
          item(2, 'DateFormat', 'MM-dd-yyyy hh:mm a'),
          '\n</section>\n </callCenter>',
        ),
    ),
    findings: [],
    writes: ['<value>[]</value>', '<value>+</value>', '<label>Mapping</label>'],
  },
  {
    shape: 'metadata whose JSON is none',
    file: Buffer.from(
      metadata(
        `<adapterUrl>https://phone.acme.example/cti</adapterUrl>\n<customSettings>{&quot;reqUseApi&quot;:&quot;true&quot;,*vendorLogin&quot;:&quot;x&quot;*}</customSettings>\n<displayName>Acme Phone</displayName>\n<sections>\n${metadataItem('reqAdapterUrl', 'https://phone.acme.example/cti')}\n${metadataItem('reqUseApi', 'true')}\n${metadataItem('reqSoftphoneHeight', '480')}\n${metadataItem('reqSoftphoneWidth', '380')}\n${metadataItem('reqSalesforceCompatibilityMode', 'Lightning')}\n<label>General</label><name>reqGeneralInfo</name></sections>\n`,
      ),
    ),
    findings: ['customSettings repaired 0'],
    writes: ['&quot;reqUseApi&quot;:&quot;true&quot;'],
  },
  {
    shape: 'empty items, an empty section, and a socket of its own',
    file: Buffer.from(
      general([...NAMES, URL, API, ...SIZE, MODE]).replace(
        '</callCenter>',
        `  <section sortOrder="1" name="empty" label=""></section>\n  <section sortOrder="2" name="sip" label="SIP">\n${item(0, 'server', 'wss://sip.acme.example:7443/ws')}\n${item(1, 'domain', '')}\n  </section>\n</callCenter>`,
      ),
    ),
    findings: ['emptyParts repaired 11', 'emptyParts note 14'],
    writes: ['wss://sip.acme.example:7443/ws'],
  },
];

/** Files that only a person can mend: what is said, and at which line. */
export const HOPELESS_SHAPES: readonly { readonly shape: string; readonly text: string; readonly says: RegExp }[] = [
  {
    shape: 'a place holder in the address',
    text: general([...NAMES, item(2, 'reqAdapterUrl', 'https://<YOUR ORG>.acme.example'), API]),
    says: /line 5: reqAdapterUrl still holds a place holder/,
  },
  {
    shape: 'an address in capitals that is nobody’s',
    text: general([...NAMES, item(2, 'reqAdapterUrl', 'http://YOURWEBSITE.com'), API]),
    says: /line 5: reqAdapterUrl still holds a place holder: http:\/\/YOURWEBSITE/,
  },
  {
    shape: 'a pattern in place of an address',
    text: general([...NAMES, item(2, 'reqAdapterUrl', 'https://domain:port/softphone'), API]),
    says: /line 5: reqAdapterUrl is not an address: https:\/\/domain:port/,
  },
  { shape: 'no address', text: general([...NAMES, API]), says: /reqAdapterUrl is missing.*--set reqAdapterUrl/ },
  { shape: 'no internal name', text: general([URL, API]), says: /There is no internal name.*--name/ },
  {
    shape: 'a contact center of Salesforce Voice',
    text: general([...NAMES, URL, item(3, 'reqCallCenterType', 'SCVBYOT')]),
    says: /line 6: This is a contact center of Salesforce Voice/,
  },
  {
    shape: 'a Canvas app',
    text: general([...NAMES, item(2, 'reqCanvasApiName', 'AcmeCanvas')]),
    says: /line 5: This phone is a Canvas app/,
  },
];
