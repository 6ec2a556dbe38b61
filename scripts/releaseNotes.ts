/** `npm run release-notes [-- VERSION]`: what CHANGELOG.md says about a version; without one, that of package.json. */
import { readFileSync } from 'node:fs';
import { runScript } from './deploy/script';
import { releaseNotes } from './release/releaseNotes';

await runScript(() => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  console.log(releaseNotes(readFileSync('CHANGELOG.md', 'utf8'), process.argv[2] ?? version));
  return Promise.resolve();
});
