/** @jest-environment node */
import type { FieldProblem, SaveResult } from '../hosts/orgContract';
import { ALICE, linesOf, makeComputer, makeDraft, makeEntry, settled, stateOf, until, untilAll } from './testDoubles';

const REASON: FieldProblem = {
  ...{ name: 'Reason__c', label: 'Reason', message: 'Choose one', type: 'picklist', values: ['A', 'B'] },
  isEditable: true,
};

const refused = (kind: 'transient' | 'agent' | 'admin', fields?: readonly FieldProblem[]): SaveResult => ({
  ...{ status: 'failed', code: 'refused', message: 'm', isTransient: kind === 'transient', kind },
  ...{ callRecordId: 'a00-c1', ...(fields && { fields }) },
});

async function refusedDesk(...results: SaveResult[]) {
  const computer = makeComputer();
  const page = computer.openPage();
  await page.start(ALICE);
  computer.org.next.push(() => results);
  await page.finish(makeEntry('c1', { note: '=1+1' }));
  await until(page, (state) => state.entries[0]?.failedTries === 1);
  return { ...computer, page };
}

test('what the agent must fill in is named; the corrected call is on the disk, then sent at once, then logged', async () => {
  const { page, org, stored } = await refusedDesk(refused('agent', [REASON]));
  expect(stateOf(page).entries[0]).toMatchObject({
    ...{ state: 'failed', callRecordId: 'a00-c1' },
    problem: { kind: 'agent', isTransient: false, fields: [REASON] },
  });
  let onDisk: readonly string[] = [];
  org.next.push(async (entries) => {
    onDisk = await stored();
    return org.save(entries);
  });
  await page.correct('c1', { taskFields: { Reason__c: 'A' } });
  await untilAll(page, 'logged');
  expect(onDisk).toEqual(['00D1/0051:c1']);
  expect(org.saved.get('c1')).toMatchObject({ taskFields: { Reason__c: 'A' }, note: '=1+1' });
});

test('what only an admin can mend is parked, survives the page, and is tried again by the next one', async () => {
  const { page, org, clock, openPage, stored } = await refusedDesk(refused('admin'));
  expect(stateOf(page).entries[0]).toMatchObject({ state: 'failed', problem: { kind: 'admin', fields: [] } });
  clock.wait(3_600_000);
  await settled();
  expect([org.requests.length, await stored()]).toEqual([1, ['00D1/0051:c1']]);
  await page.stop();
  const next = openPage();
  await next.start(ALICE);
  await untilAll(next, 'logged');
});

test('an org that does not say who can help is understood as it was meant', async () => {
  const old = { status: 'failed', code: 'X', message: 'm' } as const;
  const { page } = await refusedDesk({ ...old, isTransient: false });
  expect(stateOf(page).entries[0]!.problem).toMatchObject({ kind: 'admin', isTransient: false });
  const later = await refusedDesk({ ...old, isTransient: true });
  expect(stateOf(later.page).entries[0]!.problem).toMatchObject({ kind: 'transient', isTransient: true });
});

test('a call that is logged, or unknown, can not be corrected any more, and says so', async () => {
  const { openPage } = makeComputer();
  const page = openPage();
  await page.start(ALICE);
  await page.finish(makeEntry('c1'));
  await untilAll(page, 'logged');
  await expect(page.correct('c1', { note: 'late' })).rejects.toMatchObject({ code: 'no-such-log' });
  await expect(page.correct('c2', { note: 'late' })).rejects.toMatchObject({ code: 'no-such-log' });
});

test('only a call that was refused for good can be given up', async () => {
  const { page, stored, org } = await refusedDesk(refused('admin'));
  org.failNext('org-unreachable');
  await page.finish(makeEntry('c2'));
  await page.discard('c1');
  await page.discard('c2');
  expect(linesOf(page)).toMatch(/^c2 (waiting|sending)$/);
  expect(await stored()).toEqual(['00D1/0051:c2']);
});

test('a batch that came near a limit of the org goes on at once in halves, and nothing counts as failed', async () => {
  const { openPage, org } = makeComputer();
  const page = openPage();
  const split: SaveResult = { ...{ status: 'failed', code: 'split-batch', message: '' }, isTransient: true };
  for (let i = 0; i < 8; i += 1) void page.finish(makeEntry(`c${i}`, { endedAt: i }));
  org.nextValue.push((entries) => ({
    results: [...org.save(entries.slice(0, 2)), ...entries.slice(2).map(() => split)],
    mustSplit: true,
  }));
  await page.start(ALICE);
  await untilAll(page, 'logged');
  expect(org.requests.map((entries) => entries.length)).toEqual([8, 4, 2]);
  expect(stateOf(page).entries.map((line) => line.failedTries)).toEqual(Array(8).fill(0));
});

test('a call in progress is told at its step, once, and again when it is over', async () => {
  const { openPage, org, stored } = makeComputer();
  const page = openPage();
  await page.start(ALICE);
  await page.keep(makeDraft('c1', { step: 'ring', phase: 'ringing' }));
  await until(page, (state) => state.entries[0]?.callRecordId === 'a00-c1');
  await page.keep(makeDraft('c1', { step: 'ring', note: 'typing' }));
  await settled();
  expect(linesOf(page)).toBe('c1 draft');
  await page.keep(makeDraft('c1', { step: 'answer' }));
  await settled();
  await page.finish(makeEntry('c1'));
  await untilAll(page, 'logged');
  await settled();
  expect(org.requests.map(([entry]) => [entry!.step, entry!.endReason, 'phase' in entry!])).toEqual([
    ['ring', '', false],
    ['answer', '', false],
    [undefined, 'completed', false],
  ]);
  expect(await stored()).toEqual([]);
});

test('a step that can not be saved holds nothing up: it is tried again, or left to the end of the call', async () => {
  const { openPage, org, clock } = makeComputer();
  const page = openPage();
  await page.start(ALICE);
  org.failNext('org-unreachable');
  await page.keep(makeDraft('c1', { step: 'ring' }));
  await settled();
  clock.wait(2_000);
  await settled();
  org.next.push(() => [refused('admin')]);
  await page.keep(makeDraft('c1', { step: 'answer' }));
  await settled();
  clock.wait(600_000);
  await settled();
  expect([linesOf(page), org.requests.length]).toEqual(['c1 draft', 3]);
});

test('the export holds what waits: JSON in full, CSV with cells that no spreadsheet runs', async () => {
  const { page, org } = await refusedDesk(refused('admin'));
  org.failNext('org-unreachable');
  await page.finish(
    makeEntry('c2', { displayName: 'Müller, "Jo"', note: 'two\nlines', rawNumber: '@x', result: '\tx' }),
  );
  const { about, calls } = JSON.parse(page.exportText('json')) as { about: string; calls: readonly object[] };
  expect(about).toMatch(/numbers, names and notes/);
  expect(calls).toMatchObject([{ note: '=1+1', problem: { code: 'refused' } }, { note: 'two\nlines' }]);
  const [head, first, ...rest] = page.exportText('csv').split('\r\n');
  expect(head).toMatch(/^\uFEFFphoneSystemCallId,direction,.*,note,state,problem$/);
  expect(first).toContain(`,'+4930123456,`);
  expect(first).toContain(`,'=1+1,failed,refused: m`);
  expect(first).toContain('1970-01-01T00:00:01.000Z');
  expect(rest.join('\n')).toContain(`,'@x,'+4930123456,"Müller, ""Jo""",`);
  expect(rest.join('\n')).toContain(`,'\tx,`);
  expect(rest.join('\n')).toContain(`"two\nlines"`);
});
