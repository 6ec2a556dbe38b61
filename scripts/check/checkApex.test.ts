/** @jest-environment node */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unreviewed } from './apex/analyzeSources';
import { compileApex } from './apex/compileApex';
import { missingJava } from './checkApex';
import { copyProject } from './metadata/projectCopy';

/** Where Java is missing `npm run check` says so; these tests then have nothing to prove. */
const hasJava = missingJava() === undefined;
const FINDING = { rule: 'ApexSOQLInjection', path: 'force-app/A.cls', line: 3, message: 'Avoid' };
const REVIEW = { rule: 'ApexSOQLInjection', file: 'A.cls', reason: 'digits only' };

test('a finding is told unless somebody has reviewed it in this very file', () => {
  expect(unreviewed([FINDING], [REVIEW])).toEqual([]);
  expect(unreviewed([FINDING, { ...FINDING, path: 'force-app/B.cls' }], [REVIEW])).toEqual([
    'force-app/B.cls:3: ApexSOQLInjection: Avoid',
  ]);
});

test('a review of something that is gone is told too', () => {
  expect(unreviewed([], [REVIEW])).toEqual([
    'A.cls: ApexSOQLInjection is reviewed but no longer found; take the entry out',
  ]);
});

test('without Java the check says what to install', () => {
  const { PATH } = process.env;
  process.env.PATH = '/nowhere';
  try {
    expect(missingJava()).toMatch(/^There is no Java here\. Install Java 11/);
  } finally {
    process.env.PATH = PATH;
  }
});

test('a call of a method that does not exist is found with its place', async () => {
  if (!hasJava) return;
  const copy = copyProject();
  try {
    const path = join(copy.source, 'classes/lines/CtiSession.cls');
    writeFileSync(path, readFileSync(path, 'utf8').replace('UserInfo.getName()', 'UserInfo.getNickname()'));
    expect(await compileApex(copy.folder)).toEqual([
      expect.stringMatching(/^force-app\/main\/default\/classes\/lines\/CtiSession\.cls:8: .*getNickname/),
    ]);
  } finally {
    copy.remove();
  }
}, 120_000);
