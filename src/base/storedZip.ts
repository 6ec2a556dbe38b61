/** A file in an archive; names use `/`. */
export interface ZippedText {
  readonly name: string;
  readonly text: string;
}

/** 1 January 1980, the first day that the format knows: the same files give the same archive. */
const DAY = 0x21;
const UTF8_NAMES = 0x0800;
const POLYNOMIAL = 0xedb88320;

/**
 * A zip archive of texts, not compressed (APPNOTE 6.3.10, method 0): for a handful of small files that a person unpacks.
 * At most 65,535 files and 4 GB.
 */
export function storedZip(files: readonly ZippedText[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const file of files) {
    const name = encoder.encode(file.name);
    const bytes = encoder.encode(file.text);
    const facts = numbers(
      [20, 2],
      [UTF8_NAMES, 2],
      [0, 2],
      [0, 2],
      [DAY, 2],
      [checksum(bytes), 4],
      ...sizes(bytes, name),
      [0, 2],
    );
    const entry = [numbers([0x04034b50, 4]), facts, name, bytes];
    const listed = numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]);
    directory.push(numbers([0x02014b50, 4], [20, 2]), facts, listed, name);
    parts.push(...entry);
    offset += lengthOf(entry);
  }
  const count = files.length;
  const end = numbers([0x06054b50, 4], [0, 4], [count, 2], [count, 2], [lengthOf(directory), 4], [offset, 4], [0, 2]);
  return joined([...parts, ...directory, end]);
}

function sizes(bytes: Uint8Array, name: Uint8Array): (readonly [number, number])[] {
  return [
    [bytes.length, 4],
    [bytes.length, 4],
    [name.length, 2],
  ];
}

/** Little-endian: each a value and its width in bytes. */
function numbers(...fields: readonly (readonly [number, number])[]): Uint8Array {
  return Uint8Array.from(
    fields.flatMap(([value, width]) => Array.from({ length: width }, (_, place) => (value >>> (8 * place)) & 0xff)),
  );
}

/** CRC-32. */
function checksum(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? POLYNOMIAL : 0);
  }
  return (rest ^ 0xffffffff) >>> 0;
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((total, part) => total + part.length, 0);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(lengthOf(parts));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}
