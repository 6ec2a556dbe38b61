import type { RawData } from 'ws';

/** A WebSocket frame as text. RFC 7118 allows binary frames as well; what is not UTF-8 becomes replacement characters. */
export function frameText(data: RawData): string {
  return (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer)).toString('utf8');
}
