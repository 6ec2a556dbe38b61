import type { Definition } from './definition';
import { escape } from './writeDefinition';

export interface TrustedUrl {
  /** Name of the record and of its file: letters, digits, single underscores. */
  readonly name: string;
  readonly endpointUrl: string;
  readonly frame: boolean;
  readonly connect: boolean;
  /** Whether the page there uses the microphone; counts when the org sends a Permissions-Policy with trusted URLs. */
  readonly microphone: boolean;
}

/** The hosts that Lightning must let in for this call center: the adapter and standby page as frames, sockets as connections. */
export function trustedUrlsOf(definition: Definition): TrustedUrl[] {
  const byOrigin = new Map<string, TrustedUrl>();
  for (const { name, value } of definition.sections.flatMap((section) => section.items)) {
    const frame = name === 'reqAdapterUrl' || name === 'reqStandbyUrl';
    const connect = /^wss:\/\//i.test(value);
    if ((!frame && !connect) || !URL.canParse(value)) continue;
    const { protocol, host } = new URL(value);
    if (protocol !== 'https:' && protocol !== 'wss:') continue;
    const endpointUrl = `${protocol}//${host}`;
    const recordName = `${definition.internalName}_${protocol.slice(0, -1)}_${host.replace(/[^A-Za-z0-9]+/g, '_')}`;
    byOrigin.set(endpointUrl, {
      name: recordName.slice(0, 80).replace(/_+$/, ''),
      endpointUrl,
      frame,
      connect,
      microphone: frame,
    });
  }
  return [...byOrigin.values()];
}

/** The file for `cspTrustedSites/<name>.cspTrustedSite-meta.xml`. All flags are written: API 59 and later refuse a record with none. */
export function trustedUrlXml(url: TrustedUrl): string {
  const flags = {
    ConnectSrc: url.connect,
    FontSrc: false,
    FrameSrc: url.frame,
    ImgSrc: false,
    MediaSrc: false,
    StyleSrc: false,
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<CspTrustedSite xmlns="http://soap.sforce.com/2006/04/metadata">',
    '    <canAccessCamera>false</canAccessCamera>',
    `    <canAccessMicrophone>${url.microphone}</canAccessMicrophone>`,
    '    <context>LEX</context>',
    '    <description>Softphone</description>',
    `    <endpointUrl>${escape(url.endpointUrl)}</endpointUrl>`,
    '    <isActive>true</isActive>',
    ...Object.entries(flags).map(([name, value]) => `    <isApplicableTo${name}>${value}</isApplicableTo${name}>`),
    '</CspTrustedSite>',
    '',
  ].join('\n');
}
