const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const MOMENT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const DAY_MS = 86_400_000;

/** `15 Jan 2026` for a date of a record (`2026-01-15`); what is no date stays as it is. */
export function dateText(value: string): string {
  const [year, month, day] = value.split('-').map(Number);
  if (!year || !month || !day) return value;
  return DATE.format(new Date(year, month - 1, day));
}

/** `15 Jan 2026, 10:05` in the agent's time zone, for ISO text in UTC. */
export function momentText(value: string): string {
  const moment = Date.parse(value);
  return Number.isNaN(moment) ? value : MOMENT.format(moment);
}

/** For the timeline: `10:05 · Today`, `10:05 · Yesterday`, else the date. */
export function recentMomentText(value: string, now = Date.now()): string {
  const moment = Date.parse(value);
  if (Number.isNaN(moment)) return '';
  const days = Math.round((startOfDay(now) - startOfDay(moment)) / DAY_MS);
  if (days === 0) return `${TIME.format(moment)} · Today`;
  if (days === 1) return `${TIME.format(moment)} · Yesterday`;
  return DATE.format(moment);
}

/** `4:07`, `1:02:03`. */
export function durationText(seconds: number): string {
  const rest = [Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  const hours = Math.floor(seconds / 3600);
  const [minutes = 0, last = 0] = rest;
  const tail = String(last).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

function startOfDay(moment: number): number {
  return new Date(moment).setHours(0, 0, 0, 0);
}
