import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, CDPSession, Frame, Page } from 'playwright-core';
import { bundle } from '../../config/bundler/bundle';
import { startEmulator } from '../../src/emulator/server/emulator';
import type { Emulator } from '../../src/emulator/server/emulator';
import { becomeBareHost, watchReady } from './inPage';

/** One phone on a stage: the same server, page, host, exchange and browser for the floor and for ours. */
export interface Stage {
  readonly name: 'floor' | 'ours';
  readonly emulator: Emulator;
  /** Selector of the dial control, and of what shows the caller. */
  readonly dialControl: string;
  readonly numberField: string;
}

const FLOOR_PAGE = `<apex:page controller="CtiPhone" docType="html-5.0" showHeader="false" sidebar="false" standardStylesheets="false" applyHtmlTag="false" applyBodyTag="false" cspHeader="true">
<html lang="en"><head><meta charset="utf-8"/><title>Floor</title>
<link rel="stylesheet" href="{!URLFOR($Resource.softphone, 'softphone.css')}"/>
<script id="softphone-start" type="application/json">{"remoteAction":"{!JSENCODE($RemoteAction.CtiPhone.ask)}"}</script>
<script type="module" src="{!URLFOR($Resource.softphone, 'softphone.js')}"></script>
</head><body></body></html></apex:page>`;

export async function oursOnStage(callCenterValues: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const emulator = await startEmulator({ projectRoot: process.cwd(), port: 0, callCenterValues });
  return { name: 'ours', emulator, dialControl: 'button.call', numberField: 'input.number' };
}

/** Builds the floor into a project of its own, with our call center, and serves it as the phone. */
export async function floorOnStage(): Promise<Stage> {
  const projectRoot = mkdtempSync(join(tmpdir(), 'softphone-floor-'));
  const org = join(projectRoot, 'force-app/main/default');
  cpSync('force-app/main/default', org, {
    recursive: true,
    filter: (path) => !path.endsWith('staticresources/softphone'),
  });
  mkdirSync(join(org, 'pages'), { recursive: true });
  writeFileSync(join(org, 'pages/Softphone.page'), FLOOR_PAGE);
  cpSync('data', join(projectRoot, 'data'), { recursive: true });
  await bundle({
    entry: resolve('scripts/bench/floor/main.ts'),
    outDir: join(org, 'staticresources/softphone'),
    minify: true,
    asPublished: true,
  });
  const emulator = await startEmulator({ projectRoot, port: 0 });
  const close = emulator.close.bind(emulator);
  const closeAll = () => close().finally(() => rmSync(projectRoot, { recursive: true, force: true }));
  return {
    name: 'floor',
    emulator: Object.assign(emulator, { close: closeAll }),
    dialControl: 'button.call',
    numberField: 'input.number',
  };
}

/** A browser profile that has been let into the emulator, and that watches each page for the dial control. */
export async function openContext(browser: Browser, stage: Stage): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 380, height: 480 } });
  // Functions that travel into pages carry this mark of the compiler.
  await context.addInitScript('globalThis.__name = (target) => target;');
  const page = await context.newPage();
  await page.goto(stage.emulator.consoleUrl);
  await page.close();
  await context.addInitScript(watchReady, { dialControl: stage.dialControl });
  return context;
}

/**
 * Opens the phone in a fresh tab, in an empty host page instead of the console, so that only the phone is measured; resolves when its
 * dial control has a box.
 */
export async function openPhone(
  context: BrowserContext,
  stage: Stage,
): Promise<{ page: Page; frame: Frame; cpuMs: number }> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto(`${new URL(stage.emulator.consoleUrl).origin}/emulator/session`);
  const cpuBefore = await taskMs(session);
  await page.evaluate(becomeBareHost);
  const element = await page.waitForSelector('iframe');
  const frame = await element.contentFrame();
  if (!frame) throw new Error('The phone has no frame');
  await frame.waitForFunction(() => (window as { readyAt?: number }).readyAt !== undefined);
  return { page, frame, cpuMs: (await taskMs(session)) - cpuBefore };
}

/** What the page's main thread has worked since it was opened. */
async function taskMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0) * 1000;
}
