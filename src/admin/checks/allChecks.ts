import { adapterAnswers } from './adapterAnswers';
import { adapterPage } from './adapterPage';
import { apiLimits } from './apiLimits';
import { callCenterSound } from './callCenterSound';
import { callCenterThere } from './callCenterThere';
import type { Check, CheckResult } from './check';
import { leftovers } from './leftovers';
import { microphone } from './microphone';
import type { OrgPicture } from './orgPicture';
import { pageAccess } from './pageAccess';
import { retirement } from './retirement';
import { sessionSettings } from './sessionSettings';
import { trustedUrls } from './trustedUrls';
import { usersAssigned } from './usersAssigned';
import { utilityItem } from './utilityItem';
import { asProblem } from '../../base/appError';

/** In the order in which a call meets them. */
export const CHECKS: readonly Check[] = [
  callCenterThere,
  callCenterSound,
  adapterPage,
  adapterAnswers,
  pageAccess,
  usersAssigned,
  utilityItem,
  trustedUrls,
  microphone,
  sessionSettings,
  leftovers,
  apiLimits,
  retirement,
];

export interface Examined extends CheckResult {
  readonly name: string;
  readonly asks: string;
}

/** Every check, whatever becomes of the others. One that cannot look says so as a warning and hides nothing else. */
export async function examine(org: OrgPicture): Promise<Examined[]> {
  const results: Examined[] = [];
  for (const { name, asks, look } of CHECKS) results.push({ name, asks, ...(await lookSafely(() => look(org))) });
  return results;
}

async function lookSafely(look: () => Promise<CheckResult>): Promise<CheckResult> {
  try {
    return await look();
  } catch (error) {
    const { code, message, hint } = asProblem(error);
    if (code === 'session-expired' || code === 'request-limit' || code === 'org-silent') throw error;
    return { status: 'warn', evidence: `Could not look (${code}): ${message.slice(0, 200)}`, fix: hint };
  }
}
