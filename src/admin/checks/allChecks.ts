import { asProblem } from '../../base/appError';
import { adapterAnswers } from './adapterAnswers';
import { adapterPage } from './adapterPage';
import { apiLimits } from './apiLimits';
import { callCenterSound } from './callCenterSound';
import { callCenterThere } from './callCenterThere';
import { callRules } from './callRules';
import { certificate } from './certificate';
import { classAccess } from './classAccess';
import { clickjack } from './clickjack';
import { duplicateRules } from './duplicateRules';
import { leftovers } from './leftovers';
import { logFields } from './logFields';
import { microphone } from './microphone';
import { otherPhones } from './otherPhones';
import { packageVersion } from './packageVersion';
import { pageAccess } from './pageAccess';
import { retirement } from './retirement';
import { sessionSettings } from './sessionSettings';
import { sipAnswers } from './sipAnswers';
import { softphoneLayout } from './softphoneLayout';
import { trustedUrls } from './trustedUrls';
import { turnAnswers } from './turnAnswers';
import { usersAssigned } from './usersAssigned';
import { utilityItem } from './utilityItem';
import { voiceCalls } from './voiceCalls';
import type { Check, CheckResult } from './check';
import type { OrgPicture } from './orgPicture';

/** In the order in which a call meets them. */
export const CHECKS: readonly Check[] = [
  callCenterThere,
  callCenterSound,
  adapterPage,
  adapterAnswers,
  pageAccess,
  classAccess,
  usersAssigned,
  utilityItem,
  softphoneLayout,
  trustedUrls,
  microphone,
  sessionSettings,
  clickjack,
  certificate,
  sipAnswers,
  turnAnswers,
  callRules,
  logFields,
  voiceCalls,
  leftovers,
  otherPhones,
  duplicateRules,
  apiLimits,
  packageVersion,
  retirement,
];

export interface Examined extends CheckResult {
  readonly name: string;
  readonly asks: string;
}

/**
 * Every check, whatever becomes of the others; all at once, as each waits for the org or for a server. One that cannot look says
 * so as a warning and hides nothing else.
 * @param onDone  told after each one, with how many are done
 */
export function examine(org: OrgPicture, onDone: (done: number) => void = () => undefined): Promise<Examined[]> {
  let done = 0;
  return Promise.all(
    CHECKS.map(async ({ name, asks, look }) => {
      const result = await lookSafely(() => look(org));
      done += 1;
      onDone(done);
      return { name, asks, ...result };
    }),
  );
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
