import type { TextRow } from '../org/readMany';

export interface AppInUse {
  /** API name, as the Metadata API has it: `Acme_Console`, `standard__LightningService`. */
  readonly name: string;
  /** Agents who worked there last; 0 when the admin named it. */
  readonly agents: number;
}

interface LastApp {
  readonly UserId: string;
  readonly AppDefinitionId: string | null;
}
interface App {
  readonly DurableId: string;
  readonly DeveloperName: string;
  readonly NamespacePrefix: string | null;
}

/** An app where fewer than this share of the agents were last is somebody's side trip. */
const SHARE = 0.1;

/** Where the agents worked last: the org keeps one app for each user and size of screen. @param rowsOf  null: not in this org */
export async function appsOfAgents(
  agents: readonly TextRow[],
  rowsOf: <T>(soql: string) => Promise<readonly T[] | null>,
): Promise<readonly AppInUse[]> {
  const ids = new Set(agents.map((agent) => agent.Id));
  const last = await rowsOf<LastApp>("SELECT UserId, AppDefinitionId FROM UserAppInfo WHERE FormFactor = 'Large'");
  const apps = await rowsOf<App>('SELECT DurableId, DeveloperName, NamespacePrefix FROM AppDefinition');
  const own = (last ?? []).filter(({ UserId }) => ids.has(UserId));
  return (apps ?? [])
    .map((app) => ({
      name: app.NamespacePrefix ? `${app.NamespacePrefix}__${app.DeveloperName}` : app.DeveloperName,
      agents: own.filter(({ AppDefinitionId }) => AppDefinitionId === app.DurableId).length,
    }))
    .filter((app) => app.agents > 0 && app.agents >= agents.length * SHARE);
}
