import type { UserSpec } from '../../org/users/userSpec';
import { withValues } from './callCenter';
import type { CallCenter } from './callCenter';

/** The call center that a user is assigned to: the project's own or one that differs from it in name and values. Null for none. */
export function callCenterOf(user: UserSpec, own: CallCenter | null): CallCenter | null {
  if (!own || !user.callCenter) return null;
  const { suffix, values } = user.callCenter;
  const { internalName, displayName } = own;
  return {
    ...withValues(own, values),
    internalName: { ...internalName, value: internalName.value + suffix.replaceAll(' ', '') },
    displayName: { ...displayName, value: displayName.value + suffix },
  };
}
