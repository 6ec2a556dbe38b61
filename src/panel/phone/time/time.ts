/** `0:05`, `12:34`, `1:02:03` */
export function runningTime(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  const end = `${hours > 0 ? twoDigits(minutes) : minutes}:${twoDigits(seconds % 60)}`;
  return hours > 0 ? `${hours}:${end}` : end;
}

/** `14:05`, in the way of this browser. */
export function clockTime(moment: number): string {
  return new Date(moment).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}

/** `Today`, `Yesterday`, else `Wednesday, 18 November` in the way of this browser. */
export function dayName(moment: number, now: number): string {
  const day = new Date(moment);
  if (isSameDay(day, new Date(now))) return 'Today';
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (isSameDay(day, yesterday)) return 'Yesterday';
  return day.toLocaleDateString([], { weekday: 'long', day: 'numeric', month: 'long' });
}

/** `2026-01-15`, as fields for a day want it; the day of this computer. */
export function dayCode(moment: number): string {
  const day = new Date(moment);
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${twoDigits(day.getMonth() + 1)}-${twoDigits(day.getDate())}`;
}

function isSameDay(a: Date, b: Date): boolean {
  return a.toDateString() === b.toDateString();
}
