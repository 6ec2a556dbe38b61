/** @jest-environment node */
import { randomBytes } from 'node:crypto';
import type { BundleResult } from './bundle';
import { reportOf } from './report';

/** Bytes that no compressor makes smaller. */
const noise = (bytes: number) => randomBytes(bytes);

function build(
  files: Readonly<Record<string, Buffer>>,
  modules: Readonly<Record<string, string[]>> = {},
): BundleResult {
  return {
    files: Object.entries(files).map(([name, content]) => ({ name, content })),
    firstLoad: ['softphone.js'],
    modules: new Map(Object.entries(modules)),
    buildMs: 1,
  };
}

test('a build within its limits has no problems, and its table names every file', () => {
  const report = reportOf(
    build({ 'softphone.js': noise(1000), 'softphone.css': noise(10), 'chunks/sip.js': noise(200_000) }),
  );
  expect(report.problems).toEqual([]);
  expect(report.firstLoad).toMatchObject({ raw: 1000, files: ['softphone.js'] });
  expect(report.requests).toBe(2);
  expect(report.text).toContain('chunks/sip.js');
});

test('a first screen that needs too much script is refused', () => {
  const report = reportOf(build({ 'softphone.js': noise(146 * 1024) }));
  expect(report.problems).toEqual([expect.stringContaining('142.0 KiB is the limit')]);
});

test('a static resource of more than 1 MB is refused, whatever is loaded first', () => {
  const report = reportOf(build({ 'softphone.js': noise(10), 'chunks/later.js': noise(1_000_001) }));
  expect(report.problems).toEqual([expect.stringContaining('zipped')]);
});

test('the phone library in the first load is refused by name, in a later chunk it is fine', () => {
  const files = { 'softphone.js': noise(10), 'chunks/sip.js': noise(10) };
  const library = ['/home/me/project/node_modules/sip.js/lib/core/index.js'];
  expect(reportOf(build(files, { 'softphone.js': library })).problems).toEqual([
    expect.stringContaining('sip.js is loaded before'),
  ]);
  expect(reportOf(build(files, { 'chunks/sip.js': library })).problems).toEqual([]);
});
