import { CALL_CENTERS_SOQL } from '../agents/callCenters';
import { checkDefinition } from '../callCenterFile/checkDefinition';
import type { Definition, Finding } from '../callCenterFile/definition';
import { readDefinition } from '../callCenterFile/readDefinition';
import type { MetadataFiles } from '../org/metadataDoor';
import { retrieve } from '../org/metadataDoor';
import type { OrgDoor } from '../org/orgDoor';
import { inNamespace, packageNamespace, withoutNamespace } from '../org/packageNamespace';
import { readMany } from '../org/readMany';
import type { TextRow } from '../org/readMany';
import { appsOfAgents } from './appsOfAgents';
import type { AppInUse } from './appsOfAgents';
import { asCallCenter } from '../agents/callCenters';
import type { CallCenter } from '../agents/callCenters';

export interface PictureOptions {
  /** Empty: the call center with the most users. */
  readonly callCenter?: string | undefined;
  /** Apps that agents use (API names); empty: any app counts. */
  readonly apps?: readonly string[] | undefined;
  /** Now, for tests. */
  readonly now?: number;
  /** The version of these tools, as `0.1.0`; the package in the org should have the same. */
  readonly version?: string | undefined;
  /** How long a server of the phone system may take to answer, ms. */
  readonly patienceMs?: number | undefined;
  /** PEM of a certification authority of one's own, beside those that Node knows. */
  readonly ca?: string | undefined;
}

export interface InOrg {
  readonly callCenter: CallCenter;
  /** As it stands in the org, mended by the rules of import. */
  readonly definition: Definition;
  /** What the rules found. */
  readonly findings: readonly Finding[];
}

/** What the checks look at, each part read once and only when a check asks for it. */
export class OrgPicture {
  readonly door: OrgDoor;
  readonly options: PictureOptions;
  private readonly parts = new Map<string, Promise<unknown>>();

  constructor(door: OrgDoor, options: PictureOptions = {}) {
    this.door = door;
    this.options = options;
  }

  /** False in an org that has no Open CTI (any more): then it has no call centers and nobody is in one. */
  async hasOpenCti(): Promise<boolean> {
    return (await this.callCenterRows()) !== null;
  }

  async callCenters(): Promise<readonly CallCenter[]> {
    return ((await this.callCenterRows()) ?? []).map(asCallCenter);
  }

  private callCenterRows(): Promise<readonly Record<string, unknown>[] | null> {
    return this.rowsOf(CALL_CENTERS_SOQL);
  }

  /** Users who are in any call center. */
  users(): Promise<readonly TextRow[]> {
    return this.once('users', async () => {
      if (!(await this.hasOpenCti())) return [];
      const users: TextRow[] = [];
      const fields = ['Id', 'Username', 'IsActive', 'CallCenterId'];
      await readMany(this.door, { fields, rest: 'FROM User WHERE CallCenterId != null' }, (user) => users.push(user));
      return users;
    });
  }

  /** Active users of the call center that is looked at. */
  async agents(): Promise<readonly TextRow[]> {
    const target = await this.target();
    return (await this.users()).filter((user) => user.CallCenterId === target?.id && user.IsActive === 'true');
  }

  /** The call center that is looked at; null when there is none, or none of that name. */
  target(): Promise<CallCenter | null> {
    return this.once('target', async () => {
      const all = await this.callCenters();
      const wanted = this.options.callCenter?.toLowerCase();
      if (wanted)
        return (
          all.find((one) => [one.internalName, one.name, one.id].some((name) => name.toLowerCase() === wanted)) ?? null
        );
      const users = await this.users();
      const count = (one: CallCenter): number => users.filter((user) => user.CallCenterId === one.id).length;
      return [...all].sort((a, b) => count(b) - count(a))[0] ?? null;
    });
  }

  /** Null when the call center or its metadata is not there. */
  definition(): Promise<InOrg | null> {
    return this.once('definition', async () => {
      const callCenter = await this.target();
      if (!callCenter) return null;
      const { internalName } = callCenter;
      const files = await retrieve(this.door, { CallCenter: [internalName] });
      const content = files.get(`callCenters/${internalName}.callCenter`);
      if (!content) return null;
      const { definition, findings } = readDefinition(content.toString('utf8'), `${internalName}.callCenter`);
      return { callCenter, definition, findings: [...findings, ...checkDefinition(definition)] };
    });
  }

  /** `settings/Security.settings` as text; empty when it is not handed out. */
  securitySettings(): Promise<string> {
    return this.once('security', async () => {
      const files = await retrieve(this.door, { Settings: ['Security'] });
      return files.get('settings/Security.settings')?.toString('utf8') ?? '';
    });
  }

  /** Apps that must have the phone: those that the admin named, else where many agents worked last; empty when that is not known. */
  appsInUse(): Promise<readonly AppInUse[]> {
    const named = this.options.apps?.map((name) => ({ name, agents: 0 }));
    return this.once('apps', async () => named ?? appsOfAgents(await this.agents(), (soql) => this.rowsOf(soql)));
  }

  /** Apps and utility bars, by path. */
  appsAndBars(): Promise<MetadataFiles> {
    return this.once('bars', async () => {
      const bars = await this.tooling<{ DeveloperName: string }>(
        "SELECT DeveloperName FROM FlexiPage WHERE Type = 'UtilityBar'",
      );
      const used = (await this.appsInUse()).map(({ name }) => name);
      return retrieve(this.door, {
        FlexiPage: bars.map((one) => one.DeveloperName),
        CustomApplication: used.length > 0 ? used : ['*'],
      });
    });
  }

  /** Rows of a query; null when the org has no such object, or not with these fields. */
  rowsOf<T = Record<string, unknown>>(soql: string): Promise<readonly T[] | null> {
    return this.once(soql, () => unlessMissing(this.door.queryAll<T>(soql)));
  }

  /** Rows of objects of ours, named without the namespace that they have in this org; null as with `rowsOf`. */
  async ownRows<T extends object>(soql: string): Promise<readonly T[] | null> {
    const namespace = await packageNamespace(this.door);
    return withoutNamespace(namespace, await this.rowsOf<T>(inNamespace(namespace, soql)));
  }

  /** An object of ours as this org names it: `acme__Cti_Call__c`. */
  async ownName(name: string): Promise<string> {
    return inNamespace(await packageNamespace(this.door), name);
  }

  /** Fields of an object by API name; null when the org has no such object. */
  describe(objectType: string): Promise<DescribedObject | null> {
    return this.once(`describe ${objectType}`, () =>
      unlessMissing(this.door.ask<DescribedObject>({ path: `/sobjects/${objectType}/describe` })),
    );
  }

  async tooling<T>(soql: string): Promise<readonly T[]> {
    const { records } = await this.door.ask<{ records: readonly T[] }>({
      path: `/tooling/query?q=${encodeURIComponent(soql)}`,
    });
    return records;
  }

  private once<T>(name: string, read: () => Promise<T>): Promise<T> {
    const known = this.parts.get(name) as Promise<T> | undefined;
    if (known) return known;
    const part = read();
    this.parts.set(name, part);
    return part;
  }
}

export interface DescribedObject {
  readonly createable: boolean;
  readonly fields: readonly DescribedField[];
}

export interface DescribedField {
  readonly name: string;
  readonly type: string;
  readonly createable: boolean;
  /** Whether access to it is given by permission sets; required and system fields are open to all. */
  readonly permissionable: boolean;
}

/** What the org does not have is an answer, not a failure. */
async function unlessMissing<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (/^The org refused: (INVALID_TYPE|INVALID_FIELD|NOT_FOUND)\b/.test((error as Error).message)) return null;
    throw error;
  }
}

/** The text of an element in a settings file, wherever it stands; empty when it is missing. */
export function settingIn(xml: string, name: string): string {
  return new RegExp(`<${name}>\\s*([^<]*?)\\s*</${name}>`).exec(xml)?.[1] ?? '';
}
