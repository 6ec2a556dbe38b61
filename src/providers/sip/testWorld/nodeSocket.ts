import { WebSocket as NodeWebSocket } from 'ws';

/** A WebSocket for Node 20, which has none of its own. As in a browser, each message gets a turn of its own. */
export function openNodeSocket(url: string): WebSocket {
  return new NodeWebSocket(url, 'sip', { allowSynchronousEvents: false }) as unknown as WebSocket;
}
