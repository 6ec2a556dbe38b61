/** What a stretch of sound consists of. */
export interface Heard {
  /** Share of the energy within ± 20 Hz of the asked frequency, 0 to 1. */
  readonly share: number;
  readonly peakHz: number;
  /** Root mean square, 0 (silence) to 1 (full scale). */
  readonly level: number;
}

const BAND_HZ = 20;
/** Below this there is nothing but coding noise: no share, no peak. */
const SILENCE_LEVEL = 0.001;

/**
 * Looks for one frequency in a stretch of sound.
 *
 * @param samples  16-bit values; 500 ms give a resolution of 4 Hz
 */
export function listenFor(toneHz: number, samples: readonly number[], sampleRate: number): Heard {
  const level =
    Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / Math.max(1, samples.length)) / 32_768;
  if (level < SILENCE_LEVEL) return { share: 0, peakHz: 0, level };
  const power = powerSpectrum(samples);
  const hzPerBin = sampleRate / 2 / power.length;
  let [total, band, peak] = [0, 0, 0];
  // The lowest bins hold what is no sound but an offset.
  for (let bin = Math.ceil(30 / hzPerBin); bin < power.length; bin++) {
    const value = power[bin]!;
    total += value;
    if (Math.abs(bin * hzPerBin - toneHz) <= BAND_HZ) band += value;
    if (value > power[peak]! || peak === 0) peak = bin;
  }
  return { share: band / total, peakHz: Math.round(peak * hzPerBin), level };
}

/** Power per frequency from 0 to half the sample rate: Hann window, then a fast Fourier transform of the next power of 2. */
function powerSpectrum(samples: readonly number[]): Float64Array {
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, samples.length)));
  const real = new Float64Array(size);
  const imaginary = new Float64Array(size);
  samples.forEach((value, index) => {
    real[reversed(index, size)] = value * (0.5 - 0.5 * Math.cos((2 * Math.PI * index) / samples.length));
  });
  for (let half = 1; half < size; half *= 2) mergeHalves(real, imaginary, half);
  return Float64Array.from({ length: size / 2 }, (_, bin) => real[bin]! ** 2 + imaginary[bin]! ** 2);
}

/** One stage of the transform: pairs of blocks of `half` values become blocks of twice that. */
function mergeHalves(real: Float64Array, imaginary: Float64Array, half: number): void {
  for (let offset = 0; offset < half; offset++) {
    const [cosine, sine] = [Math.cos((Math.PI * offset) / half), -Math.sin((Math.PI * offset) / half)];
    for (let a = offset; a < real.length; a += 2 * half) {
      const b = a + half;
      const re = real[b]! * cosine - imaginary[b]! * sine;
      const im = real[b]! * sine + imaginary[b]! * cosine;
      [real[b], imaginary[b]] = [real[a]! - re, imaginary[a]! - im];
      [real[a], imaginary[a]] = [real[a]! + re, imaginary[a]! + im];
    }
  }
}

function reversed(index: number, size: number): number {
  let result = 0;
  for (let bit = 1; bit < size; bit *= 2) result = result * 2 + (index & bit ? 1 : 0);
  return result;
}
