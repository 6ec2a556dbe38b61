import type { CurrentView, HostConsole, RecordFacts } from './hostConsole';

/** What getAppViewInfo returns and onNavigationChange tells. Off records every field but `url` is empty. */
export function viewPayload(view: CurrentView, console: HostConsole): Record<string, unknown> {
  const { url, page } = view;
  if (!page) return { url, recordId: '', recordName: '', objectType: '' };
  const record = { url, recordId: page.record.Id, recordName: page.name, objectType: page.objectType };
  return { ...record, ...personKeys(page, console) };
}

/**
 * The keys that orgs with person accounts add: the other one of account and contact, and `personAccount`, which is false on other
 * pages and left out on business accounts. In an org without person accounts nothing is added.
 */
export function personKeys(page: RecordFacts, console: HostConsole): Record<string, unknown> {
  if (page.isPersonAccount) {
    return page.objectType === 'Contact'
      ? { accountId: String(page.record.AccountId ?? ''), personAccount: true }
      : { contactId: page.personContactId, personAccount: true };
  }
  if (page.objectType === 'Account' || !hasPersonAccounts(console)) return {};
  return { personAccount: false };
}

function hasPersonAccounts(console: HostConsole): boolean {
  const account = console.objects.find((described) => described.apiName === 'Account');
  return (
    account?.fields.some((field) =>
      /^(IsPersonAccount|PersonEmail|PersonMobilePhone|PersonContactId)$/.test(field.apiName),
    ) ?? false
  );
}
