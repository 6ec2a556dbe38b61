import { AppError } from '../../../../base/appError';
import type { Log } from '../../../../base/log';
import type { ApexClasses } from '../../../org/apex/apexClass';
import type { Addresses } from '../../addresses';
import type { AgentSession, OpenPage } from '../../agentSession';
import { json, notice, redirect } from '../../answer';
import type { Answer } from '../../answer';
import type { Asked } from '../../asked';
import type { Namespace } from '../../namespace';

export interface RemotingEndpointParts {
  readonly addresses: Addresses;
  readonly agent: AgentSession;
  readonly apex: ApexClasses;
  readonly runAs: (userId: string, work: () => unknown) => unknown;
  readonly log: Log;
  readonly sid: string;
  readonly namespace: Namespace;
}

/** One call as the page sends it; everything in it is untrusted. */
interface RemoteCall {
  readonly action?: unknown;
  readonly method?: unknown;
  readonly data?: unknown;
  readonly tid?: unknown;
  readonly ctx?: { readonly csrf?: unknown; readonly vid?: unknown };
}

/** More than a page would ever send at once. */
const MOST_CALLS = 50;

/** POST /apexremote: one call or a list of them, answered in a list. The gate has checked the Origin. */
export async function remotingAnswer(asked: Asked, parts: RemotingEndpointParts): Promise<Answer> {
  const body = await asked.readJson();
  if (!parts.agent.isLive(parts.sid)) return expiredAnswer(body, parts);
  const answers = await Promise.all(callsIn(body).map((call) => answerCall(call, parts)));
  return json(answers);
}

function callsIn(body: unknown): RemoteCall[] {
  const calls = (Array.isArray(body) ? body : [body]) as (RemoteCall | null)[];
  if (calls.length > MOST_CALLS || calls.some((call) => typeof call !== 'object' || call === null)) {
    throw new AppError('bad-remoting', 'This is no call of Visualforce remoting', {
      hint: 'Use Visualforce.remoting.Manager.',
    });
  }
  return calls as RemoteCall[];
}

async function answerCall(call: RemoteCall, parts: RemotingEndpointParts): Promise<object> {
  const page: OpenPage = { csrf: text(call.ctx?.csrf), pageId: text(call.ctx?.vid) };
  if (!parts.agent.hasPage(parts.sid, page)) return invalidForSession(call);
  const [className, method] = [parts.namespace.ownClass(text(call.action)), text(call.method)];
  const twin = parts.apex[className];
  const action = twin && Object.hasOwn(twin, method) ? twin[method] : undefined;
  if (!action) {
    parts.log.error(
      'remoting',
      `${className}.${method} was called and has no twin: write src/emulator/org/apex/${className}.ts`,
    );
    return exception(call, { statusCode: 500, message: `The emulator has no twin of ${className}.${method}` });
  }
  try {
    const given = Array.isArray(call.data) ? (call.data as unknown[]) : [];
    const result = await parts.runAs(parts.agent.userOf(parts.sid), () => action(...given));
    return { ...echo(call), statusCode: 200, type: 'rpc', result };
  } catch (error) {
    parts.log.error('remoting', `${className}.${method} threw`, error);
    const where = `Class.${className}.${method}: line 1, column 1`;
    return exception(call, { statusCode: 400, message: (error as Error).message, where });
  }
}

/** What public code has met when a session was over: a sign-in page instead of JSON, a refusal, or a redirect that no page may follow. */
function expiredAnswer(body: unknown, { agent, addresses }: RemotingEndpointParts): Answer {
  if (agent.expiredAnswer === 'invalidRequest') return json(callsIn(body).map(invalidForSession));
  if (agent.expiredAnswer === 'redirect') return redirect(`${addresses.origin('lightning')}/visualforce/session`);
  return notice('Sign in', ['Your session has ended.'], 401);
}

function invalidForSession(call: RemoteCall): object {
  const message = 'Remoting request invalid for your session.  Refresh page and re-submit request';
  return exception(call, { statusCode: 402, message });
}

function exception(call: RemoteCall, about: { statusCode: number; message: string; where?: string }): object {
  return { ...echo(call), type: 'exception', ...about };
}

function echo(call: RemoteCall): object {
  return {
    tid: typeof call.tid === 'number' ? call.tid : 0,
    ref: false,
    action: text(call.action),
    method: text(call.method),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
