/* Node has no WebRTC: this is the part of RTCPeerConnection that a call needs, without sound. */

type Direction = RTCRtpTransceiverDirection;

/** A track that can be muted, stopped, and unplugged. */
export class FakeTrack extends EventTarget {
  readonly kind = 'audio';
  enabled = true;
  readyState: MediaStreamTrackState = 'live';

  stop(): void {
    this.readyState = 'ended';
  }

  unplug(): void {
    this.stop();
    this.dispatchEvent(new Event('ended'));
  }
}

class FakeSender {
  track: FakeTrack | null = null;
  readonly dtmf: { canInsertDTMF: boolean; toneBuffer: string; sent: string; insertDTMF(tones: string): void };

  constructor(canInsertDTMF: boolean) {
    this.dtmf = {
      canInsertDTMF,
      toneBuffer: '',
      sent: '',
      insertDTMF(tones: string) {
        this.sent += tones;
      },
    };
  }

  replaceTrack(track: FakeTrack | null): Promise<void> {
    this.track = track;
    return Promise.resolve();
  }
}

export interface FakeTransceiver {
  direction: Direction;
  readonly sender: FakeSender;
  readonly receiver: { readonly track: FakeTrack };
}

export interface FakeConnectionSettings {
  /** Milliseconds from the local description to the first address; null: none ever comes. */
  candidateAfterMs: number | null;
  /** Whether gathering is complete with the first address. */
  completesGathering: boolean;
  canInsertDTMF: boolean;
}

/** Follows the rules of JSEP (RFC 8829) about states and directions, as strictly as Chromium does. */
export class FakeConnection extends EventTarget {
  signalingState: RTCSignalingState = 'stable';
  iceGatheringState: RTCIceGatheringState = 'new';
  connectionState: RTCPeerConnectionState = 'new';
  localDescription: RTCSessionDescriptionInit | null = null;
  remoteDescription: RTCSessionDescriptionInit | null = null;
  readonly transceivers: FakeTransceiver[] = [];
  restarts = 0;
  private stableLocal: RTCSessionDescriptionInit | null = null;
  private version = 0;
  private candidates = '';

  constructor(
    readonly settings: FakeConnectionSettings,
    readonly configuration: RTCConfiguration,
  ) {
    super();
  }

  getTransceivers(): FakeTransceiver[] {
    return this.transceivers;
  }

  addTransceiver(trackOrKind: FakeTrack | string, init: { direction: Direction }): FakeTransceiver {
    const sender = new FakeSender(this.settings.canInsertDTMF);
    if (typeof trackOrKind !== 'string') sender.track = trackOrKind;
    const transceiver = { direction: init.direction, sender, receiver: { track: new FakeTrack() } };
    this.transceivers.push(transceiver);
    return transceiver;
  }

  addTrack(track: FakeTrack): void {
    const transceiver = this.transceivers.find(({ sender }) => !sender.track);
    if (transceiver) transceiver.sender.track = track;
    else this.addTransceiver(track, { direction: 'sendrecv' });
  }

  createOffer(options: { iceRestart?: boolean } = {}): Promise<RTCSessionDescriptionInit> {
    if (options.iceRestart) {
      this.restarts++;
      this.candidates = '';
    }
    return Promise.resolve({ type: 'offer', sdp: this.describe(this.transceivers[0]?.direction ?? 'sendrecv') });
  }

  createAnswer(): Promise<RTCSessionDescriptionInit> {
    const theirs = directionOf(this.remoteDescription?.sdp ?? '');
    const mine = this.transceivers[0]?.direction ?? 'recvonly';
    const sends = mine.startsWith('send') && (theirs === 'sendrecv' || theirs === 'recvonly');
    const receives = theirs.startsWith('send') && (mine === 'sendrecv' || mine === 'recvonly');
    const direction = sends ? (receives ? 'sendrecv' : 'sendonly') : receives ? 'recvonly' : 'inactive';
    return Promise.resolve({ type: 'answer', sdp: this.describe(direction) });
  }

  async setLocalDescription(description: RTCSessionDescriptionInit): Promise<void> {
    await this.turn();
    if (description.type === 'rollback') {
      this.localDescription = this.stableLocal;
      this.signalingState = 'stable';
      return;
    }
    this.localDescription = description;
    this.changeSignaling(description.type === 'offer' ? 'have-local-offer' : 'stable');
    if (this.candidates === '') this.gather();
  }

  async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
    await this.turn();
    const { type, sdp = '' } = description;
    if (!sdp.startsWith('v=0') || !/^m=audio /m.test(sdp)) throw new DOMException('No such SDP', 'OperationError');
    const offered = directionOf(this.localDescription?.sdp ?? '');
    if (type !== 'offer' && offered === 'sendonly' && directionOf(sdp).startsWith('send')) {
      throw new DOMException('Incompatible receive direction', 'InvalidAccessError');
    }
    const expected = type === 'offer' ? ['stable'] : ['have-local-offer', 'have-remote-pranswer'];
    if (!expected.includes(this.signalingState)) {
      throw new DOMException(`Called in wrong state: ${this.signalingState}`, 'InvalidStateError');
    }
    this.remoteDescription = description;
    if (this.transceivers.length === 0) this.addTransceiver('audio', { direction: 'recvonly' });
    const next = { offer: 'have-remote-offer', answer: 'stable', pranswer: 'have-remote-pranswer', rollback: 'stable' };
    this.changeSignaling(next[type] as RTCSignalingState);
    const track = this.transceivers[0]!.receiver.track;
    this.dispatchEvent(Object.assign(new Event('track'), { track }));
  }

  /** The way to the other side breaks, or comes back. */
  changeConnection(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }

  close(): void {
    this.signalingState = 'closed';
    this.connectionState = 'closed';
  }

  private changeSignaling(state: RTCSignalingState): void {
    if (this.signalingState === 'closed') return;
    this.signalingState = state;
    if (state !== 'stable') return;
    this.stableLocal = this.localDescription;
    if (this.connectionState === 'new')
      setImmediate(() => this.signalingState !== 'closed' && this.changeConnection('connected'));
  }

  private gather(): void {
    this.iceGatheringState = 'gathering';
    const { candidateAfterMs } = this.settings;
    if (candidateAfterMs === null) return;
    const add = (): void => {
      this.candidates = 'a=candidate:1 1 udp 2122260223 127.0.0.1 40000 typ host\r\n';
      if (!this.localDescription) return;
      this.localDescription = { ...this.localDescription, sdp: `${this.localDescription.sdp}${this.candidates}` };
      if (this.settings.completesGathering) this.iceGatheringState = 'complete';
      this.dispatchEvent(new Event('icecandidate'));
    };
    if (candidateAfterMs === 0) setImmediate(add);
    else setTimeout(add, candidateAfterMs);
  }

  private describe(direction: string): string {
    const session = `v=0\r\no=- 1 ${++this.version} IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n`;
    const audio = `m=audio 9 UDP/TLS/RTP/SAVPF 111\r\nc=IN IP4 0.0.0.0\r\na=mid:0\r\na=rtcp-mux\r\na=rtpmap:111 opus/48000/2\r\n`;
    return `${session}${audio}a=${direction}\r\n${this.candidates}`;
  }

  private async turn(): Promise<void> {
    await Promise.resolve();
    if (this.signalingState === 'closed') throw new DOMException('The connection is closed', 'InvalidStateError');
  }
}

export function directionOf(sdp: string): string {
  return /^a=(sendrecv|sendonly|recvonly|inactive)/m.exec(sdp)?.[1] ?? 'sendrecv';
}
