import { asProblem } from '../../../../base/appError';
import type { PageController, PageMessage, PageWorld } from './pageController';

/** Twin of `CtiSecretSetup`, the controller of the page *Phone Secret*. */
export function secretSetup({ org, secret, label }: PageWorld): PageController {
  const isAllowed = (): boolean => org.access.hasCustomPermission('Cti_Manage_Secret');
  const messages: PageMessage[] = [];
  const typed = { entered: '', repeated: '' };
  const confirm = (...names: readonly string[]): void => {
    messages.push({ severity: 'confirm', text: names.map(label).join(' ') });
  };
  const refuse = (...names: readonly string[]): void => {
    messages.push({ severity: 'error', text: names.map(label).join(' ') });
  };
  const asAdmin = (work: () => void) => (): void => {
    if (isAllowed()) work();
    else refuse('Cti_Secret_Not_Allowed');
  };
  const save = (): void => {
    const { entered, repeated } = typed;
    Object.assign(typed, { entered: '', repeated: '' });
    if (entered !== repeated) return refuse('Cti_Secret_Differs');
    const isFirst = !secret.isEntered;
    try {
      secret.enter(entered);
    } catch (thrown) {
      if (asProblem(thrown).code !== 'bad-line-secret') throw thrown;
      return refuse('Cti_Secret_Bad', 'Cti_Secret_Bad_Hint');
    }
    confirm(isFirst ? 'Cti_Secret_Saved' : 'Cti_Secret_Saved_Second');
  };
  const useSecond = (): void => {
    if (secret.useSecond()) confirm('Cti_Secret_Changed');
    else refuse('Cti_Secret_No_Second', 'Cti_Secret_No_Second_Hint');
  };
  const forgetSecond = (): void => {
    secret.forgetSecond();
    confirm('Cti_Secret_Forgotten');
  };
  return {
    read: {
      isAllowed,
      isEntered: () => isAllowed() && secret.isEntered,
      hasSecond: () => isAllowed() && secret.hasSecond,
    },
    fill: {
      entered: (text) => (typed.entered = text),
      repeated: (text) => (typed.repeated = text),
    },
    act: { save: asAdmin(save), useSecond: asAdmin(useSecond), forgetSecond: asAdmin(forgetSecond) },
    messages,
  };
}
