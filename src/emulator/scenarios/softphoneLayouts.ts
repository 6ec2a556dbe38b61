import type { CallTypeLayout, SoftphoneLayout } from '../host/softphoneLayout';
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
  ],
  default: 'usual',
};

export function layoutOf(value: string, usual: SoftphoneLayout): SoftphoneLayout {
  if (value === 'usual') return usual;
  const { Internal, Inbound, Outbound } = usual;
  const change = (layout: CallTypeLayout): CallTypeLayout => changed(value, layout);
  return { Internal: change(Internal), Inbound: change(Inbound), Outbound: change(Outbound) };
}

function changed(value: string, layout: CallTypeLayout): CallTypeLayout {
  if (value === 'empty') return { callRelatedFields: [], objects: {}, screenPopSettings: {} };
  if (value === 'noObjects') return { ...layout, objects: {} };
  return { ...layout, objects: Object.fromEntries(Object.keys(layout.objects).map((name) => [name, []])) };
}
