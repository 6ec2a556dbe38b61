import { readFileSync } from 'node:fs';
import { AppError } from '../../base/appError';

/**
 * The text of a file in whatever encoding admins' tools leave: UTF-8 and UTF-16 by their marks, UTF-8 without one, and
 * Windows-1252 for what is not valid UTF-8. The mark is taken off. An XML declaration of another encoding is obeyed.
 * @throws AppError `no-file`, `unknown-encoding`
 */
export function readText(path: string): string {
  return decode(readBytes(path), path);
}

/** @throws AppError `no-file` */
export function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message;
    throw new AppError('no-file', `${path} cannot be read: ${reason}`, {
      hint: 'Check the path and the rights on the file.',
      cause: error,
    });
  }
}

/** @throws AppError `unknown-encoding` */
export function decode(bytes: Buffer, path: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const declared = /^<\?xml[^>]*encoding=["']([^"']+)["']/.exec(bytes.subarray(0, 200).toString('latin1'))?.[1];
  try {
    // A file that says UTF-16 but holds single bytes is common; its bytes decide.
    if (declared && !/^utf-?(8|16)$/i.test(declared)) return new TextDecoder(declared).decode(bytes);
  } catch (error) {
    throw new AppError('unknown-encoding', `${path} says it is encoded as "${declared}", which is not known`, {
      hint: 'Save it as UTF-8.',
      cause: error,
    });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
