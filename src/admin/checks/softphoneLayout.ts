import type { Check } from './check';
import { pass, skip } from './check';
import type { OrgPicture } from './orgPicture';

/** What SOAP `describeSoftphoneLayout` says; a list of one comes as that one. */
interface Layout {
  readonly name?: string;
  readonly callTypes?: CallType | readonly CallType[];
}
interface CallType {
  readonly name?: string;
  readonly screenPopOptions?: PopOption | readonly PopOption[];
  readonly sections?: Section | readonly Section[];
}
interface PopOption {
  readonly matchType?: string;
  readonly screenPopType?: string;
}
interface Section {
  readonly entityApiName?: string;
}

const STEPS =
  'By hand, no API writes it: Setup → Softphone Layouts → New or Edit → Inbound: choose the objects to search and, below Screen Pop Settings, what opens for no, one and many matches; then Softphone Layout Assignment for the agents’ profiles.';

/** Of the running user alone: the org tells nobody the layouts of others. */
export const softphoneLayout: Check = {
  name: 'softphoneLayout',
  asks: 'Does the softphone layout (of this login) search and pop for inbound calls?',
  look: async (org) => {
    if (!(await org.target())) return skip('There is no call center to look at');
    const layout = await describeLayout(org);
    const types = listOf(layout.callTypes);
    const inbound = types.find(({ name }) => name === 'Inbound');
    const objects = listOf(inbound?.sections).map(({ entityApiName }) => entityApiName ?? '');
    const pops = listOf(inbound?.screenPopOptions).map((pop) => `${pop.matchType ?? '?'}: ${pop.screenPopType ?? '?'}`);
    const evidence = `"${layout.name ?? 'the standard one'}" searches ${objects.join(', ') || 'no object'} for inbound calls; ${pops.join(', ') || 'nothing opens'}`;
    if (inbound && objects.length > 0)
      return pass(`${evidence}. Layouts of agents with other profiles cannot be seen from here`);
    return { status: 'warn', evidence: inbound ? evidence : `"${layout.name ?? ''}" has no inbound calls`, fix: STEPS };
  },
};

/** The library knows the call by its name only; it has no function of its own for it. */
async function describeLayout({ door }: OrgPicture): Promise<Layout> {
  const answer: unknown = await door.attempt('describeSoftphoneLayout', () =>
    door.connection.soap._invoke('describeSoftphoneLayout', {}, null),
  );
  return listOf(answer as Layout | readonly Layout[])[0] ?? {};
}

function listOf<T>(value: T | readonly T[] | null | undefined): readonly T[] {
  return value === null || value === undefined ? [] : ([value].flat() as T[]);
}
