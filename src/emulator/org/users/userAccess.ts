import type { PermissionSet, PermissionSets } from './permissionSets';
import { PROFILES } from './profiles';
import type { Action, Profile } from './profiles';
import type { UserSpec } from './userSpec';

/** What one user may do: profile and permission sets together. Sharing is asked for record by record (`recordAccess.ts`). */
export interface UserAccess {
  may(action: Action, objectType: string): boolean;
  mayReadField(objectType: string, field: string): boolean;
  mayEditField(objectType: string, field: string): boolean;
  /** Records of others count as her own: "View All", or a place above them in the role hierarchy. */
  seesAll(objectType: string): boolean;
  editsAll(objectType: string): boolean;
  /** A Visualforce page that no permission set names is taken to be open by profile. */
  mayOpenPage(name: string): boolean;
  /** An Apex class that components call: who may do everything may; others are given it. */
  mayUseClass(name: string): boolean;
  /** Given by permission sets alone: nobody has one by being an admin. */
  hasCustomPermission(name: string): boolean;
  /** A tab that no permission set names is shown to everybody. */
  seesTab(name: string): boolean;
}

/** Values that go with every task of a call: Salesforce does not apply field-level security to them. */
const ALWAYS_OPEN = ['Task.CallDurationInSeconds', 'Task.CallDisposition', 'Task.CallObject'];

/** Custom objects and fields that nobody was given belong to nobody; a project without permission sets leaves them open. */
export function accessOf(user: UserSpec, available: PermissionSets): UserAccess {
  const profile: Profile = PROFILES[user.profile];
  const given = user.permissionSets.map((name) => available.get(name)).filter((set) => set !== undefined);
  const isOpen = available.size === 0;
  const isHidden = (field: string): boolean => profile.hiddenFields.includes(field) && !ALWAYS_OPEN.includes(field);
  const mayUse = (field: string, granted: (set: PermissionSet) => ReadonlySet<string>): boolean =>
    isCustom(field) && !isOpen ? given.some((set) => granted(set).has(field)) : !isHidden(field);
  const all = (objectType: string, right: 'viewsAll' | 'modifiesAll'): boolean =>
    profile.mayModifyAll || user.isAboveOthers || given.some((set) => set.objects[objectType]?.[right]);
  return {
    may(action, objectType) {
      if (profile.mayModifyAll) return true;
      if (isCustom(objectType) && !isOpen)
        return given.some((set) => set.objects[objectType]?.actions.includes(action));
      return profile.limitedObjects[objectType]?.includes(action) ?? true;
    },
    mayReadField: (objectType, field) => mayUse(`${objectType}.${field}`, (set) => set.readableFields),
    mayEditField: (objectType, field) => mayUse(`${objectType}.${field}`, (set) => set.editableFields),
    seesAll: (objectType) => all(objectType, 'viewsAll'),
    editsAll: (objectType) => all(objectType, 'modifiesAll'),
    mayOpenPage(name) {
      const isGuarded = [...available.values()].some((set) => set.pages.has(name));
      return !isGuarded || given.some((set) => set.pages.has(name));
    },
    mayUseClass: (name) => profile.mayModifyAll || isOpen || given.some((set) => set.classes.has(name)),
    hasCustomPermission: (name) => given.some((set) => set.customPermissions.has(name)),
    seesTab(name) {
      const isGuarded = [...available.values()].some((set) => set.tabs.has(name));
      return !isGuarded || given.some((set) => set.tabs.has(name));
    },
  };
}

/** The code that Salesforce itself runs, and ours that fills the org: everything. */
export const SYSTEM_ACCESS: UserAccess = {
  may: () => true,
  mayReadField: () => true,
  mayEditField: () => true,
  seesAll: () => true,
  editsAll: () => true,
  mayOpenPage: () => true,
  mayUseClass: () => true,
  hasCustomPermission: () => true,
  seesTab: () => true,
};

function isCustom(name: string): boolean {
  return name.endsWith('__c');
}
