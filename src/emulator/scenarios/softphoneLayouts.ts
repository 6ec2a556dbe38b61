import type { CallTypeLayout, ScreenPopSettings, SoftphoneLayout } from '../host/softphoneLayout';
import type { Scenario } from './scenario';

export const softphoneLayouts: Scenario = {
  key: 'softphoneLayout',
  group: 'Open CTI',
  title: 'Softphone layout',
  hint: 'Objects without fields find nobody: searchAndScreenPop returns only fields of the layout. A phone that matches by itself does not notice.',
  choices: [
    { value: 'usual', label: 'With objects and fields' },
    { value: 'noFields', label: 'Objects without fields' },
    { value: 'noObjects', label: 'No objects' },
    { value: 'empty', label: 'Nothing at all' },
    { value: 'oneObject', label: 'Contacts only' },
    { value: 'newRecord', label: 'No match: a new contact' },
    { value: 'flow', label: 'No match: a flow; one match: another' },
    { value: 'page', label: 'No match, one, several: a Visualforce page' },
    { value: 'quiet', label: 'Several matches: nothing pops' },
    { value: 'perCallType', label: 'Outbound with fields of its own, internal with leads' },
  ],
  default: 'usual',
};

export function layoutOf(value: string, usual: SoftphoneLayout): SoftphoneLayout {
  if (value === 'usual') return usual;
  const { Internal, Inbound, Outbound } = usual;
  const pops = POPS[value];
  if (pops) {
    const screenPopSettings = { ...Inbound.screenPopSettings, ...pops };
    return { ...usual, Inbound: { ...Inbound, screenPopSettings } };
  }
  if (value === 'perCallType')
    return { Internal: { ...Internal, objects: LEADS }, Inbound, Outbound: { ...Outbound, objects: MOBILES } };
  const change = (layout: CallTypeLayout): CallTypeLayout => changed(value, layout);
  return { Internal: change(Internal), Inbound: change(Inbound), Outbound: change(Outbound) };
}

/** What pops for inbound calls where a layout differs from the usual one in that alone. */
const POPS: Readonly<Record<string, ScreenPopSettings>> = {
  newRecord: { NoMatch: { screenPopType: 'PopToEntity', screenPopData: 'Contact' } },
  flow: {
    NoMatch: { screenPopType: 'PopToFlow', screenPopData: 'New_Caller' },
    SingleMatch: { screenPopType: 'PopToFlow', screenPopData: 'Greet_Caller' },
  },
  page: {
    NoMatch: { screenPopType: 'PopToVisualforce', screenPopData: 'Unknown_Caller' },
    SingleMatch: { screenPopType: 'PopToVisualforce', screenPopData: 'Known_Caller' },
    MultipleMatches: { screenPopType: 'PopToVisualforce', screenPopData: 'Choose_Caller' },
  },
  quiet: { MultipleMatches: { screenPopType: 'DoNotPop' } },
};

const NAME = { displayName: 'Name', apiName: 'Name' };
const LEADS = { Lead: [NAME, { displayName: 'Company', apiName: 'Company' }] };
const MOBILES = { Contact: [NAME, { displayName: 'Mobile', apiName: 'MobilePhone' }] };

function changed(value: string, layout: CallTypeLayout): CallTypeLayout {
  if (value === 'empty') return { callRelatedFields: [], objects: {}, screenPopSettings: {} };
  if (value === 'oneObject') return { ...layout, objects: onlyContacts(layout) };
  if (value === 'noObjects') return { ...layout, objects: {} };
  return { ...layout, objects: Object.fromEntries(Object.keys(layout.objects).map((name) => [name, []])) };
}

function onlyContacts({ objects }: CallTypeLayout): CallTypeLayout['objects'] {
  return objects.Contact ? { Contact: objects.Contact } : {};
}
