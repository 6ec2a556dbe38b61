import { deploy } from '../org/metadataDoor';
import { barOf } from '../utilityBar/appFile';
import { addItem, hasItem } from '../utilityBar/utilityItem';
import type { AppInUse } from './appsOfAgents';
import type { Check, CheckResult } from './check';
import { pass } from './check';
import type { OrgPicture } from './orgPicture';

const WISHES = { label: 'Phone', icon: 'call', heightPx: 480, widthPx: 380, startsAutomatically: true };

export const utilityItem: Check = {
  name: 'utilityItem',
  asks: 'Is the phone in the utility bar of the apps that agents use?',
  look: async (org) => {
    const used = await org.appsInUse();
    const states = (await appsOf(org)).filter(({ app }) => used.length === 0 || used.some(({ name }) => name === app));
    const withPhone = states.filter((one) => one.hasPhone).map((one) => one.app);
    if (used.length === 0) {
      if (withPhone.length > 0) return pass(`In ${withPhone.join(', ')}`);
      return { status: 'fail', evidence: 'In none of the Lightning apps', fix: 'cti utility add --app NAME' };
    }
    const without = used.filter(({ name }) => !withPhone.includes(name));
    return without.length === 0 ? pass(`In ${withPhone.join(', ')}`) : missing(org, states, without);
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

function missing(org: OrgPicture, states: readonly AppState[], wanted: readonly AppInUse[]): CheckResult {
  const gone = wanted.filter(({ name }) => !states.some((one) => one.app === name));
  const without = states.filter((one) => !one.hasPhone);
  const agentsIn = (app: string): string => {
    const count = wanted.find(({ name }) => name === app)?.agents ?? 0;
    return count > 0 ? `${app} (${count} agents worked there last)` : app;
  };
  const evidence = [
    gone.length > 0 ? `no such Lightning app: ${gone.map(({ name }) => name).join(', ')}` : '',
    without.length > 0 ? `not in ${without.map((one) => agentsIn(one.app)).join(', ')}` : '',
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
