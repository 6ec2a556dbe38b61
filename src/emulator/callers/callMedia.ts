import { MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters, RtpHeader, RtpPacket } from 'werift';
import type { RtpPacket as Packet } from 'werift';
import type { BodyAndContentType, SessionDescriptionHandler } from 'sip.js';
import { realClock } from '../../base/clock';
import { Ear } from './ear';
import { withinMs } from './withinMs';
import { FRAME_SAMPLES, silence } from './voice';
import type { Voice } from './voice';

const FRAME_MS = 20;
const HANDSHAKE_MS = 1_500;
const AFTER_HANDSHAKE_MS = 300;
/** After a longer stall the missed frames are left out instead of being sent in one burst. */
const MAX_CATCH_UP = 10;
const PCMU = new RTCRtpCodecParameters({ mimeType: 'audio/PCMU', clockRate: 8_000, channels: 1, payloadType: 0 });
const KEYS = new RTCRtpCodecParameters({
  mimeType: 'audio/telephone-event',
  clockRate: 8_000,
  channels: 1,
  payloadType: 101,
  parameters: '0-15',
});

/**
 * The sound of one call in Node: a WebRTC peer that speaks mu-law, on loop-back only. SIP.js asks it for session descriptions and hands
 * it those of the other side, first and again at every hold.
 */
export class CallMedia implements SessionDescriptionHandler {
  readonly ear = new Ear();
  private readonly peer = new RTCPeerConnection({
    codecs: { audio: [PCMU, KEYS], video: [] },
    iceServers: [],
    iceUseIpv6: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
    iceInterfaceAddresses: { udp4: '127.0.0.1' },
  });
  private readonly track = new MediaStreamTrack({ kind: 'audio' });
  private readonly transceiver = this.peer.addTransceiver(this.track, { direction: 'sendrecv' });
  private readonly heardTracks = new Set<MediaStreamTrack>();
  /** Resolves when everything is released; null before `close`. */
  closed: Promise<void> | null = null;
  private voice: Voice = silence;
  private framesSent = 0;
  private sequenceNumber = Math.floor(Math.random() * 0x8000);
  private stopPacing: () => void = () => undefined;
  private isClosed = false;
  private readonly settled: Promise<void>;

  /** @param onReleased  called when nothing is left of this call: no socket, no timer */
  constructor(private readonly onReleased: () => void = () => undefined) {
    this.settled = new Promise((resolve) =>
      this.peer.connectionStateChange.subscribe((state) => {
        if (state === 'connected') realClock.after(AFTER_HANDSHAKE_MS, resolve);
        else if (state !== 'connecting') resolve();
      }),
    );
    // The same track is announced anew with every description; it must be heard once.
    this.peer.onTrack.subscribe((track) => {
      if (this.heardTracks.has(track)) return;
      this.heardTracks.add(track);
      track.onReceiveRtp.subscribe((packet) => this.hear(packet));
    });
  }

  /** Says this from now on, in packets of 20 ms. */
  speak(voice: Voice): void {
    this.voice = voice;
    this.stopPacing();
    if (!this.isClosed) this.pace(realClock.elapsedMs(), this.framesSent);
  }

  /** What the next description shall offer. */
  setDirection(direction: 'sendrecv' | 'sendonly' | 'inactive'): void {
    this.transceiver.setDirection(direction);
  }

  /** What the last exchange of descriptions allows: both, one, or neither direction. */
  get direction(): string {
    return this.transceiver.currentDirection ?? 'none';
  }

  async getDescription(): Promise<BodyAndContentType> {
    const isAnswer = this.peer.signalingState === 'have-remote-offer';
    await this.peer.setLocalDescription(isAnswer ? await this.peer.createAnswer() : await this.peer.createOffer());
    return { body: onLoopbackOnly(this.peer.localDescription?.sdp ?? ''), contentType: 'application/sdp' };
  }

  async setDescription(sdp: string): Promise<void> {
    const type = this.peer.signalingState === 'have-local-offer' ? 'answer' : 'offer';
    await this.peer.setRemoteDescription({ type, sdp });
  }

  hasDescription(contentType: string): boolean {
    return contentType.toLowerCase().startsWith('application/sdp');
  }

  async rollbackDescription(): Promise<void> {
    await this.peer.setLocalDescription({ type: 'rollback' });
  }

  /** Simulated people press no keys. */
  sendDtmf(): boolean {
    return false;
  }

  close(): void {
    this.isClosed = true;
    this.stopPacing();
    this.track.stop();
    this.closed ??= this.closePeer();
  }

  /**
   * A handshake that is broken off goes on repeating itself for half a minute inside the library, here or on the other side; so
   * a peer that is about to connect may do so first, and one that just has stays until the other can have finished too.
   */
  private async closePeer(): Promise<void> {
    const isConnecting = this.peer.signalingState === 'stable' && this.peer.remoteDescription !== null;
    if (isConnecting) await withinMs(HANDSHAKE_MS, this.settled);
    await this.peer.close();
    this.onReleased();
  }

  private hear(packet: Packet): void {
    const { payloadType, timestamp } = packet.header;
    if (payloadType === PCMU.payloadType) this.ear.hear(packet.payload);
    else this.ear.hearDigit(packet.payload, timestamp);
  }

  /** Sends what is due by the clock, then waits for the next frame: timers that come late do not add up. */
  private pace(startedAt: number, framesBefore: number): void {
    const tick = () => {
      const due = framesBefore + Math.floor((realClock.elapsedMs() - startedAt) / FRAME_MS) + 1;
      this.framesSent = Math.max(this.framesSent, due - MAX_CATCH_UP);
      while (this.framesSent < due) this.sendFrame();
      const nextAt = startedAt + (this.framesSent - framesBefore) * FRAME_MS;
      this.stopPacing = realClock.after(Math.max(1, nextAt - realClock.elapsedMs()), tick);
    };
    tick();
  }

  private sendFrame(): void {
    const timestamp = (this.framesSent++ * FRAME_SAMPLES) >>> 0;
    if (!this.direction.includes('send')) return;
    this.sequenceNumber = (this.sequenceNumber + 1) & 0xffff;
    const header = new RtpHeader({ sequenceNumber: this.sequenceNumber, timestamp, payloadType: PCMU.payloadType });
    this.track.writeRtp(new RtpPacket(header, this.voice.nextFrame()));
  }
}

/** The library names the other addresses of the machine too, though nobody listens there. */
function onLoopbackOnly(sdp: string): string {
  return sdp.replace(/^a=candidate:(?!.* 127\.0\.0\.1 ).*\r?\n/gm, '');
}
