import { buildSoftphone } from './build';
import { isBuildStale } from './buildState';
import { checkMetadata } from './check/checkMetadata';
import type { Project } from './deploy/project';

/** This repository. */
export const realProject: Project = {
  async build() {
    if (!isBuildStale()) return;
    console.log('Building the phone …');
    await buildSoftphone({ minify: true });
  },
  async findings() {
    console.log(isBuildStale() ? 'The phone would be built first: npm run build' : 'The phone is built.');
    return (await checkMetadata()).lines;
  },
};
