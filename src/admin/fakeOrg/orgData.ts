/** A record: text, numbers, booleans and null by field name. */
export type Row = Readonly<Record<string, string | number | boolean | null>> & { readonly Id: string };

/** What the fake org needs of its data; the emulator's `Org` has it, and so have the plain tables below. */
export interface OrgData {
  /** All records of an object. @throws for an object that is not there */
  records(objectType: string): readonly Row[];
  find(id: string): Row | undefined;
  update(id: string, values: Readonly<Record<string, unknown>>): void;
  create(objectType: string, values: Readonly<Record<string, unknown>>): string;
}

/** Why a row was refused, with Salesforce's word for it. */
export class RowRefused extends Error {
  readonly statusCode: string;

  constructor(statusCode: string, message: string) {
    super(message);
    this.name = statusCode;
    this.statusCode = statusCode;
  }
}

const KEY_PREFIXES: Readonly<Record<string, string>> = {
  User: '005',
  CallCenter: '04v',
  Organization: '00D',
  Profile: '00e',
  UserRole: '00E',
  Group: '00G',
  GroupMember: '011',
  PermissionSet: '0PS',
  PermissionSetGroup: '0PG',
  PermissionSetAssignment: '0Pa',
  UserLogin: '0Yw',
  ApexPage: '066',
  ApexClass: '01p',
  Account: '001',
  Contact: '003',
  Lead: '00Q',
  AppDefinition: '06m',
  SetupEntityAccess: '0J0',
  CspTrustedSite: '08y',
  FlexiPage: '0M0',
  Report: '00O',
  EntityDefinition: '000',
  Cti_Call__c: 'a0C',
};

/** Records in memory by object, with the checks on a user's call center that Salesforce makes. */
export class PlainTables implements OrgData {
  private readonly byType = new Map<string, Map<string, Row>>();
  private count = 0;

  /** The same records again, to be changed on their own. */
  copy(): PlainTables {
    const copy = new PlainTables();
    for (const [objectType, table] of this.byType) copy.byType.set(objectType, new Map(table));
    copy.count = this.count;
    return copy;
  }

  records(objectType: string): readonly Row[] {
    const table = this.byType.get(objectType);
    if (table) return [...table.values()];
    if (KEY_PREFIXES[objectType]) return [];
    throw new RowRefused('INVALID_TYPE', `sObject type '${objectType}' is not supported.`);
  }

  find(id: string): Row | undefined {
    for (const table of this.byType.values()) {
      const row = table.get(id);
      if (row) return row;
    }
    return undefined;
  }

  update(id: string, values: Readonly<Record<string, unknown>>): void {
    const table = [...this.byType.values()].find((each) => each.has(id));
    const row = table?.get(id);
    if (!table || !row) throw new RowRefused('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    const callCenter = values.CallCenterId;
    if (typeof callCenter === 'string' && this.byType.get('CallCenter')?.has(callCenter) !== true) {
      throw new RowRefused('FIELD_INTEGRITY_EXCEPTION', `Call Center ID: id value of incorrect type: ${callCenter}`);
    }
    table.set(id, { ...row, ...(values as Row), Id: id });
  }

  remove(id: string): void {
    for (const table of this.byType.values()) table.delete(id);
  }

  create(objectType: string, values: Readonly<Record<string, unknown>>): string {
    this.count += 1;
    const id = `${KEY_PREFIXES[objectType] ?? 'a00'}${String(this.count).padStart(12, '0')}AAA`;
    const table = this.byType.get(objectType) ?? new Map<string, Row>();
    this.byType.set(objectType, table.set(id, { ...(values as Row), Id: id }));
    return id;
  }
}
