/** @jest-environment node */
import { PlanRows } from '../agents/planRows';
import type { PlanRow } from '../agents/plan';
import { readPlanCsv } from '../agents/runFolder';
import { eachCsvRow } from '../org/eachCsvRow';
import { csvForSpreadsheet, csvText, eachCsvLine } from './csv';

/** Longer than two pieces that are read in one go, with every character that a CSV has to protect, at every place. */
const TRICKY = ['plain', '', 'a,b', 'say "so"', 'two\nlines', 'two\r\nlines', '"', '\n', ' Müller ', '=1+1'];
const rowAt = (at: number): string[] => [`005${at}`, TRICKY[at % TRICKY.length] ?? '', TRICKY[(at + 3) % 10] ?? ''];
const LONG = Array.from({ length: 14_000 }, (_, at) => rowAt(at));

async function readBack(csv: string): Promise<string[][]> {
  const rows: string[][] = [];
  await eachCsvRow(csv, (row) => rows.push([row.Id ?? '', row.Name ?? '', row.Title ?? '']));
  return rows;
}

test.each([
  ['as we write it', (csv: string) => csv],
  ['with a byte order mark', (csv: string) => `\ufeff${csv}`],
  ['without a last line end', (csv: string) => csv.trimEnd()],
  ['with empty lines', (csv: string) => `${csv}\n\r\n`],
])('a long CSV comes back row by row, %s', async (_, shape) => {
  expect(await readBack(shape(csvText([['Id', 'Name', 'Title'], ...LONG])))).toEqual(LONG);
});

test('a row that lost a cell is named, and not taken for data', async () => {
  const csv = 'Id,Name,Title\n0051,Ann,Boss\n0052,Ben\n';
  await expect(readBack(csv)).rejects.toMatchObject({
    code: 'csv-garbled',
    message: 'A row of the CSV has 2 cells instead of 3: 0052,Ben',
    hint: expect.stringContaining('again') as string,
  });
});

test('nothing comes of an empty text', async () => {
  expect(await readBack('')).toEqual([]);
  expect(csvText([])).toBe('');
  eachCsvLine('', 3, () => expect('a row').toBe('none'));
});

test('in a file for spreadsheets no cell is a formula', () => {
  expect(csvForSpreadsheet([['=1+1', '+49 30', '-', '@x', 'a=b', '']])).toBe("'=1+1,'+49 30,'-,'@x,a=b,\n");
});

test('a packed plan holds what was put in: rows, changes, counts, and the files as they are read back', () => {
  const rows = LONG.slice(0, 2_500).map(([userId = '', name = ''], at): PlanRow => ({
    asked: `agent${at}`,
    userId,
    username: `agent${at}@acme.example`,
    name,
    decision: at % 3 === 0 ? 'there' : 'assign',
    from: '',
    to: at % 3 === 2 ? '' : '04v1',
  }));
  const plan = PlanRows.of(rows);
  const changes = rows.filter((row) => row.decision === 'assign');
  expect([...plan]).toEqual(rows);
  expect({ length: plan.length, changes: plan.changes, counts: plan.counts }).toEqual({
    length: 2_500,
    changes: changes.length,
    counts: { assign: changes.length, there: 834 },
  });
  expect([...plan.changesByPage()].flat().map(({ userId, to }) => ({ userId, to }))).toEqual(
    changes.map(({ userId, to }) => ({ userId, to })),
  );
  expect([[...plan.targets], plan.exampleOf('assign'), plan.exampleOf('move')]).toEqual([['04v1', ''], 'agent1', '']);
  expect(plan.jobCsv()).toBe(
    `Id,CallCenterId\n${changes.map(({ userId, to }) => `${userId},${to || '#N/A'}\n`).join('')}`,
  );
  const files = [...plan.files()];
  expect(readPlanCsv(files.map(([text]) => text).join(''))).toEqual(rows);
  expect(readPlanCsv(files.map(([, text]) => text).join(''))).toEqual(changes);
});
