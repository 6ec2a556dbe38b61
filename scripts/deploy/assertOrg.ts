import { readFileSync } from 'node:fs';
import { AppError, asProblem } from '../../src/base/appError';
import { WITHOUT_OPEN_CTI } from './deploySteps';
import { assertLoggedIn, assertSf, firstId } from './runSf';

/**
 * Whether this org can take the phone at all, asked before anything is sent.
 *
 * @throws AppError `no-sf`, `not-logged-in`, `org-too-old`, `no-open-cti`, `sf-query-failed`
 */
export async function assertOrg(targetOrg: string): Promise<void> {
  assertSf();
  const orgApi = await assertLoggedIn(targetOrg);
  const ourApi = sourceApiVersion();
  if (orgApi !== '' && Number(orgApi) < Number(ourApi)) {
    throw new AppError('org-too-old', `The org ${targetOrg} speaks API ${orgApi}, the phone needs ${ourApi}`, {
      hint: 'Salesforce upgrades every org three times a year: try again after the next release, or take another org.',
    });
  }
  await assertCallCenters(targetOrg);
}

/** An org without Open CTI does not know the object. */
async function assertCallCenters(targetOrg: string): Promise<void> {
  try {
    await firstId(targetOrg, 'SELECT Id FROM CallCenter LIMIT 1');
  } catch (cause) {
    const { message } = asProblem(cause);
    if (!/INVALID_TYPE|sObject type 'CallCenter' is not supported/i.test(message)) throw cause;
    throw new AppError('no-open-cti', `The org ${targetOrg} has no call centers: it lacks Open CTI`, {
      hint: WITHOUT_OPEN_CTI,
      cause,
    });
  }
}

function sourceApiVersion(): string {
  return (JSON.parse(readFileSync('sfdx-project.json', 'utf8')) as { sourceApiVersion: string }).sourceApiVersion;
}
