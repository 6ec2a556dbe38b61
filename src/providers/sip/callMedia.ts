import type { BodyAndContentType, SessionDescriptionHandler } from 'sip.js';
import { AppError } from '../../base/appError';
import type { Clock } from '../../base/clock';
import { candidatesGathered } from './candidates';
import type { MediaDoor } from './mediaDoor';
import { isSessionDescription, mendAnswerDirection } from './sessionDescription';

/** How the way to the other side is, seen from the browser. */
export type MediaState = 'connected' | 'disconnected' | 'failed';

export interface CallMediaOptions {
  readonly door: MediaDoor;
  readonly clock: Clock;
  readonly stunServers: readonly string[];
  onStateChanged(state: MediaState): void;
  /** The browser plays nothing before a click. */
  onSoundBlocked(): void;
  /** The microphone went away in mid-call (unplugged). */
  onMicrophoneLost(): void;
}

/** Length and gap of a key's tone, milliseconds; what phone systems recognise safely. */
const TONE_MS = 120;
const TONE_GAP_MS = 70;
const NOTHING_TO_DO = 'Nothing to do: the call ends by itself.';

/**
 * The sound of one call: microphone, browser connection, loudspeaker. SIP.js asks it for offers and answers (its
 * SessionDescriptionHandler); SIP.js's own one waits seconds for addresses that nobody needs.
 */
export class CallMedia implements SessionDescriptionHandler {
  private connection: RTCPeerConnection | null = null;
  private microphone: MediaStream | null = null;
  private isClosed = false;
  private isMuted = false;
  private isHeld = false;
  private wantsNewPath = false;
  private prepared: { readonly offer: string; readonly isReady: Promise<void> } | null = null;
  private stopPlaying: () => void = () => undefined;
  /** The browser keeps a closed connection for seconds; what listens to it would be kept with it. */
  private readonly listening = new AbortController();

  constructor(private readonly options: CallMediaOptions) {}

  /** From now on the other side hears this microphone. Before or after the first offer. */
  async useMicrophone(microphone: MediaStream): Promise<void> {
    if (this.isClosed) return stopTracks(microphone);
    if (this.microphone) stopTracks(this.microphone);
    this.microphone = microphone;
    const track = microphone.getAudioTracks()[0];
    const { signal } = this.listening;
    const onEnded = (): void => {
      if (this.microphone === microphone) this.options.onMicrophoneLost();
    };
    track?.addEventListener('ended', onEnded, { signal });
    this.switchMicrophone();
    const sender = this.audioTransceiver()?.sender;
    // While an offer waits for its answer, the answer takes the microphone along.
    const isAnswering = this.connection?.signalingState === 'have-remote-offer' && !sender?.track;
    if (track && sender && !isAnswering) await sender.replaceTrack(track);
  }

  /** Reads an offer that will be answered in a moment, while the microphone is still being opened. */
  prepareAnswer(offer: string): void {
    if (this.prepared?.offer === offer) return;
    const isReady = this.openConnection().setRemoteDescription({ type: 'offer', sdp: offer });
    // What is wrong with it is told when SIP.js hands over the same offer.
    isReady.catch(() => undefined);
    this.prepared = { offer, isReady };
  }

  setMuted(muted: boolean): void {
    this.isMuted = muted;
    this.switchMicrophone();
  }

  /** While held, nothing is sent and the next offer says so: asking alone would let the held caller go on listening. */
  setHeld(held: boolean): void {
    this.isHeld = held;
    this.switchMicrophone();
  }

  /** The next offer looks for a new way to the other side. */
  restartPath(): void {
    this.wantsNewPath = true;
  }

  /** The next offer begins with a new connection: the present one is tied to somebody else. */
  startOver(): void {
    this.stopPlaying();
    this.connection?.close();
    this.connection = null;
  }

  /** What is played before the answer (183): an announcement, the phone system's own ringing tone. */
  async setEarlyAnswer(sdp: string): Promise<void> {
    if (this.connection?.signalingState !== 'have-local-offer') return;
    await this.connection.setRemoteDescription({ type: 'pranswer', sdp });
  }

  // What SIP.js asks for.

  hasDescription(contentType: string): boolean {
    return isSessionDescription(contentType);
  }

  async getDescription(): Promise<BodyAndContentType> {
    const connection = this.openConnection();
    const isAnswer = connection.signalingState === 'have-remote-offer';
    const transceiver = this.audioTransceiver() ?? (isAnswer ? null : this.addAudio(connection));
    if (!transceiver) throw new AppError('no-audio-offered', 'The other side offers no sound', { hint: NOTHING_TO_DO });
    this.attachMicrophone(connection, transceiver);
    transceiver.direction = this.isHeld ? 'sendonly' : 'sendrecv';
    const description = isAnswer
      ? await connection.createAnswer()
      : await connection.createOffer({ iceRestart: this.wantsNewPath });
    this.wantsNewPath = false;
    await connection.setLocalDescription(description);
    const { clock, stunServers } = this.options;
    await candidatesGathered(connection, { clock, hasStun: stunServers.length > 0 });
    this.assertOpen();
    return { body: connection.localDescription?.sdp ?? '', contentType: 'application/sdp' };
  }

  async setDescription(sdp: string): Promise<void> {
    if (this.prepared?.offer === sdp) {
      const { isReady } = this.prepared;
      this.prepared = null;
      return isReady;
    }
    const connection = this.openConnection();
    const { signalingState } = connection;
    if (signalingState !== 'have-local-offer' && signalingState !== 'have-remote-pranswer') {
      return connection.setRemoteDescription({ type: 'offer', sdp });
    }
    const offered = this.isHeld ? 'sendonly' : 'sendrecv';
    return connection.setRemoteDescription({ type: 'answer', sdp: mendAnswerDirection(sdp, offered) });
  }

  async rollbackDescription(): Promise<void> {
    if (this.connection?.signalingState === 'have-local-offer') {
      await this.connection.setLocalDescription({ type: 'rollback' });
    }
  }

  /** Sends keys as RFC 4733 events. False where the other side cannot take them. */
  sendDtmf(digits: string): boolean {
    const sender = this.audioTransceiver()?.sender.dtmf;
    if (!sender?.canInsertDTMF) return false;
    sender.insertDTMF(sender.toneBuffer + digits, TONE_MS, TONE_GAP_MS);
    return true;
  }

  /** Releases everything; may be called often. */
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.listening.abort();
    this.stopPlaying();
    if (this.microphone) stopTracks(this.microphone);
    this.connection?.close();
  }

  private openConnection(): RTCPeerConnection {
    this.assertOpen();
    if (this.connection) return this.connection;
    const { door, stunServers } = this.options;
    const iceServers = stunServers.length > 0 ? [{ urls: [...stunServers] }] : [];
    this.connection = door.createConnection({ iceServers });
    const { signal } = this.listening;
    this.connection.addEventListener('track', (event) => this.play(event.track), { signal });
    this.connection.addEventListener('connectionstatechange', () => this.tellState(), { signal });
    return this.connection;
  }

  private assertOpen(): void {
    if (this.isClosed) throw new AppError('media-closed', 'The call is over, its sound too', { hint: NOTHING_TO_DO });
  }

  private play(track: MediaStreamTrack): void {
    if (track.kind !== 'audio' || this.isClosed) return;
    this.stopPlaying();
    this.stopPlaying = this.options.door.play(track, () => this.options.onSoundBlocked());
  }

  private tellState(): void {
    const state = this.connection?.connectionState;
    if (this.isClosed || (state !== 'connected' && state !== 'disconnected' && state !== 'failed')) return;
    this.options.onStateChanged(state);
  }

  private audioTransceiver(): RTCRtpTransceiver | undefined {
    return this.connection?.getTransceivers().find(({ receiver }) => receiver.track.kind === 'audio');
  }

  private addAudio(connection: RTCPeerConnection): RTCRtpTransceiver {
    return connection.addTransceiver(this.microphone?.getAudioTracks()[0] ?? 'audio', { direction: 'sendrecv' });
  }

  /** `replaceTrack` would do too, but it takes 8 ms of the agent's click; this takes none. */
  private attachMicrophone(connection: RTCPeerConnection, { sender }: RTCRtpTransceiver): void {
    const track = this.microphone?.getAudioTracks()[0];
    if (track && !sender.track) connection.addTrack(track);
  }

  private switchMicrophone(): void {
    for (const track of this.microphone?.getAudioTracks() ?? []) track.enabled = !this.isMuted && !this.isHeld;
  }
}

export function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
