export type Action = 'create' | 'read' | 'edit';

/** What a profile gives on standard objects. Custom objects and fields come from permission sets, as after a deploy. */
export interface Profile {
  /** Object → what may be done with it; what is not named here may be created, read and edited. */
  readonly limitedObjects: Readonly<Record<string, readonly Action[]>>;
  /** `Object.Field`: neither read nor written. */
  readonly hiddenFields: readonly string[];
  /** "Modify All Data". Says nothing about custom fields: they too need a permission set. */
  readonly mayModifyAll: boolean;
}

const PLAIN: Profile = { limitedObjects: { User: ['read'] }, hiddenFields: [], mayModifyAll: false };

/** The org's profiles by name. */
export const PROFILES = {
  Agent: PLAIN,
  // In Salesforce this is the user permission "Edit Tasks".
  'Agent without tasks': { ...PLAIN, limitedObjects: { ...PLAIN.limitedObjects, Task: ['read'] } },
  'Agent without mapped fields': {
    ...PLAIN,
    hiddenFields: ['Contact.MobilePhone', 'Lead.MobilePhone', 'Account.PersonMobilePhone', 'Task.Type'],
  },
  'System Administrator': { ...PLAIN, limitedObjects: {}, mayModifyAll: true },
} satisfies Readonly<Record<string, Profile>>;

export type ProfileName = keyof typeof PROFILES;
