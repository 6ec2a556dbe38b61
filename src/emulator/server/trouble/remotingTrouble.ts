import { apexFailure } from '../../scenarios/apexAnswers';
import { apexDelayMs } from '../../scenarios/apexSpeed';
import type { ScenarioBoard } from '../../scenarios/scenarioBoard';
import { json, notice } from '../answer';
import type { Answer } from '../answer';
import type { Asked, Site } from '../asked';
import type { RemotingTrace } from './remotingTrace';

export interface RemotingTroubleParts {
  readonly board: ScenarioBoard;
  readonly trace: RemotingTrace;
  /** Called when a call was answered. */
  readonly onAnswer: () => void;
}

/** Remoting as the scenarios want it: slow, failing, and written down. */
export async function troubledRemoting(asked: Asked, site: Site, parts: RemotingTroubleParts): Promise<Answer> {
  const { board, trace, onAnswer } = parts;
  const at = Date.now();
  const body = await asked.readJson();
  await passed(apexDelayMs(board.value('apexSpeed')));
  const answer =
    failingAnswer(body, board.value('apexAnswers')) ??
    (await site({ ...asked, readJson: () => Promise.resolve(body) }));
  const { action, request } = described(body);
  trace.add({ at, tookMs: Date.now() - at, action, request, status: answer.status, answer: readable(answer.body) });
  onAnswer();
  return answer;
}

function passed(ms: number): Promise<void> {
  return new Promise((resolve) => {
    if (ms === 0) resolve();
    else setTimeout(resolve, ms).unref();
  });
}

interface RemoteCall {
  readonly action?: unknown;
  readonly method?: unknown;
  readonly data?: unknown;
  readonly tid?: unknown;
}

/** Null when Apex works. */
function failingAnswer(body: unknown, value: string): Answer | null {
  if (value === 'unavailable') return notice('Service unavailable', ['We are down for maintenance.'], 503);
  const message = apexFailure(value);
  if (!message) return null;
  const failures = callsIn(body).map(({ action, method, tid }) => {
    return { action, method, tid, ref: false, type: 'exception', statusCode: 400, message, where: '' };
  });
  return json(failures);
}

function callsIn(body: unknown): readonly RemoteCall[] {
  const calls = (Array.isArray(body) ? body : [body]) as unknown[];
  return calls.filter((call): call is RemoteCall => typeof call === 'object' && call !== null);
}

/** What was asked, without the page's token. */
function described(body: unknown): { action: string; request: unknown } {
  const calls = callsIn(body);
  const requests = calls.map(({ data }) => (Array.isArray(data) ? data.map(unpacked) : data));
  const action = calls.map((call) => `${String(call.action)}.${String(call.method)}`).join(', ');
  return { action, request: requests.length === 1 ? requests[0] : requests };
}

/** JSON inside of texts is easier to read outside. */
function unpacked(value: unknown): unknown {
  try {
    return typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
  } catch {
    return value;
  }
}

function readable(body: string | Buffer): unknown {
  const answer = unpacked(body.toString());
  if (!Array.isArray(answer)) return answer;
  return answer.map((each: Readonly<Record<string, unknown>>) => ({ ...each, result: unpacked(each.result) }));
}
