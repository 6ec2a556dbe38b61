import { AppError } from '../../base/appError';
import { runGlobalApex } from '../org/apex/global/globalApex';
import { exportRecords } from '../org/exportData';
import { askAura } from '../org/apex/aura/auraClasses';
import { UntrustedInput } from '../org/apex/untrustedInput';
import { NO_METADATA } from '../org/customMetadata';
import type { CustomMetadata } from '../org/customMetadata';
import { globalSearch } from '../org/globalSearch';
import type { Org } from '../org/org';
import type { ConsoleSession, OrgComponents, SavedRecord } from '../org/orgApi';
import { recordList, recordPage } from '../org/recordPage';
import type { OrgUser } from '../org/users/orgUsers';
import { json, problemAnswer } from './answer';
import type { Answer } from './answer';
import type { Asked } from './asked';
import type { UserSwitch } from './userSwitch';

export interface OrgRoutesParts {
  readonly org: Org;
  /** Who is signed in, browser by browser. */
  readonly users: UserSwitch;
  /** `appName`: of the app that the page asks for. */
  readonly session: (user: OrgUser, appName?: string) => ConsoleSession | Promise<ConsoleSession>;
  readonly reset: () => void;
  readonly metadata?: CustomMetadata;
  /** The project's own components, if it has any. */
  readonly components?: () => OrgComponents;
  /** What went over the exchange's sockets. */
  readonly trace: () => unknown;
}

type Route = (asked: Asked, name: string) => unknown;

/** `/emulator/*`: the org as the console asks for it (`src/emulator/org/orgApi.ts`). The caller has checked the token. */
export function orgRoutes(parts: OrgRoutesParts): (asked: Asked) => Promise<Answer> {
  const { org, users, metadata = NO_METADATA, components = () => ({ tabs: [], forRecords: [] }) } = parts;
  const asUser = <T>(asked: Asked, work: () => T): T => org.runAs(users.userOf(asked).id, work);
  const routes: Readonly<Record<string, Route>> = {
    'GET session': (asked) => parts.session(users.userOf(asked), asked.url.searchParams.get('app') ?? undefined),
    'GET users': (asked) => users.choices(asked),
    'POST user': (asked) => users.choose(asked),
    'GET records': (asked, objectType) => asUser(asked, () => recordList(org, objectType)),
    'POST records': async (asked, objectType): Promise<SavedRecord> => {
      const values = await readValues(asked);
      return { id: asUser(asked, () => org.create(objectType, values)) };
    },
    'GET record': (asked, id) => asUser(asked, () => recordPage(org, id)),
    'PATCH record': async (asked, id): Promise<SavedRecord> => {
      const values = await readValues(asked);
      asUser(asked, () => org.update(id, values));
      return { id: org.read(id).Id };
    },
    'POST apex': async (asked) => {
      const call = await readValues(asked);
      return { result: asUser(asked, () => runGlobalApex(org, call)) };
    },
    'POST aura': async (asked) => {
      const call = new UntrustedInput(await readValues(asked));
      const method = call.text('method', 120);
      return { result: asUser(asked, () => askAura({ org, metadata }, method, call.inner('parameters'))) };
    },
    'GET components': (asked): OrgComponents => {
      const { tabs, forRecords } = components();
      return { tabs: tabs.filter(({ name }) => asUser(asked, () => org.access.seesTab(name))), forRecords };
    },
    'GET search': (asked) => asUser(asked, () => globalSearch(org, asked.url.searchParams.get('q') ?? '')),
    'GET export': () => exportRecords(org),
    'GET trace': () => parts.trace(),
    'POST reset': () => (parts.reset(), {}),
  };
  return async (asked) => {
    const [, , area = '', name = ''] = asked.url.pathname.split('/');
    const route = routes[`${asked.method} ${area}`];
    try {
      if (!route) throw noRoute(asked);
      const value = await route(asked, decodeURIComponent(name));
      return isAnswer(value) ? value : json(value, asked.method === 'POST' && area === 'records' ? 201 : 200);
    } catch (error) {
      return problemAnswer(error);
    }
  };
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && 'headers' in value && 'body' in value;
}

async function readValues(asked: Asked): Promise<Readonly<Record<string, unknown>>> {
  const body = await asked.readJson();
  if (typeof body === 'object' && body !== null && !Array.isArray(body))
    return body as Readonly<Record<string, unknown>>;
  throw new AppError('bad-record', 'A record is a JSON object of field values', {
    hint: 'Send { "FieldName": "value" }.',
  });
}

function noRoute(asked: Asked): AppError {
  return new AppError('no-route', `${asked.method} ${asked.url.pathname} is not part of the emulator's API`, {
    hint: 'What there is stands in src/emulator/org/orgApi.ts.',
  });
}
