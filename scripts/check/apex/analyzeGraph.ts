import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { CodeAnalyzer as Analyzer } from '@salesforce/code-analyzer-core';
import { unreviewed } from './analyzeSources';
import type { Finding } from './analyzeSources';
import { REVIEWED_PATHS } from './reviewedRules';
import type { ReviewedFinding } from './reviewedRules';

/** Not among our packages: 36 MB, and minutes of work, for a question that few ask. */
export const GRAPH_ENGINE = '@salesforce/code-analyzer-sfge-engine';
export const GRAPH_ENGINE_VERSION = '0.25.0';

/** The engine measures time on the clock, so a busy computer needs more of it than a free one. */
const LONGEST_PATH_MS = 180_000;
const CLASSES = 'force-app/main/default/classes';

export interface GraphResult {
  /** One line for each finding that nobody has looked at. */
  readonly lines: readonly string[];
  /** Entries that the engine gave up on: too many ways, or a failure of its own. */
  readonly gaps: readonly string[];
}

/**
 * Salesforce Graph Engine: follows each way through the code from where it is entered to where it touches data. It cannot
 * follow the one door of the phone, which chooses by a text, so a class that enters every service by itself is made for it.
 */
export async function analyzeGraph(): Promise<GraphResult> {
  const folder = mkdtempSync(join(tmpdir(), 'open-softphone-sfge-'));
  try {
    copyClasses(folder);
    const door = readFileSync(join(CLASSES, 'api/CtiPhone.cls'), 'utf8');
    writeFileSync(join(folder, 'CtiProbe.cls'), probeOf(door));
    const { findings, gaps } = await runEngine(folder);
    // A slow computer sees less: a review that found nothing today says nothing.
    const isFound = ({ rule, file }: ReviewedFinding): boolean =>
      findings.some((finding) => finding.rule === rule && finding.path === file);
    const reviews = REVIEWED_PATHS.filter(isFound);
    return { lines: unreviewed(findings, reviews), gaps };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Tests stay behind: they enter the code in ways that nobody else does. */
function copyClasses(folder: string): void {
  for (const file of readdirSync(CLASSES, { recursive: true, encoding: 'utf8' })) {
    const isTest = /(Test|TestDesk)\.cls$/.test(file);
    if (file.endsWith('.cls') && !isTest) cpSync(join(CLASSES, file), join(folder, basename(file)));
  }
}

/**
 * A class with one remote action for each operation of the phone's door.
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

async function runEngine(folder: string): Promise<{ readonly findings: readonly Finding[]; readonly gaps: string[] }> {
  const { CodeAnalyzer, CodeAnalyzerConfig, EventType, LogLevel } = await import('@salesforce/code-analyzer-core');
  const plugin = await loadPlugin();
  const config = CodeAnalyzerConfig.fromObject({
    log_folder: folder,
    engines: { sfge: { java_thread_count: 2, java_max_heap_size: '4g', java_thread_timeout: LONGEST_PATH_MS } },
  });
  const analyzer = new CodeAnalyzer(config);
  const gaps: string[] = [];
  analyzer.onEvent(EventType.EngineLogEvent, (event) => {
    if (event.type !== EventType.EngineLogEvent || event.logLevel !== LogLevel.Error) return;
    gaps.push(event.message.replaceAll(`${folder}/`, '').slice(0, 200));
  });
  await analyzer.addEnginePlugin(plugin);
  const workspace = await analyzer.createWorkspace([folder]);
  const results = await analyzer.run(await analyzer.selectRules(['sfge'], { workspace }), { workspace });
  const findings = results.getViolations().map((violation) => ({
    rule: violation.getRule().getName(),
    path: basename(violation.getPrimaryLocation().getFile() ?? folder),
    line: violation.getPrimaryLocation().getStartLine() ?? 0,
    message: violation.getMessage(),
  }));
  return { findings, gaps };
}

type EnginePlugin = Parameters<Analyzer['addEnginePlugin']>[0];

/** @throws Error that says what to install */
async function loadPlugin(): Promise<EnginePlugin> {
  try {
    // By a name that the compiler does not follow: the package is there only for whoever installed it.
    const engine = (await import(GRAPH_ENGINE)) as { createEnginePlugin(): EnginePlugin };
    return engine.createEnginePlugin();
  } catch (cause) {
    const remedy = `npm install --no-save ${GRAPH_ENGINE}@${GRAPH_ENGINE_VERSION}`;
    throw new Error(`The graph engine is not installed. For this check alone: ${remedy}`, { cause });
  }
}
