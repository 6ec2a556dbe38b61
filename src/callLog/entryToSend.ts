import { cutText } from '../calls/plainText';
import type { CallEntry } from '../hosts/orgContract';

const TEXT_LIMIT = 255;
/** Lengths of texts that may be longer; `CallEntry` says so. */
const LONGER: Readonly<Record<string, number>> = { note: 32_000, noteBaseline: 32_000, matchExplanation: 1_000 };
/** Of what the phone system told, and of what the agent typed for fields. */
const MOST_ATTRIBUTES = 50;
const MOST_TASK_FIELDS = 20;
const NAME_LIMIT = 80;
const VALUE_LIMIT = 1_000;

/** An entry in the lengths that the org accepts: it refuses what is longer. */
export function entryToSend(entry: CallEntry): CallEntry {
  const cut = Object.entries(entry).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'string' ? cutText(value, LONGER[name] ?? TEXT_LIMIT) : value,
  ]);
  const { attributes, taskFields, followUp } = entry;
  return {
    ...(Object.fromEntries(cut) as CallEntry),
    durationSeconds: Math.max(0, Math.round(entry.durationSeconds)),
    phoneSystemCallId: shortCallId(entry.phoneSystemCallId),
    ...(attributes && { attributes: cutTexts(attributes, MOST_ATTRIBUTES, VALUE_LIMIT) }),
    ...(taskFields && { taskFields: cutTexts(taskFields, MOST_TASK_FIELDS, LONGER.note!) }),
    ...(followUp && { followUp: { ...followUp, subject: cutText(followUp.subject, TEXT_LIMIT) } }),
  };
}

function cutTexts(texts: Readonly<Record<string, string>>, most: number, longest: number): Record<string, string> {
  const kept = Object.entries(texts).slice(0, most);
  return Object.fromEntries(kept.map(([name, value]) => [cutText(name, NAME_LIMIT), cutText(value, longest)]));
}

/** Ids become the log's key: two that begin alike must not become one by being cut. */
function shortCallId(callId: string): string {
  if (callId.length <= TEXT_LIMIT) return callId;
  let hash = 0xcbf29ce484222325n; // FNV-1a, 64 bits
  for (const character of callId)
    hash = ((hash ^ BigInt(character.codePointAt(0)!)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return `${cutText(callId, TEXT_LIMIT - 17)}~${hash.toString(16).padStart(16, '0')}`;
}
