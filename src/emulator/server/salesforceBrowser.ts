/**
 * What a Chromium or Chrome must be told so that it finds the emulator under Salesforce's names, and trusts this one key there. The
 * second flag only counts in a profile of its own, which whoever starts the browser chooses.
 *
 * @param names  hosts without ports; only these are led to this computer, every other name goes where it always goes
 */
export function salesforceBrowserFlags(names: readonly string[], pin: string): readonly string[] {
  const rules = names.map((name) => `MAP ${name} 127.0.0.1`).join(', ');
  return [`--host-resolver-rules=${rules}`, `--ignore-certificate-errors-spki-list=${pin}`];
}

/** The flags as they are typed into a shell. */
export function asTypedFlags(flags: readonly string[]): string {
  return flags.map((flag) => flag.replace(/=(.*)$/, "='$1'")).join(' ');
}
