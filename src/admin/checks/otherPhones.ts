import { valueOf } from '../callCenterFile/definition';
import type { Check } from './check';
import { pass } from './check';
import { installedPackages, isOurs } from './installedPackages';

/** Words in the names of packages that bring a phone of their own. */
const PHONES =
  /\b(cti|softphone|telephony|dialer|genesys|purecloud|five9|nice|incontact|cxone|talkdesk|ringcentral|amazon connect|aircall|dialpad|vonage|newvoicemedia|8x8|avaya|webex|twilio|flex|zoom phone|3cx|mitel|natterbox|cloudcall|tenfold|bria|kixie|justcall|sinch|odigo|vocalcom|content guru)\b/i;

/** Two phones in one org log calls twice and fight over the microphone, whichever call center a user is in. */
export const otherPhones: Check = {
  name: 'otherPhones',
  asks: 'Is there one phone only, and not a second one from another package?',
  look: async (org) => {
    const definition = (await org.definition())?.definition;
    const url = definition ? valueOf(definition, 'reqAdapterUrl') : '';
    const [, own = ''] = /\/apex\/(\w+?)__/.exec(url) ?? /--(\w+)\.(?:\w+\.)?vf\.force\.com/.exec(url) ?? [];
    const packages = (await installedPackages(org)).filter((one) => PHONES.test(one.name) && !isOurs(one));
    const others = packages.filter(({ namespace }) => own === '' || namespace.toLowerCase() !== own.toLowerCase());
    // A phone on a vendor's server may have come with a package of the vendor: one is then its own.
    const isFromOutside = /^https:/i.test(url) && own === '';
    if (others.length <= (isFromOutside ? 1 : 0))
      return pass(packages.map(({ name }) => name).join(', ') || 'No other phone’s package');
    return {
      status: 'warn',
      evidence: `Packages with a phone of their own: ${others.map(({ name, version }) => `${name} ${version}`).join(', ')}`,
      fix: 'Uninstall those that are gone (Setup → Installed Packages); of those in use, take their items out of the bars of these agents: cti utility remove.',
    };
  },
};
