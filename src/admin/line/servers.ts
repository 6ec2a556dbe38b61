import type { Definition } from '../callCenterFile/definition';

/** A server for the way of the sound, as it stands in the settings. */
export interface MediaServer {
  /** `turn:turn.acme.com:3478?transport=tcp` */
  readonly text: string;
  readonly kind: 'stun' | 'turn';
  readonly host: string;
  readonly port: number;
  readonly transport: 'udp' | 'tcp' | 'tls';
}

/** Every `wss://` address among the values of a call center, each once, with the names of the items that hold it. */
export function socketsOf(definition: Definition): { readonly url: string; readonly item: string }[] {
  const byUrl = new Map<string, string>();
  for (const { name, value } of definition.sections.flatMap((section) => section.items)) {
    for (const [url] of value.matchAll(/wss:\/\/[^\s,;"'<>]+/gi)) {
      if (URL.canParse(url) && !byUrl.has(url)) byUrl.set(url, name);
    }
  }
  return [...byUrl].map(([url, item]) => ({ url, item }));
}

/** Every STUN and TURN server among the values, each once. Ports and transports as RFC 7064 and RFC 7065 have them. */
export function mediaServersOf(definition: Definition): MediaServer[] {
  const found = new Map<string, MediaServer>();
  const pattern = /\b(stun|turn)(s?):(\[[0-9a-f:]+\]|[\w.-]+)(?::(\d{1,5}))?(?:\?transport=(udp|tcp))?/gi;
  for (const { value } of definition.sections.flatMap((section) => section.items)) {
    for (const [text, kind = '', secure, host = '', port, transport] of value.matchAll(pattern)) {
      found.set(text.toLowerCase(), {
        text,
        kind: kind.toLowerCase() === 'turn' ? 'turn' : 'stun',
        host: host.replace(/^\[|\]$/g, ''),
        port: Number(port ?? (secure ? 5349 : 3478)),
        transport: secure ? 'tls' : transport?.toLowerCase() === 'tcp' ? 'tcp' : 'udp',
      });
    }
  }
  return [...found.values()];
}
