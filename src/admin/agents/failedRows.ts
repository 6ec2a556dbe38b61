import { eachCsvRow } from '../org/eachCsvRow';
import type { OrgDoor } from '../org/orgDoor';

/** The rows that a finished Bulk job refused, all parts of the answer. */
export async function readFailedRows(door: OrgDoor, jobId: string): Promise<{ userId: string; error: string }[]> {
  const rows: { userId: string; error: string }[] = [];
  let locator = '';
  do {
    const at = locator ? `?locator=${encodeURIComponent(locator)}` : '';
    const part = await door.askForCsv({ path: `/jobs/ingest/${jobId}/failedResults${at}` });
    await eachCsvRow(part.csv, (row) => {
      rows.push({ userId: row.Id ?? row.sf__Id ?? '', error: row.sf__Error ?? 'no reason given' });
    });
    locator = part.locator;
  } while (locator);
  return rows;
}
