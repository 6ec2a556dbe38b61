import { PlainTables } from '../fakeOrg/orgData';

export interface UsersToMake {
  readonly active: number;
  readonly inactive?: number;
  readonly frozen?: number;
  /** Active users who are in the call center of another vendor. */
  readonly elsewhere?: number;
  /** Active users who are in AcmePhone already. */
  readonly there?: number;
  readonly chatterOnly?: number;
}

export interface MadeUsers {
  readonly data: PlainTables;
  /** Ids by internal name. */
  readonly callCenters: { readonly AcmePhone: string; readonly OldVendor: string };
}

/** An org with two call centers and users of each kind; everyone has the permission set Cti_Agent. */
export function makeUsers(wanted: UsersToMake): MadeUsers {
  const data = new PlainTables();
  data.create('Organization', {
    Name: 'Acme',
    InstanceName: 'TEST1',
    IsSandbox: true,
    TrialExpirationDate: null,
    NamespacePrefix: null,
  });
  const acme = data.create('CallCenter', {
    Name: 'Acme Phone',
    InternalName: 'AcmePhone',
    AdapterUrl: '/apex/Softphone',
  });
  const old = data.create('CallCenter', {
    Name: 'Old Vendor',
    InternalName: 'OldVendor',
    AdapterUrl: 'https://old.example.com',
  });
  const permissionSet = data.create('PermissionSet', { Name: 'Cti_Agent', Label: 'CTI Agent' });
  const profile = data.create('Profile', { Name: 'Support' });
  let count = 0;
  const add = (howMany: number, values: Readonly<Record<string, unknown>>): string[] =>
    Array.from({ length: howMany }, () => {
      count += 1;
      const name = `agent${count}`;
      const user = data.create('User', { ...STANDARD, ...named(name), ProfileId: profile, ...values });
      data.create('PermissionSetAssignment', { AssigneeId: user, PermissionSetId: permissionSet });
      return user;
    });
  add(wanted.active, {});
  add(wanted.inactive ?? 0, { IsActive: false });
  add(wanted.elsewhere ?? 0, { CallCenterId: old });
  add(wanted.there ?? 0, { CallCenterId: acme });
  add(wanted.chatterOnly ?? 0, { UserType: 'CsnOnly' });
  for (const user of add(wanted.frozen ?? 0, {})) data.create('UserLogin', { UserId: user, IsFrozen: true });
  return { data, callCenters: { AcmePhone: acme, OldVendor: old } };
}

const STANDARD = { IsActive: true, UserType: 'Standard', CallCenterId: null, UserRoleId: null };

function named(name: string): Record<string, string> {
  return {
    Username: `${name}@acme.example`,
    Name: name,
    Email: `${name}@mail.example`,
    FederationIdentifier: `fed-${name}`,
  };
}
