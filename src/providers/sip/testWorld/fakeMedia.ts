import type { MediaDoor } from '../mediaDoor';
import { FakeConnection, FakeTrack } from './fakeConnection';
import type { FakeConnectionSettings } from './fakeConnection';

/** A desk without a sound card: what was opened can be counted, and refused. */
export class FakeMedia implements MediaDoor {
  readonly connections: FakeConnection[] = [];
  readonly microphones: FakeTrack[] = [];
  readonly settings: FakeConnectionSettings = { candidateAfterMs: 0, completesGathering: true, canInsertDTMF: true };
  /** Name of the error that the browser throws: `NotAllowedError`, `NotFoundError` …; empty: none. */
  refusal = '';
  isAllowed = true;
  isSoundBlocked = false;
  playing = 0;
  /** While set, the browser still asks the agent. */
  question: Promise<void> | null = null;

  async openMicrophone(): Promise<MediaStream> {
    await this.question;
    if (this.refusal) throw new DOMException('Not now', this.refusal);
    const track = new FakeTrack();
    this.microphones.push(track);
    return { getAudioTracks: () => [track], getTracks: () => [track] } as unknown as MediaStream;
  }

  isMicrophoneAllowed(): boolean {
    return this.isAllowed;
  }

  createConnection(configuration: RTCConfiguration): RTCPeerConnection {
    const connection = new FakeConnection(this.settings, configuration);
    this.connections.push(connection);
    return connection as unknown as RTCPeerConnection;
  }

  play(_track: MediaStreamTrack, onBlocked: () => void): () => void {
    this.playing++;
    if (this.isSoundBlocked) onBlocked();
    return () => {
      this.playing--;
    };
  }

  /** Microphones, connections and loudspeakers that are open. */
  get open(): number {
    const live = this.microphones.filter((track) => track.readyState === 'live').length;
    return live + this.connections.filter((connection) => connection.signalingState !== 'closed').length + this.playing;
  }
}
