/** Everything of the browser that carries sound. Tests replace it; the phone has one, `createBrowserMedia`. */
export interface MediaDoor {
  /** Opens the microphone, asking the agent if need be; rejects as `getUserMedia` does. */
  openMicrophone(): Promise<MediaStream>;
  /** Whether the browser would open it without asking, as far as is known. */
  isMicrophoneAllowed(): boolean;
  createConnection(configuration: RTCConfiguration): RTCPeerConnection;
  /**
   * Lets the agent hear a track until the returned function is called.
   * @param onBlocked  the browser wants a click first, or has no way to play
   */
  play(track: MediaStreamTrack, onBlocked: () => void): () => void;
}

/** The browser's own microphone, connections and loudspeaker. */
export function createBrowserMedia(): MediaDoor {
  let permission: PermissionStatus | null = null;
  // A browser that cannot tell (or a page that may not ask) counts as "would ask".
  navigator.permissions
    ?.query({ name: 'microphone' })
    .then((status) => {
      permission = status;
    })
    .catch(() => undefined);
  return {
    openMicrophone() {
      if (navigator.mediaDevices) return navigator.mediaDevices.getUserMedia({ audio: true });
      return Promise.reject(new DOMException('This page is not a secure context', 'NotAllowedError'));
    },
    isMicrophoneAllowed: () => permission?.state === 'granted',
    createConnection: (configuration) => new RTCPeerConnection(configuration),
    play: playInBrowser,
  };
}

/** A track is heard through an element that is in no document. */
function playInBrowser(track: MediaStreamTrack, onBlocked: () => void): () => void {
  const element = new Audio();
  element.srcObject = new MediaStream([track]);
  element.play().catch((problem: unknown) => {
    // Stopping before the first sound rejects too; only a browser that blocks sound is worth a word.
    if ((problem as Error).name === 'NotAllowedError') onBlocked();
  });
  return () => {
    element.pause();
    element.srcObject = null;
  };
}
