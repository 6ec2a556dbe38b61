import { closeSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file whole or not at all: a reader, or a kill in the middle, never meets half of it. */
export function writeWhole(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.part`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, path);
}

/** The same for long texts that come in pieces and are never held as a whole: a piece for each file, in the order of the paths. */
export function writePieces(paths: readonly string[], pieces: Iterable<readonly (string | Buffer)[]>): void {
  for (const path of paths) mkdirSync(dirname(path), { recursive: true });
  const files = paths.map((path) => openSync(`${path}.part`, 'w'));
  try {
    for (const piece of pieces) for (const [index, file] of files.entries()) writeFileSync(file, piece[index] ?? '');
  } finally {
    for (const file of files) closeSync(file);
  }
  for (const path of paths) renameSync(`${path}.part`, path);
}
