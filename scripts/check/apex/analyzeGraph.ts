import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { dataPlacesOf, withMarks } from './dataPlaces';
import { judgeGraph } from './judgeGraph';
import type { GraphResult } from './judgeGraph';
import { REVIEWED_PATHS, UNFOLLOWED_ENTRIES } from './reviewedPaths';
import { runGraphEngine } from './runGraphEngine';
import type { GraphTarget } from './runGraphEngine';

const CLASSES = 'force-app/main/default/classes';

/**
 * Salesforce Graph Engine: follows each way through the code from where it is entered to where it touches data. From the
 * phone's door some ways are too many for it, so it also enters each method that touches data, and a mark beside each such
 * statement proves that it came there.
 */
export async function analyzeGraph(): Promise<GraphResult> {
  const sources = classesOf(CLASSES);
  const folder = mkdtempSync(join(tmpdir(), 'open-softphone-sfge-'));
  try {
    const found = await runGraphEngine(folder, writeCopies(folder, sources));
    return judgeGraph(sources, found, { paths: REVIEWED_PATHS, entries: UNFOLLOWED_ENTRIES });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Name of the class → its text. Tests stay behind: they enter the code in ways that nobody else does. */
export function classesOf(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    files
      .filter((file) => file.endsWith('.cls') && !/(Test|TestDesk)\.cls$/.test(file))
      .map((file) => [basename(file, '.cls'), readFileSync(join(folder, file), 'utf8')]),
  );
}

function writeCopies(folder: string, sources: ReadonlyMap<string, string>): GraphTarget[] {
  const copies = join(folder, 'classes');
  mkdirSync(copies);
  const targets: GraphTarget[] = [];
  for (const [name, source] of [...sources, ['CtiProbe', probeOf(sources.get('CtiPhone') ?? '')] as const]) {
    const targetFile = join(copies, `${name}.cls`);
    writeFileSync(targetFile, withMarks(source));
    targets.push({ targetFile, targetMethods: [] });
    const near = [...new Set(dataPlacesOf(name, source).map((place) => place.name.slice(name.length + 1)))];
    if (near.length > 0) targets.push({ targetFile, targetMethods: near });
  }
  return targets;
}

/**
 * A class with one remote action for each operation of the phone's door, which chooses by a text that the engine cannot read.
 *
 * @throws Error when the door is written in a way that is not understood
 */
export function probeOf(door: string): string {
  const operations = [...door.matchAll(/when '(\w+)' \{\s*return ([^;]+);/g)];
  if (operations.length === 0) throw new Error('CtiPhone.cls has no operations that could be read');
  const methods = operations.map(([, name = '', answer = '']) => {
    const body = answer.replaceAll('request.input', 'input');
    return `    @RemoteAction\n    public static Object ${name}(CtiInput input) {\n        return ${body};\n    }\n`;
  });
  return `public with sharing class CtiProbe {\n${methods.join('\n')}}\n`;
}
