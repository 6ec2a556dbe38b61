/**
 * Builds the story page, on which every state of the phone's screens can be looked at without a phone.
 *
 *   node scripts/run.mjs scripts/stories.ts [--out DIR]
 *
 * It builds, serves and prints the address; Ctrl-C ends it. The name of a story after # in the address shows it.
 */
import { createServer } from 'node:http';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from '../config/bundler/bundle';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Stories</title>
    <link rel="stylesheet" href="softphone.css" />
    <script type="module" src="softphone.js"></script>
  </head>
  <body></body>
</html>
`;

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

async function buildStories(outDir: string): Promise<void> {
  await bundle({ entry: resolve(ROOT, 'src/panel/stories/storyPage.ts'), outDir, minify: false });
  await mkdir(outDir, { recursive: true });
  await writeFile(join(outDir, 'index.html'), PAGE);
}

/** The page's policy is the phone's own, so that what it forbids is noticed here first. */
function serve(folder: string): void {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://stories').pathname;
    if (path === '/favicon.ico') return response.writeHead(204).end();
    const file = path === '/' ? '/index.html' : path;
    readFile(join(folder, file)).then(
      (content) => {
        response.writeHead(200, {
          'content-type': TYPES[extname(file)] ?? 'text/plain',
          'content-security-policy': "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self'",
        });
        response.end(content);
      },
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0, '127.0.0.1', () => {
    console.log(`Stories: http://127.0.0.1:${(server.address() as AddressInfo).port}/#idle`);
  });
}

const outFlag = process.argv.indexOf('--out');
const outDir = resolve(ROOT, (outFlag > 0 && process.argv[outFlag + 1]) || 'build/stories');
await buildStories(outDir);
serve(outDir);
