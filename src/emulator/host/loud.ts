import type { Gap } from './method';

/** Writes a gap to the browser's console, so that nobody searches for it in the adapter. */
export function sayLoudly(gap: Gap): void {
  console.error(
    `[Emulator] Not emulated: ${gap.called}\n  answered: ${gap.answered}\n  to emulate it, write or extend: ${gap.file}`,
  );
}

export function gapText(value: unknown): string {
  try {
    return JSON.stringify(value).slice(0, 500);
  } catch {
    return String(value);
  }
}
