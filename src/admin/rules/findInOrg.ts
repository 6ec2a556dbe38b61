import { AppError } from '../../base/appError';
import type { Candidate } from '../../calls/call';
import type { ReadNumber } from '../../calls/phoneNumber';
import type { OrgDoor } from '../org/orgDoor';
import { packageNamespace } from '../org/packageNamespace';

interface ActionAnswer {
  readonly isSuccess: boolean;
  readonly errors?: readonly { readonly message?: string }[] | null;
  readonly outputValues?: { readonly candidatesJson?: string };
}

/**
 * Who has the number, as the org finds it for the user of this login (Apex action `CtiFindCallers`).
 * @throws AppError `no-find-callers`, and what asking throws
 */
export async function findInOrg(
  door: OrgDoor,
  { e164, display, spellings }: ReadNumber,
): Promise<readonly Candidate[]> {
  if (spellings.length === 0) return [];
  const namespace = await packageNamespace(door);
  const action = namespace === '' ? 'CtiFindCallers' : `${namespace}__CtiFindCallers`;
  const [answer] = await door.ask<readonly ActionAnswer[]>({
    method: 'POST',
    path: `/actions/custom/apex/${action}`,
    json: { inputs: [{ phoneNumber: e164 || display, spellings }] },
  });
  if (answer?.isSuccess) return JSON.parse(answer.outputValues?.candidatesJson ?? '[]') as Candidate[];
  throw new AppError(
    'no-find-callers',
    `The org did not look for callers: ${answer?.errors?.[0]?.message ?? 'no reason'}`,
    {
      hint: 'Deploy the phone’s Apex classes, and assign the permission set "CTI Agent" to this user.',
    },
  );
}
