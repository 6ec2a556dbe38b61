import type { Scenario } from './scenario';

export const callCenterLabel: Scenario = {
  key: 'callCenterLabel',
  group: 'Open CTI',
  title: '“/label” of the call center settings',
  hint: 'What this key holds is not known. The phone must not need it.',
  choices: [
    { value: 'displayName', label: 'The display name' },
    { value: 'internalName', label: 'The internal name' },
    { value: 'absent', label: 'Not there' },
  ],
  default: 'displayName',
  needsReload: true,
};

export function withLabel(value: string, settings: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  if (value === 'displayName') return settings;
  const { '/label': _label, ...rest } = settings;
  return value === 'absent' ? rest : { '/label': settings['/reqGeneralInfo/reqInternalName'] ?? '', ...rest };
}
