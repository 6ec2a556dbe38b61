/** @jest-environment node */
import { ScenarioBoard } from '../scenarios/scenarioBoard';
import type { ScenarioState } from '../scenarios/scenarioRoutes';
import { chooseByAddress, scenarioSite } from './scenarioSite';
import { asking } from './testWorld/asking';

const PATH = '/emulator/scenarios';

test('a page reads the switches and sets them', async () => {
  const board = new ScenarioBoard();
  const body = { apexSpeed: '3s' };
  expect((await scenarioSite(asking('lightning', PATH, { method: 'POST', body }), board)).status).toBe(200);
  const { values } = JSON.parse(
    (await scenarioSite(asking('lightning', PATH), board)).body.toString(),
  ) as ScenarioState;
  expect(values.apexSpeed).toBe('3s');
  await scenarioSite(asking('lightning', `${PATH}/reset`, { method: 'POST', body: {} }), board);
  expect(board.changed).toEqual({});
});

test('a wrong switch is refused with what there is', async () => {
  const wish = { method: 'POST', body: { apexSpeed: 'warp' } };
  const { status, body } = await scenarioSite(asking('lightning', PATH, wish), new ScenarioBoard());
  expect([status, JSON.parse(body.toString())]).toEqual([400, expect.objectContaining({ code: 'bad-scenario-value' })]);
});

test('an address sets switches and leads on without them', () => {
  const board = new ScenarioBoard();
  expect(chooseByAddress(asking('lightning', '/?tester=open'), board)).toBeNull();
  const answer = chooseByAddress(asking('lightning', '/?scenario=apexSpeed:3s&tester=open'), board);
  expect([answer?.status, answer?.headers.Location]).toEqual([302, '/?tester=open']);
  expect(board.changed).toEqual({ apexSpeed: '3s' });
});

test('an address with an unknown switch says so, and which ones there are', () => {
  const answer = chooseByAddress(asking('lightning', '/?scenario=warp:9'), new ScenarioBoard());
  expect(answer?.status).toBe(400);
  expect(answer?.body).toMatch(/There is no scenario &quot;warp&quot;.*apexSpeed/s);
});
