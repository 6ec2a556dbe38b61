import { asProblem } from '../../../base/appError';
import type { OrgComponents } from '../../org/orgApi';
import { script, text } from '../answer';
import type { Answer } from '../answer';
import { builtAt, bundleComponents } from './bundleComponents';
import type { ComponentFolders } from './bundleComponents';

/** `/components.js`: the org's components, bundled when first asked for and again after a build. */
export function componentSite(folders: ComponentFolders, { tabs, forRecords }: OrgComponents): () => Promise<Answer> {
  const names = [...new Set([...tabs, ...forRecords].map(({ component }) => component).filter(Boolean))];
  let made: { readonly at: number; readonly code: Promise<string> } | null = null;
  return async () => {
    const at = builtAt(folders);
    if (made?.at !== at) made = { at, code: bundleComponents(folders, names) };
    try {
      return script(await made.code);
    } catch (thrown) {
      made = null;
      const { message, hint } = asProblem(thrown);
      return text(`${message}. ${hint}\n`, 500);
    }
  };
}
