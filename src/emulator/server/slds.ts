import { join } from 'node:path';
import type { Answer } from './answer';
import { fileAnswer } from './files';

const DAY_SECONDS = 86_400;

/** `/slds/…`: styles and icons of the Salesforce Lightning Design System, from the installed package. */
export function slds(packagesFolder: string, pathname: string): Promise<Answer> {
  const folder = join(packagesFolder, '@salesforce-ux/design-system/assets');
  return fileAnswer(folder, decodeURIComponent(pathname.slice('/slds/'.length)), DAY_SECONDS);
}
