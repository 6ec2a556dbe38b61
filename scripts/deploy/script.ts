import { asProblem } from '../../src/base/appError';
import { asTyped } from './deploySteps';
import type { DeployStep } from './deploySteps';
import { runStep } from './runSf';

/** Runs a script's work; what goes wrong is said in two lines, what happened and what to do. */
export async function runScript(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { message, hint } = asProblem(error);
    console.error(`\n${message}.\n${hint}`);
    process.exitCode = 1;
  }
}

/** Says what is done, as it would be typed, and does it. @throws AppError `sf-failed` with the step's remedy */
export async function takeStep(step: DeployStep): Promise<void> {
  console.log(`\n${step.title}: ${asTyped(step)}`);
  await runStep(step);
}
