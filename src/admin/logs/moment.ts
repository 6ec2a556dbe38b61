import { AppError } from '../../base/appError';

/** How the dates of a file are to be read. */
export interface MomentStyle {
  /** IANA name, for times that name no zone themselves. */
  readonly timeZone: string;
  /** Whether 03/04/2026 is the third of April; null when nothing in the file tells. */
  readonly isDayFirst: boolean | null;
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly ms: number;
  /** Minutes east of Greenwich; null when the text names no zone. */
  readonly zoneMinutes: number | null;
}

const TIME = String.raw`(?:[T, ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp])?\.?(?:[Mm]\.?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}$`);
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})${TIME}$`);
const EPOCH = /^\d{10}(?:\.\d+)?$|^\d{13}$|^\d{16}$/;
const MS_PER_MINUTE = 60_000;

/**
 * A moment as phone systems write them: `2026-11-21 13:05:01`, ISO 8601, 21.11.2026, 11/21/2026 1:05 PM, or seconds,
 * milliseconds or microseconds since 1970. Null for what is none.
 */
export function readMoment(text: string, style: MomentStyle): number | null {
  if (EPOCH.test(text)) return Number(text) / ({ 13: 1, 16: 1_000 }[text.length] ?? 0.001);
  const parts = readParts(text, style.isDayFirst);
  if (!parts) return null;
  const asUtc = Date.UTC(parts.year, parts.month - 1, parts.day) + parts.ms;
  if (new Date(Date.UTC(parts.year, parts.month - 1, parts.day)).getUTCDate() !== parts.day) return null;
  if (parts.zoneMinutes !== null) return asUtc - parts.zoneMinutes * MS_PER_MINUTE;
  // The second look is for the hours around a change of the clocks.
  const roughly = asUtc - offsetAt(asUtc, style.timeZone);
  return asUtc - offsetAt(roughly, style.timeZone);
}

/** What one date says about the order of day and month; null when it fits both. */
export function tellsDayFirst(text: string): boolean | null {
  const [, first = '', separator, second = ''] = YEAR_LAST.exec(text) ?? [];
  if (separator !== '/') return null;
  if (Number(first) > 12) return true;
  return Number(second) > 12 ? false : null;
}

/** @throws AppError `bad-time-zone` */
export function assertTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch (error) {
    throw new AppError('bad-time-zone', `"${timeZone}" is no time zone`, {
      hint: 'Write it as Europe/Berlin, America/New_York or UTC.',
      cause: error,
    });
  }
}

function readParts(text: string, isDayFirst: boolean | null): Parts | null {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) {
    const [, year, month, day, ...time] = yearFirst;
    return checked({ year: Number(year), month: Number(month), day: Number(day), ...readTime(time) });
  }
  const yearLast = YEAR_LAST.exec(text);
  if (!yearLast) return null;
  const [, first, separator, second, year, ...time] = yearLast;
  const tells = separator === '/' ? (tellsDayFirst(text) ?? isDayFirst) : true;
  if (tells === null) return null;
  const [day, month] = tells ? [first, second] : [second, first];
  return checked({ year: Number(year), month: Number(month), day: Number(day), ...readTime(time) });
}

function readTime(groups: readonly (string | undefined)[]): { ms: number; zoneMinutes: number | null } {
  const [hour = '0', minute = '0', second = '0', fraction = '0', half = '', zone] = groups;
  const afterNoon = half.toLowerCase() === 'p' ? 12 : 0;
  const hours = half ? (Number(hour) % 12) + afterNoon : Number(hour);
  const seconds = (hours * 60 + Number(minute)) * 60 + Number(second);
  const ms = seconds * 1_000 + Math.floor(Number(`0.${fraction}`) * 1_000);
  return { ms, zoneMinutes: zone === undefined ? null : minutesOf(zone) };
}

function minutesOf(zone: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** 0000-00-00 and 13/13 are no dates. */
function checked(parts: Parts): Parts | null {
  const isDate = parts.year >= 1990 && parts.month >= 1 && parts.month <= 12 && parts.day >= 1 && parts.day <= 31;
  return isDate && parts.ms < 86_400_000 ? parts : null;
}

const offsets = new Map<string, number>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds that the clocks of a zone are ahead of UTC; asked once for each quarter of an hour, where they can change. */
function offsetAt(instant: number, timeZone: string): number {
  const quarter = Math.floor(instant / 900_000) * 900_000;
  const key = `${timeZone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const offset = wallClock(quarter, timeZone) - quarter;
  offsets.set(key, offset);
  return offset;
}

function wallClock(instant: number, timeZone: string): number {
  const numeric = 'numeric';
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    });
  formats.set(timeZone, format);
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
