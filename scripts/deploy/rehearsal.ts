import { asTyped } from './deploySteps';
import type { DeployStep } from './deploySteps';
import type { Project } from './project';
import { assertSf } from './runSf';

/** `--dry-run`: everything that can be said without an org, and what would be run. Nothing is sent. */
export async function rehearse(steps: readonly DeployStep[], project?: Project): Promise<void> {
  assertSf();
  if (project) tellFindings(await project.findings());
  for (const step of steps) console.log(`\n${step.title}\n  ${asTyped(step)}`);
  console.log('\nNothing was sent.');
}

function tellFindings(lines: readonly string[]): void {
  if (lines.length === 0) return console.log('The metadata is whole and converts.');
  console.log(`An org would refuse this:\n  ${lines.join('\n  ')}`);
  process.exitCode = 1;
}
