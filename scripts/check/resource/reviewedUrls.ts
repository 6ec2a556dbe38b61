/** An address that stands in the built phone as text. */
export interface ReviewedUrl {
  readonly url: string;
  /** Why it is there, and why nothing is requested there. */
  readonly reason: string;
}

/**
 * Every address in the static resource, looked at by a person. The phone requests nothing but its own files, Salesforce, and the phone
 * system that an admin has set. An entry that is not found any more is a finding, too.
 */
export const REVIEWED_URLS: readonly ReviewedUrl[] = [
  { url: 'http://www.w3.org/2000/svg', reason: 'Name of the XML namespace of SVG.' },
  { url: 'http://www.w3.org/1999/xlink', reason: 'Name of the XML namespace of XLink.' },
  { url: 'http://www.w3.org/XML/1998/namespace', reason: 'Name of the XML namespace of XML itself.' },
  {
    url: 'http://soap.sforce.com/2006/04/metadata',
    reason: 'Name of the XML namespace of metadata, in rules that are saved.',
  },
  { url: 'http://www.w3.org/2001/XMLSchema-instance', reason: 'Name of an XML namespace, in rules that are saved.' },
  { url: 'http://www.w3.org/2001/XMLSchema', reason: 'Name of an XML namespace, in rules that are saved.' },
  { url: 'https://sfdc.co/scoped-styles-light-dom', reason: 'Text of a warning of LWC.' },
  { url: 'https://lwc.dev/guide/versioning', reason: 'Text of a warning of LWC.' },
  { url: 'https://html5boilerplate.com/', reason: 'A comment in the style sheet of the design system.' },
  { url: 'wss://pbx.acme.com/ws', reason: 'An example in the hint of a setting.' },
  { url: 'wss://host', reason: 'An example in the hint of a setting.' },
  { url: 'wss://', reason: 'The beginning that a setting must have.' },
  { url: 'https://', reason: 'The beginning that an address must have before anybody may open it.' },
];
