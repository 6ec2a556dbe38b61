/** G.711 mu-law, the telephone's own coding: 8 bits a sample, 8,000 samples a second. */
export const SAMPLE_RATE = 8_000;
export const SILENCE = 0xff;

const BIAS = 0x84;
const CLIP = 32_635;

/** @param sample  -32,768 to 32,767 */
export function encodeMulaw(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(Math.round(sample)), CLIP) + BIAS;
  const exponent = 24 - Math.clz32(magnitude);
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

/** @returns -32,124 to 32,124 */
export function decodeMulaw(byte: number): number {
  const bits = ~byte & 0xff;
  const magnitude = (((bits & 0x0f) << 3) + BIAS) << ((bits >> 4) & 0x07);
  return bits & 0x80 ? BIAS - magnitude : magnitude - BIAS;
}
