import { AppError } from '../../../base/appError';
import type { FieldValues, HostOrg } from '../../host/hostConsole';
import type {
  ApiProblem,
  ConsoleSession,
  OrgComponents,
  RecordList,
  RecordPage,
  SavedRecord,
  SearchResult,
  UserChoices,
} from '../../org/orgApi';

/** A refusal of the org, with what it says about single fields. */
export class OrgProblem extends AppError {
  readonly details: ApiProblem['details'];

  constructor(problem: ApiProblem) {
    super(problem.code, problem.message, { hint: problem.hint });
    this.details = problem.details;
  }
}

/** The emulated org over HTTP, as the console page asks it (`src/emulator/org/orgApi.ts`). */
export class OrgClient implements HostOrg {
  /** @param appName  API name; empty for the user's usual app */
  session(appName = ''): Promise<ConsoleSession> {
    return ask('GET', `/emulator/session${appName ? `?app=${encodeURIComponent(appName)}` : ''}`);
  }

  components(): Promise<OrgComponents> {
    return ask('GET', '/emulator/components');
  }

  users(): Promise<UserChoices> {
    return ask('GET', '/emulator/users');
  }

  /** The page has to be loaded again afterwards. */
  async signInAs(username: string): Promise<void> {
    await ask('POST', '/emulator/user', { username });
  }

  /** What a method of a global class returns. @throws OrgProblem */
  async runApex(apexClass: string, methodName: string, methodParams: string): Promise<unknown> {
    const call = { apexClass, methodName, methodParams };
    return (await ask<{ readonly result: unknown }>('POST', '/emulator/apex', call)).result;
  }

  list(objectType: string): Promise<RecordList> {
    return ask('GET', `/emulator/records/${encodeURIComponent(objectType)}`);
  }

  record(recordId: string): Promise<RecordPage> {
    return ask('GET', `/emulator/record/${encodeURIComponent(recordId)}`);
  }

  search(text: string): Promise<SearchResult> {
    return ask('GET', `/emulator/search?q=${encodeURIComponent(text)}`);
  }

  async create(objectType: string, values: FieldValues): Promise<string> {
    const saved = await ask<SavedRecord>('POST', `/emulator/records/${encodeURIComponent(objectType)}`, values);
    return saved.id;
  }

  async update(recordId: string, values: FieldValues): Promise<string> {
    const saved = await ask<SavedRecord>('PATCH', `/emulator/record/${encodeURIComponent(recordId)}`, values);
    return saved.id;
  }

  async reset(): Promise<void> {
    await ask('POST', '/emulator/reset', {});
  }
}

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const json =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await fetch(path, { method, ...json }).catch((cause: unknown) => {
    throw new AppError('emulator-unreachable', `${method} ${path} got no answer`, {
      hint: 'Is "npm start" still running? Start it again and reload this page.',
      cause,
    });
  });
  const answer = (await response.json().catch(() => null)) as T | ApiProblem | null;
  if (response.ok) return answer as T;
  throw new OrgProblem(isProblem(answer) ? answer : unknownProblem(method, path, response.status));
}

function isProblem(answer: unknown): answer is ApiProblem {
  return typeof (answer as Partial<ApiProblem> | null)?.code === 'string';
}

function unknownProblem(method: string, path: string, status: number): ApiProblem {
  return {
    code: 'emulator-answer',
    message: `${method} ${path} was answered with ${status} and without a reason`,
    hint: 'Look at the terminal in which the emulator runs.',
  };
}
