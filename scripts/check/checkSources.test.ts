/** @jest-environment node */
import { repeatedErrorCodes } from './checkSources';

const SOURCES: Record<string, string> = {
  'src/calls/a.ts': "throw new AppError('no-line', `x`, { hint: '' });",
  'src/hosts/b.ts': "throw new AppError(\n  'no-line', `y`, { hint: '' });",
  'src/hosts/c.ts': "throw new AppError('no-host', `z`, { hint: '' });",
};

test('an error code that is made in two files is named with both', () => {
  const read = (file: string) => SOURCES[file]!;
  expect(repeatedErrorCodes(['src/calls/a.ts', 'src/hosts/c.ts'], read)).toEqual([]);
  expect(repeatedErrorCodes(Object.keys(SOURCES), read)).toEqual([
    'error code "no-line" is made in src/calls/a.ts and src/hosts/b.ts: one code, one place',
  ]);
});
