/** @jest-environment node */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { convertWithCli } from './convertWithCli';
import { convertWithLibrary } from './convertWithLibrary';
import { copyProject } from './projectCopy';
import type { ProjectCopy } from './projectCopy';

const LONGEST_MS = 300_000;
let copy: ProjectCopy;

beforeEach(() => (copy = copyProject()));
afterEach(() => copy.remove());

/** A softphone layout: people wish it were metadata, but it is none. */
function addLayoutOfNoType(): void {
  mkdirSync(join(copy.source, 'softphoneLayouts'));
  writeFileSync(join(copy.source, 'softphoneLayouts/Agents.softphoneLayout-meta.xml'), '<SoftphoneLayout/>');
}

test(
  'a file that no metadata type takes is found by the library and by the command line',
  async () => {
    addLayoutOfNoType();
    expect((await convertWithLibrary(copy, [])).findings).toEqual([
      expect.stringMatching(/do not convert: .*softphoneLayout/s),
    ]);
    expect(await convertWithCli(copy)).toEqual([expect.stringMatching(/convert source failed: .*softphoneLayout/s)]);
  },
  LONGEST_MS,
);

test(
  'a file that would be left behind is found',
  async () => {
    const { findings: found } = await convertWithLibrary(copy, [
      'pages/Softphone.page-meta.xml',
      'pages/Gone.page-meta.xml',
    ]);
    expect(found).toEqual(['pages/Gone.page-meta.xml: belongs to no component; it would not be deployed']);
  },
  LONGEST_MS,
);
