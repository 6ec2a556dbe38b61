const LONGEST = 32_000;

/**
 * Two people wrote into one note: what each of them added is kept. The same again when it is merged a second time.
 *
 * @param base    the note that `mine` was made from
 * @param theirs  the note as it stands
 * @param mine    the note as this agent wants it
 */
export function mergedNote(base: string, theirs: string, mine: string): string {
  const [before, there, wanted] = [base, theirs, mine].map((note) => note.replaceAll('\r\n', '\n').trim()) as [
    string,
    string,
    string,
  ];
  if (wanted === before) return there;
  if (there === before || wanted.startsWith(there)) return wanted;
  if (there.includes(wanted)) return there;
  // Who only wrote on adds only that.
  const added = before !== '' && wanted.startsWith(before) ? wanted.slice(before.length).trim() : wanted;
  return there.includes(added) ? there : `${there}\n${added}`.slice(0, LONGEST);
}
