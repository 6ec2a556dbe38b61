import type { PhoneContext } from '../parts';

/** Saves the softphone layout as rules, in a file. Only an open console knows the layout; what makes the file is loaded when asked for. */
export async function importLayout({ host, namespace, saveFile, store }: PhoneContext): Promise<void> {
  const [layout, { layoutFile }] = await Promise.all([host.readSoftphoneLayout(), import('../layoutFile')]);
  const { bytes, rules, notes } = layoutFile(layout, namespace);
  saveFile({ name: 'softphone-layout-rules.zip', mediaType: 'application/zip', text: '', bytes });
  const rest = notes.length > 0 ? ` No equal: ${notes.join('. ')}.` : ' Everything has an equal.';
  store.apply({
    type: 'noticeShown',
    notice: {
      noticeId: 'layout-imported',
      tone: notes.length > 0 ? 'warning' : 'info',
      text: `The softphone layout is in a file, as ${rules} rules`,
      hint: `Nothing has changed yet: READ ME.txt in it says how to deploy them.${rest}`,
      action: null,
    },
  });
}
