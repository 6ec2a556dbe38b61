import type { Scenario } from './scenario';

export const viewAddress: Scenario = {
  key: 'viewAddress',
  group: 'Open CTI',
  title: 'Address of a view',
  hint: 'Salesforce says that the format of url is no contract. The phone must not read it.',
  choices: [
    { value: 'absolute', label: 'Absolute' },
    { value: 'relative', label: 'From the slash on' },
    { value: 'odd', label: 'Another format' },
  ],
  default: 'absolute',
};

export function shownAddress(value: string, url: string): string {
  if (value === 'absolute') return url;
  const { pathname, search } = new URL(url, 'http://console.invalid');
  return value === 'relative' ? pathname + search : `/one/one.app#${encodeURIComponent(pathname + search)}`;
}
