import type { BodyAndContentType, SessionDescriptionHandler } from 'sip.js';

/** For tests of signalling alone: descriptions that lead nowhere, and no sound. */
export class NoMedia implements SessionDescriptionHandler {
  private version = 0;

  getDescription(): Promise<BodyAndContentType> {
    const lines = [
      'v=0',
      `o=- 1 ${++this.version} IN IP4 127.0.0.1`,
      's=-',
      'c=IN IP4 127.0.0.1',
      't=0 0',
      'm=audio 9 RTP/AVP 0',
    ];
    return Promise.resolve({ body: `${lines.join('\r\n')}\r\n`, contentType: 'application/sdp' });
  }

  setDescription(): Promise<void> {
    return Promise.resolve();
  }

  hasDescription(): boolean {
    return true;
  }

  sendDtmf(): boolean {
    return false;
  }

  close(): void {
    this.version = 0;
  }
}
