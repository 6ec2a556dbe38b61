import { source as axeSource } from 'axe-core';
import type { Page } from 'playwright-core';

/** Fails with the rules and places of everything that axe finds wrong in the console and in the phone as they are now. */
export async function expectAccessible(page: Page): Promise<void> {
  const findings: string[] = [];
  for (const frame of page.frames()) {
    await frame.evaluate(axeSource);
    findings.push(
      ...(await frame.evaluate(async () => {
        const { axe } = window as unknown as {
          axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        const { violations } = await axe.run({ iframes: false, resultTypes: ['violations'] });
        return violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
      })),
    );
  }
  expect(findings).toEqual([]);
}
