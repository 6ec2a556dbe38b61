import { deploy } from '../org/metadataDoor';
import { barOf } from '../utilityBar/appFile';
import { addItem, hasItem } from '../utilityBar/utilityItem';
import type { Check, CheckResult } from './check';
import { pass } from './check';
import type { OrgPicture } from './orgPicture';

const WISHES = { label: 'Phone', icon: 'call', heightPx: 480, widthPx: 380, startsAutomatically: true };

export const utilityItem: Check = {
  name: 'utilityItem',
  asks: 'Is the phone in the utility bar of the agents’ apps?',
  look: async (org) => {
    const bars = await appsOf(org);
    const withPhone = bars.filter((one) => one.hasPhone).map((one) => one.app);
    const wanted = org.options.apps ?? [];
    const without = bars.filter((one) => !one.hasPhone).map((one) => one.app);
    if (wanted.length > 0 ? without.length === 0 && bars.length === wanted.length : withPhone.length > 0) {
      return pass(`In ${withPhone.join(', ')}`);
    }
    if (wanted.length === 0)
      return {
        status: 'fail',
        evidence: `In none of ${bars.length} Lightning apps`,
        fix: 'cti utility add --app NAME',
      };
    return missing(org, bars, wanted);
  },
};

interface AppState {
  readonly app: string;
  readonly bar: string;
  readonly barXml: string;
  readonly hasPhone: boolean;
}

async function appsOf(org: OrgPicture): Promise<AppState[]> {
  const files = await org.appsAndBars();
  const states: AppState[] = [];
  for (const [path, content] of files) {
    const [, app] = /^applications\/(.+)\.app$/.exec(path) ?? [];
    const xml = content.toString('utf8');
    if (!app || !/<uiType>\s*Lightning/.test(xml)) continue;
    const bar = barOf(xml, app);
    const barXml = files.get(`flexipages/${bar}.flexipage`)?.toString('utf8') ?? '';
    states.push({ app, bar, barXml, hasPhone: barXml !== '' && hasItem(barXml, bar) });
  }
  return states;
}

function missing(org: OrgPicture, states: readonly AppState[], wanted: readonly string[]): CheckResult {
  const gone = wanted.filter((app) => !states.some((one) => one.app === app));
  const without = states.filter((one) => !one.hasPhone);
  const evidence = [
    gone.length > 0 ? `no such app: ${gone.join(', ')}` : '',
    without.length > 0 ? `not in ${without.map((one) => one.app).join(', ')}` : '',
  ];
  const fixable = without.filter((one) => one.barXml !== '');
  const mend = async (): Promise<void> => {
    await deploy(
      org.door,
      new Map(fixable.map(({ bar, barXml }) => [`flexipages/${bar}.flexipage`, addItem(barXml, WISHES, bar)])),
    );
  };
  return {
    status: 'fail',
    evidence: evidence.filter(Boolean).join('; '),
    fix:
      without.map((one) => `cti utility add --app ${one.app}`).join(', ') || 'Give the API names of apps with --app.',
    ...(fixable.length > 0 ? { mend } : {}),
  };
}
