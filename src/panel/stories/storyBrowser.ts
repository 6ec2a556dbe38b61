import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { findBrowser } from '../../../scripts/browser';

/** A browser with the story page, built and served for this one test run. */
export interface StoryBrowser {
  readonly page: Page;
  /** What the page complained about: errors, and everything that its content security policy refused. */
  readonly complaints: readonly string[];
  show(name: string): Promise<void>;
  /** What axe finds wrong, or can not make up its mind about, with the element. */
  violations(): Promise<string[]>;
  close(): Promise<void>;
}

export async function openStories(): Promise<StoryBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'stories-'));
  const server = spawn(process.execPath, ['scripts/run.mjs', 'scripts/stories.ts', '--out', folder]);
  const [address, browser] = await Promise.all([addressOf(server), launch()]);
  const page = await browser.newPage({ viewport: { width: 380, height: 480 }, reducedMotion: 'reduce' });
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  return {
    page,
    complaints,
    show: (name) => page.evaluate(showStory, name),
    violations: await axeFor(page),
    async close() {
      await browser.close();
      server.kill();
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * Axe in a world of its own, where it sees the page as the browser does. In the page's world the synthetic shadow hides elements
 * from it: some of its rules fail there without a word, colour contrast among them.
 */
async function axeFor(page: Page): Promise<StoryBrowser['violations']> {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
  });
  await session.send('Runtime.evaluate', { expression: axe.source, contextId });
  return async () => {
    const options = { expression: 'axe.run()', contextId, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', options);
    if (exceptionDetails) throw new Error(`axe failed: ${exceptionDetails.exception?.description}`);
    const { violations, incomplete } = result.value as AxeResults;
    const doubts = incomplete.filter(({ id }) => id !== 'label-content-name-mismatch');
    return [...violations, ...doubts].flatMap(({ id, help, nodes }) =>
      nodes.map(({ html }) => `${id}: ${help}: ${html}`),
    );
  };
}

/** Resolves two frames after the story is on the screen. */
function showStory(name: string): Promise<void> {
  window.story.show(name);
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
}

async function launch() {
  return chromium.launch({
    executablePath: findBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  });
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let said = '';
    const hear = (text: Buffer): void => {
      said += text.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
      if (address) done(address);
    };
    server.stdout?.on('data', hear);
    server.stderr?.on('data', hear);
    server.once('exit', (code) => fail(new Error(`The story page could not be built (exit ${code}): ${said}`)));
  });
}
