import { readFile, stat } from 'node:fs/promises';
import { extname, join, relative, resolve } from 'node:path';
import { text } from './answer';
import type { Answer } from './answer';

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.txt': 'text/plain; charset=utf-8',
};

/** A file below `folder`, and never one beside it. Browsers keep it for `maxAgeSeconds`. */
export async function fileAnswer(folder: string, path: string, maxAgeSeconds: number): Promise<Answer> {
  const file = resolve(join(folder, path));
  const inside = relative(folder, file);
  if (inside === '' || inside.startsWith('..')) return notFound();
  try {
    if (!(await stat(file)).isFile()) return notFound();
    const headers = {
      'Content-Type': MIME_TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
      'Cache-Control': `private, max-age=${maxAgeSeconds}`,
    };
    return { status: 200, headers, body: await readFile(file) };
  } catch {
    return notFound();
  }
}

function notFound(): Answer {
  return text('There is no such file.\n', 404);
}
