import { execFileSync } from 'node:child_process';
import { analyzeSources } from './apex/analyzeSources';
import { compileApex } from './apex/compileApex';
import type { CheckResult } from './checkResult';

const OLDEST_JAVA = 11;
const SOURCE = 'force-app/main/default';

/**
 * Apex as far as it can be proven without an org: it compiles against the platform's types, and the rules of
 * Salesforce's analyzer have nothing to say that was not reviewed. Nothing runs it here.
 */
export async function checkApex(): Promise<CheckResult> {
  const missing = missingJava();
  if (missing) return { name: 'apex', passed: false, skipped: missing, lines: [] };
  const lines = [...(await compileApex('.')), ...(await analyzeSources(SOURCE))];
  return { name: 'apex', passed: lines.length === 0, lines };
}

/** Says what is missing, or nothing. */
export function missingJava(): string | undefined {
  const remedy = `Install Java ${OLDEST_JAVA} or newer (Debian: apt-get install openjdk-17-jre-headless) to check the Apex classes.`;
  try {
    const version = execFileSync('java', ['--version'], { encoding: 'utf8', stdio: 'pipe', env: process.env });
    const major = Number(/\b(\d+)(?:\.\d+)*/.exec(version)?.[1]);
    return major >= OLDEST_JAVA ? undefined : `This is Java ${major}. ${remedy}`;
  } catch {
    return `There is no Java here. ${remedy}`;
  }
}
