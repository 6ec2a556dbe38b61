import type { OrgData, Row } from './orgData';
import { RowRefused } from './orgData';

/** An org that knows its objects and fields, as the emulator's `Org` does. */
export interface RecordStore extends OrgData {
  readonly schema: readonly { readonly apiName: string; readonly fields: readonly { readonly apiName: string }[] }[];
}

/**
 * The records of one org (accounts, contacts, calls, users …) with the setup that it does not keep (call centers, permission sets,
 * roles) in tables beside it. A user is in both: fields that the org does not have, the call center above all, stand beside its own.
 */
export class LayeredData implements OrgData {
  private readonly org: RecordStore;
  private readonly setup: OrgData;
  private readonly beside = new Map<string, Readonly<Record<string, unknown>>>();

  constructor(org: RecordStore, setup: OrgData) {
    this.org = org;
    this.setup = setup;
  }

  records(objectType: string): readonly Row[] {
    if (!this.fieldsOf(objectType)) return this.setup.records(objectType);
    return this.org.records(objectType).map((row) => this.whole(row));
  }

  find(id: string): Row | undefined {
    const row = this.org.find(id);
    return row ? this.whole(row) : this.setup.find(id);
  }

  update(id: string, values: Readonly<Record<string, unknown>>): void {
    if (!this.org.find(id)) return this.setup.update(id, values);
    const known = this.fieldsOf(this.objectOf(id));
    const entries = Object.entries(values);
    const callCenter = values.CallCenterId;
    if (typeof callCenter === 'string' && !this.setup.find(callCenter)) {
      throw new RowRefused('FIELD_INTEGRITY_EXCEPTION', `Call Center ID: id value of incorrect type: ${callCenter}`);
    }
    const own = entries.filter(([field]) => known?.has(field));
    if (own.length > 0) this.org.update(id, Object.fromEntries(own));
    const others = Object.fromEntries(entries.filter(([field]) => !known?.has(field)));
    this.beside.set(id, { ...this.beside.get(id), ...others });
  }

  create(objectType: string, values: Readonly<Record<string, unknown>>): string {
    return this.fieldsOf(objectType) ? this.org.create(objectType, values) : this.setup.create(objectType, values);
  }

  private whole(row: Row): Row {
    return { ...(this.beside.get(row.Id) as Row | undefined), ...row };
  }

  private fieldsOf(objectType: string): ReadonlySet<string> | undefined {
    const schema = this.org.schema.find((each) => each.apiName === objectType);
    return schema && new Set(schema.fields.map((field) => field.apiName));
  }

  private objectOf(id: string): string {
    const holds = ({ apiName }: { apiName: string }): boolean => this.org.records(apiName).some((row) => row.Id === id);
    return this.org.schema.find(holds)?.apiName ?? '';
  }
}
