import type { Definition } from './definition';
import { valueOf } from './definition';
import { escape } from './writeDefinition';

export interface TrustedUrl {
  /** Name of the record and of its file: letters, digits, single underscores. */
  readonly name: string;
  readonly endpointUrl: string;
  readonly frame: boolean;
  readonly connect: boolean;
  /** Whether the page there uses the microphone; counts when the org sends a Permissions-Policy with trusted URLs. */
  readonly microphone: boolean;
  /** `All` for a phone on a page of the org: its policy has a context of its own, `VisualForce`. */
  readonly context: 'LEX' | 'All';
  /** Further directives that stay allowed, as `ImgSrc`; and `Camera`. */
  readonly also?: readonly string[];
}

/** Whether the phone is a Visualforce page of the org, by a relative or an absolute address. */
export function isPageOfOrg(definition: Definition): boolean {
  const url = valueOf(definition, 'reqAdapterUrl');
  return url.startsWith('/') || /^https:\/\/[^/]+\.(vf|visual)\.force\.com\//i.test(url);
}

/** The hosts that Lightning must let in for this call center: the adapter and standby page as frames, all others as connections. */
export function trustedUrlsOf(definition: Definition): TrustedUrl[] {
  const byOrigin = new Map<string, TrustedUrl>();
  const context = isPageOfOrg(definition) ? 'All' : 'LEX';
  for (const { name, value } of definition.sections.flatMap((section) => section.items)) {
    const isFrame = name === 'reqAdapterUrl' || name === 'reqStandbyUrl';
    for (const [text] of value.matchAll(/(?:https|wss):\/\/[^\s,;"'<>]+/gi)) {
      if (!URL.canParse(text)) continue;
      const { protocol, host } = new URL(text);
      const endpointUrl = `${protocol}//${host}`;
      const before = byOrigin.get(endpointUrl);
      const recordName = `${definition.internalName}_${protocol.slice(0, -1)}_${host.replace(/[^A-Za-z0-9]+/g, '_')}`;
      byOrigin.set(endpointUrl, {
        name: recordName.slice(0, 80).replace(/_+$/, ''),
        endpointUrl,
        frame: isFrame || before?.frame === true,
        connect: !isFrame || before?.connect === true,
        microphone: isFrame || before?.microphone === true,
        context,
      });
    }
  }
  return [...byOrigin.values()];
}

/** The file for `cspTrustedSites/<name>.cspTrustedSite-meta.xml`. All flags are written: API 59 and later refuse a record with none. */
export function trustedUrlXml(url: TrustedUrl): string {
  const also = (name: string): boolean => url.also?.includes(name) ?? false;
  const flags = {
    ConnectSrc: url.connect,
    FontSrc: also('FontSrc'),
    FrameSrc: url.frame,
    ImgSrc: also('ImgSrc'),
    MediaSrc: also('MediaSrc'),
    StyleSrc: also('StyleSrc'),
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<CspTrustedSite xmlns="http://soap.sforce.com/2006/04/metadata">',
    `    <canAccessCamera>${also('Camera')}</canAccessCamera>`,
    `    <canAccessMicrophone>${url.microphone}</canAccessMicrophone>`,
    `    <context>${url.context}</context>`,
    '    <description>Softphone</description>',
    `    <endpointUrl>${escape(url.endpointUrl)}</endpointUrl>`,
    '    <isActive>true</isActive>',
    ...Object.entries(flags).map(([name, value]) => `    <isApplicableTo${name}>${value}</isApplicableTo${name}>`),
    '</CspTrustedSite>',
    '',
  ].join('\n');
}
