import { createHash } from 'node:crypto';
import type { AgentLine, AgentLines } from './readLines';
import type { CdrRow } from './readCdr';

/** One call of one agent, as the phone would have logged it. */
export interface AgentCall {
  readonly line: number;
  readonly agent: string;
  readonly user: AgentLine;
  readonly callId: string;
  readonly key: string;
  readonly direction: 'inbound' | 'outbound';
  readonly number: string;
  readonly name: string;
  readonly queue: string;
  readonly isInternal: boolean;
  readonly startedAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly talkedSeconds: number;
  readonly endReason: string;
}

/** Why a line of the file is nobody's call. */
export interface NobodysCall {
  readonly line: number;
  readonly agent: string;
  readonly callId: string;
  readonly startedAt: number;
  readonly number: string;
  readonly reason: 'noAgent' | 'unknownAgent' | 'sharedLine' | 'noDirection';
}

/**
 * The key that Apex makes for the same call (`CtiCallEntry.keyOf`, force-app/README.md).
 * @param ids  org and user with 18 characters, the call's id as the phone got it
 */
export function callKey(ids: { readonly orgId: string; readonly userId: string; readonly callId: string }): string {
  return createHash('sha256').update(`${ids.orgId}|${ids.userId}|${ids.callId}`).digest('hex');
}

/** Whose calls a line of the record is: one, two when agents call each other, none when nobody here took part. */
export function agentCalls(row: CdrRow, lines: AgentLines, orgId: string): readonly (AgentCall | NobodysCall)[] {
  const sides = sidesOf(row, lines);
  if ('reason' in sides) return [{ ...identity(row), agent: sides.agent, reason: sides.reason }];
  return sides.map(({ agent, user, direction, number }) => ({
    ...identity(row),
    agent,
    user,
    key: callKey({ orgId, userId: user.userId, callId: row.text.callId }),
    direction,
    number: number.slice(0, LONGEST_TEXT),
    name: row.text.name.slice(0, LONGEST_TEXT),
    queue: row.text.queue.slice(0, LONGEST_TEXT),
    isInternal: sides.length > 1 || /^internal$/i.test(row.text.direction),
    answeredAt: row.answeredAt,
    endedAt: row.endedAt,
    talkedSeconds: row.talkedSeconds,
    endReason: endReasonOf(row, direction),
  }));
}

/**
 * A user of the phone system in whatever dress: `PJSIP/anna-0000001a`, `sofia/internal/anna@pbx`, `sip:anna@pbx`,
 * `"Anna" <200>`, `Ext.200`, `Local/200@queue-01;2`.
 */
export function agentName(cell: string): string {
  const bare = /<([^<>]*)>/.exec(cell)?.[1] ?? cell;
  const last =
    bare
      .replace(/^sips?:/i, '')
      .split('/')
      .at(-1) ?? '';
  return last
    .replace(/[@;].*$/, '')
    .replace(/-[0-9a-f]{8}$/i, '')
    .replace(/^ext\.\s*/i, '')
    .trim()
    .toLowerCase();
}

const LONGEST_TEXT = 255;

interface Side {
  readonly agent: string;
  readonly user: AgentLine;
  readonly direction: 'inbound' | 'outbound';
  /** Of the other party. */
  readonly number: string;
}

function identity({ line, startedAt, text }: CdrRow): Pick<NobodysCall, 'line' | 'startedAt' | 'callId' | 'number'> {
  return { line, startedAt, callId: text.callId, number: text.number || text.from };
}

type Nobody = Pick<NobodysCall, 'agent' | 'reason'>;

function sidesOf(row: CdrRow, lines: AgentLines): readonly Side[] | Nobody {
  return row.text.agent ? namedSide(row, lines) : partySides(row, lines);
}

/** The record says which agent it was; which way the call went follows from a word, or from who called whom. */
function namedSide({ text }: CdrRow, lines: AgentLines): readonly Side[] | Nobody {
  const agent = agentName(text.agent);
  const user = lines.get(agent);
  if (!user) return { agent, reason: user === null ? 'sharedLine' : 'unknownAgent' };
  const direction = directionOf(text.direction) ?? directionByParty(agent, text);
  if (!direction) return { agent, reason: 'noDirection' };
  return [{ agent, user, direction, number: text.number || (direction === 'inbound' ? text.from : text.to) }];
}

function directionOf(word: string): 'inbound' | 'outbound' | undefined {
  if (/^(in|inbound|incoming|received|missed)\b/i.test(word)) return 'inbound';
  return /^(out|outbound|outgoing|dialed|dialled|placed)\b/i.test(word) ? 'outbound' : undefined;
}

function directionByParty(agent: string, text: CdrRow['text']): 'inbound' | 'outbound' | undefined {
  if ([text.from, text.fromChannel].some((cell) => agentName(cell) === agent)) return 'outbound';
  return [text.to, text.toChannel].some((cell) => agentName(cell) === agent) ? 'inbound' : undefined;
}

/** The record says only who called whom: each side that has a line here is an agent. */
function partySides({ text }: CdrRow, lines: AgentLines): readonly Side[] | Nobody {
  const callers = [text.fromChannel, text.from].map(agentName).filter(Boolean);
  const called = [text.toChannel, text.to].map(agentName).filter(Boolean);
  const known = (names: readonly string[]): string | undefined => names.find((name) => lines.has(name));
  const sides = [
    { agent: known(callers), direction: 'outbound', number: text.to } as const,
    { agent: known(called), direction: 'inbound', number: text.from } as const,
  ].flatMap(({ agent, ...rest }) => {
    const user = agent === undefined ? undefined : lines.get(agent);
    return user && agent !== undefined ? [{ agent, user, ...rest }] : [];
  });
  if (sides.length > 0) return sides;
  const agent = known(callers) ?? known(called);
  return agent ? { agent, reason: 'sharedLine' } : { agent: called[0] ?? '', reason: 'noAgent' };
}

/** Words of disposition, hang-up cause or reason, as the phone would have told them. */
const END_WORDS: readonly (readonly [RegExp, string])[] = [
  [/elsewhere|lose.?race/i, 'elsewhere'],
  [/busy/i, 'busy'],
  [/declin|reject/i, 'declined'],
  [/unalloc|unreach|not.?found|congest|offline|not.?regist/i, 'unreachable'],
  [/cancel|originator/i, 'cancelled'],
  [/^fail|error/i, 'failed'],
];

function endReasonOf(row: CdrRow, direction: 'inbound' | 'outbound'): string {
  if (row.answeredAt !== null) return 'completed';
  const known = END_WORDS.find(([words]) => words.test(row.text.result))?.[1];
  if (direction === 'inbound')
    return known === 'elsewhere' || known === 'declined' || known === 'busy' ? known : 'missed';
  return known ?? 'noAnswer';
}
