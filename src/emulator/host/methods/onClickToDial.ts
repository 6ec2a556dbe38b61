import type { HostConsole, RecordFacts } from '../hostConsole';
import { NO_REPLY } from '../method';
import type { HostMethod } from '../method';
import { personKeys } from '../viewPayload';

/** Registers a listener; it stays for the life of the adapter page, the platform has no way to take it back. */
export const onClickToDial: HostMethod = () => NO_REPLY;

/** What the listeners get. `number` is the text of the field as it stands in the record, although the guide calls it a number. */
export function clickToDialPayload(page: RecordFacts, number: string, console: HostConsole): Record<string, unknown> {
  const { name, objectType, record } = page;
  return { number, recordId: record.Id, recordName: name, objectType, ...personKeys(page, console) };
}
