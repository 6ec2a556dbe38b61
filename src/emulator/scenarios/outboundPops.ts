import type { SoftphoneLayout } from '../host/softphoneLayout';
import type { Scenario } from './scenario';

export const outboundPops: Scenario = {
  key: 'outboundPops',
  group: 'Open CTI',
  title: 'Pops for outbound and internal calls',
  hint: 'The layout has no settings for them, and what a search for such a call pops is not known. The phone must not rely on either.',
  choices: [
    { value: 'none', label: 'Nothing pops' },
    { value: 'asInbound', label: 'As for inbound calls' },
  ],
  default: 'none',
};

/** The layout by which a search pops; what getSoftphoneLayout returns stays as it is. */
export function popLayout(value: string, layout: SoftphoneLayout): SoftphoneLayout {
  if (value === 'none') return layout;
  const { screenPopSettings } = layout.Inbound;
  return {
    ...layout,
    Internal: { ...layout.Internal, screenPopSettings },
    Outbound: { ...layout.Outbound, screenPopSettings },
  };
}
