import { AppError } from '../../../../base/appError';
import { userWithId } from '../../users/orgUsers';
import { matchCaller } from '../matching/callerMatching';
import type { Candidate } from '../matching/candidate';
import { popRules } from '../matching/popRules';
import { UntrustedInput } from '../untrustedInput';
import type { AuraWorld } from './auraClasses';

const PERMISSION = 'Cti_Try_Numbers';

/** Twin of `CtiTryNumber.prepare`. */
export function prepareTrial({ org, metadata }: AuraWorld): unknown {
  assertAdmin(org.access);
  const { rules } = popRules({ org, metadata }, () => 'unknown', new UntrustedInput({}));
  return { popRules: rules, region: 'DE' };
}

/** Twin of `CtiTryNumber.find`; what the other user sees is asked of the org itself. @throws AppError `not-for-agents`, `no-such-user` */
export function findForTrial({ org, metadata }: AuraWorld, parameters: UntrustedInput): unknown {
  assertAdmin(org.access);
  const input = new UntrustedInput(JSON.parse(parameters.text('inputJson', 10_000)));
  const userId = input.text('userId', 18);
  const { candidates } = matchCaller(org, metadata, input);
  if (userId === '' || userId === org.actingUserId) return { candidates, hidden: [], userName: '' };
  if (org.objectTypeOf(userId) !== 'User') {
    throw new AppError('no-such-user', 'There is no active user with this id.', { hint: 'Choose the user again.' });
  }
  const hidden = org.runAs(userId, () => candidates.flatMap((candidate) => refusalOf(candidate, org) ?? []));
  return { candidates, hidden, userName: userWithId(org, userId).name };
}

function refusalOf(
  { recordId, objectType, evidence }: Candidate,
  org: AuraWorld['org'],
): { readonly recordId: string; readonly because: string } | null {
  if (!org.access.may('read', objectType)) return { recordId, because: `May not read ${objectType}` };
  const [object = '', field = ''] = (evidence.field ?? '').split('.');
  if (field && !org.access.mayReadField(object, field)) return { recordId, because: `May not read ${object}.${field}` };
  return org.find(recordId) ? null : { recordId, because: 'This record is not shared with this user' };
}

function assertAdmin(access: AuraWorld['org']['access']): void {
  if (access.hasCustomPermission(PERMISSION)) return;
  throw new AppError('not-for-agents', 'Trying numbers is for the people who set the phone up.', {
    hint: 'Ask your admin to assign you the permission set "CTI Admin".',
  });
}
