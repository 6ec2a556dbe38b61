/**
 * Functions that run inside the pages of a journey (Playwright sends their source): a microphone that gives a pure tone, and an
 * ear for what the phone plays. They must not use anything from outside themselves.
 */

/** What an ear found: the share of energy within ± 20 Hz of the asked frequency (0 to 1) and the strongest frequency. */
export interface Heard {
  readonly share: number;
  readonly peakHz: number;
}

/** Replaces only the source behind getUserMedia: permissions and constraints are still those of the browser. */
export function speakTone(toneHz: number): void {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) return;
  const real = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    const stream = await real(constraints);
    for (const track of stream.getTracks()) track.stop();
    const context = new AudioContext();
    const oscillator = new OscillatorNode(context, { frequency: toneHz });
    const gain = new GainNode(context, { gain: 0.5 });
    const destination = new MediaStreamAudioDestinationNode(context);
    oscillator.connect(gain).connect(destination);
    oscillator.start();
    return destination.stream;
  };
}

/** Gives the page `hears(hz)`: listens for half a second to the streams that the page's audio elements play. */
export function listenInPage(): void {
  // Weak, so that a soak sees what the phone holds on to and not what this ear does.
  const elements = new Set<WeakRef<HTMLMediaElement>>();
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the element as its this
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function remember(this: HTMLMediaElement) {
    elements.add(new WeakRef(this));
    return play.call(this);
  };
  const playing = (): MediaStream[] =>
    [...[...elements].map((element) => element.deref()), ...document.querySelectorAll('audio')]
      .map((element) => element?.srcObject)
      .filter((source): source is MediaStream => source instanceof MediaStream);
  const hears = async (toneHz: number): Promise<Heard> => {
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 16_384, smoothingTimeConstant: 0 });
    for (const stream of playing()) {
      if (stream.getAudioTracks().length > 0)
        new MediaStreamAudioSourceNode(context, { mediaStream: stream }).connect(analyser);
    }
    await new Promise((resolve) => setTimeout(resolve, 600));
    const decibels = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(decibels);
    const binHz = context.sampleRate / analyser.fftSize;
    await context.close();
    const powers = [...decibels].map((value) => (Number.isFinite(value) ? 10 ** (value / 10) : 0));
    const total = powers.reduce((sum, power) => sum + power, 0);
    const near = powers.filter((_, bin) => Math.abs(bin * binHz - toneHz) <= 20).reduce((sum, power) => sum + power, 0);
    // Below this it is silence, whatever its shape.
    if (total < 1e-9) return { share: 0, peakHz: 0 };
    return { share: near / total, peakHz: powers.indexOf(Math.max(...powers)) * binHz };
  };
  Object.assign(window, { hears });
}
