import { Desk } from '../../../host/fakeAdapter';
import { EmulatorHost } from '../../../host/host';
import type { TraceLine } from '../../../host/trace';
import { replayTrace } from './replayTrace';
import type { Replay } from './replayTrace';
import { entryOf, remotingEntry } from './traceEntry';
import { LONGEST_FILE_BYTES, readTraceFile, traceFileText } from './traceFile';
import { NO_FILTER, filtered, namesIn } from './traceFilter';
import { TraceModel } from './traceModel';

const ASKED: TraceLine = {
  at: 1,
  way: 'toHost',
  message: { methodName: 'isSoftphonePanelVisible', callId: 3, apiVersion: 65, apiType: 'opencti', args: {} },
};
const ANSWERED: TraceLine = {
  at: 2,
  way: 'toAdapter',
  message: {
    methodName: 'isSoftphonePanelVisible',
    callId: 3,
    response: { success: true, returnValue: { visible: false }, errors: null },
  },
};
const FAILED: TraceLine = {
  at: 3,
  way: 'toAdapter',
  message: { methodName: 'saveLog', callId: 4, response: { success: false, errors: [{ code: 'GENERIC_ERROR' }] } },
};
const REMOTING = {
  number: 1,
  at: 4,
  tookMs: 12,
  action: 'CtiPhone.ask',
  status: 200,
  request: { operation: 'matchCaller' },
  answer: [],
};

const ENTRIES = [...[ASKED, ANSWERED, FAILED].map(entryOf), remotingEntry(REMOTING, 3)];

/** jsdom's files have no text(). */
function fileOf(text: string, name = 'trace.json'): File {
  return Object.assign(new File([text], name), { text: () => Promise.resolve(text) });
}

describe('the list', () => {
  test('newest first, with what failed', () => {
    const shown = filtered(ENTRIES, NO_FILTER).map(({ name, isFailure }) => [name, isFailure]);
    expect(shown).toEqual([
      ['CtiPhone.ask', false],
      ['saveLog', true],
      ['isSoftphonePanelVisible', false],
      ['isSoftphonePanelVisible', false],
    ]);
    expect(namesIn(ENTRIES)).toEqual(['CtiPhone.ask', 'isSoftphonePanelVisible', 'saveLog']);
  });

  test.each([
    [{ way: 'toHost' as const }, 1],
    [{ way: 'remoting' as const }, 1],
    [{ name: 'saveLog' }, 1],
    [{ text: 'generic_error' }, 1],
    [{ text: 'MATCHCALLER' }, 1],
    [{ text: 'nothing like it' }, 0],
  ])('a filter of %j leaves %i', (filter, count) => {
    expect(filtered(ENTRIES, { ...NO_FILTER, ...filter })).toHaveLength(count);
  });
});

describe('a file', () => {
  test('comes back as it was saved', async () => {
    const text = traceFileText(ENTRIES, new Date(0));
    const { entries, savedAt } = await readTraceFile(fileOf(text));
    expect(entries.map(({ way, name, message }) => ({ way, name, message }))).toEqual(
      ENTRIES.map(({ way, name, message }) => ({
        way,
        name,
        message: way === 'remoting' ? { ...REMOTING, number: 0 } : message,
      })),
    );
    expect(savedAt).toBe('1970-01-01T00:00:00.000Z');
  });

  test.each([
    ['no JSON', '{', 'is not JSON'],
    ['a list', '[]', 'is no trace of this panel'],
    ['another format', '{"format":"har"}', 'is no trace of this panel'],
    ['another version', '{"format":"open-cti-trace","version":2}', 'has the version 2; this panel reads 1'],
    ['no lines', '{"format":"open-cti-trace","version":1}', 'has no list of lines'],
    ['too many lines', `{"format":"open-cti-trace","version":1,"lines":[${'0,'.repeat(10_000)}0]}`, 'more than 10000'],
    ['a line that is none', '{"format":"open-cti-trace","version":1,"lines":[null]}', 'without a time: number 1'],
    [
      'a line to nowhere',
      '{"format":"open-cti-trace","version":1,"lines":[{"at":1,"way":"up"}]}',
      'goes nowhere: number 1',
    ],
  ])('with %s is refused by name', async (_, text, message) => {
    await expect(readTraceFile(fileOf(text))).rejects.toMatchObject({
      code: 'bad-trace',
      message: expect.stringContaining(message) as string,
    });
  });

  test('that is too long is not even read', async () => {
    const file = Object.defineProperty(fileOf(''), 'size', { value: LONGEST_FILE_BYTES + 1 });
    await expect(readTraceFile(file)).rejects.toMatchObject({ code: 'bad-trace' });
  });

  test.each([[null], ['text'], [{ methodName: { toString: 'x' }, response: 5 }], [undefined]])(
    'may hold the message %j, which is shown as text',
    (message) => {
      expect(entryOf({ at: 1, way: 'toAdapter', message }, 1)).toMatchObject({ name: 'unknown', isFailure: false });
    },
  );
});

describe('a replay', () => {
  async function replayed(lines: readonly TraceLine[]): Promise<{ desk: Desk; steps: Replay[] }> {
    const desk = new Desk();
    const host = new EmulatorHost({
      console: desk.console,
      frameWindow: () => null,
      adapterOrigin: '',
      scenarios: desk.scenarios,
    });
    const steps: Replay[] = [];
    const { signal } = new AbortController();
    await replayTrace({ entries: lines.map(entryOf), host, onProgress: (step) => steps.push(step), signal });
    desk.close();
    return { desk, steps };
  }

  test('does again what the adapter had asked for, and compares the answers', async () => {
    const open = { methodName: 'enableClickToDial', callId: 5, apiVersion: 65, apiType: 'opencti', args: {} };
    const { desk, steps } = await replayed([ASKED, ANSWERED, FAILED, { at: 9, way: 'toHost', message: open }]);
    expect(desk.console.done).toEqual([['setClickToDial', true]]);
    expect(desk.received).toEqual([]);
    expect(steps.map((step) => step.played.length)).toEqual([0, 1, 2, 2]);
    expect(steps.at(-1)).toMatchObject({ total: 2, isRunning: false });
    expect(steps.at(-1)?.played.map(({ name, isSame }) => [name, isSame])).toEqual([
      ['isSoftphonePanelVisible', true],
      ['enableClickToDial', false],
    ]);
  });

  test('of a message that is no call goes on without an answer', async () => {
    const { steps } = await replayed([{ at: 1, way: 'toHost', message: { methodName: 'x', callId: 'one' } }]);
    expect(steps.at(-1)?.played).toEqual([expect.objectContaining({ now: null, isSame: true })]);
  });

  test('stops when it is told to', async () => {
    const host = { play: jest.fn(() => Promise.resolve(null)) };
    const ending = new AbortController();
    ending.abort();
    await replayTrace({ entries: ENTRIES, host, onProgress: () => undefined, signal: ending.signal });
    expect(host.play).not.toHaveBeenCalled();
  });
});

describe('the model', () => {
  function makeModel(): TraceModel {
    const never = () => new Promise<never>(() => undefined);
    return new TraceModel({ remoting: never });
  }

  test('keeps nothing before the panel was opened, then what the host had written down', () => {
    const model = makeModel();
    model.hear(ASKED);
    expect(model.shown).toEqual([]);
    model.begin([ASKED]);
    model.hear(ANSWERED);
    expect(model.shown).toHaveLength(2);
  });

  test('paused it shows what was there, and goes on with what came meanwhile', () => {
    const model = makeModel();
    model.begin([ASKED]);
    model.pause();
    model.hear(ANSWERED);
    expect(model.shown).toHaveLength(1);
    model.goOn();
    expect(model.shown).toHaveLength(2);
    model.clear();
    expect(model.shown).toEqual([]);
  });

  test('a bad file leaves what is shown, and says why', async () => {
    const model = makeModel();
    model.begin([ASKED]);
    await model.load(fileOf('{'));
    expect(model.store.state).toMatchObject({ loaded: null, isLoading: false, problem: { code: 'bad-trace' } });
    await model.load(fileOf(traceFileText(ENTRIES, new Date(0))));
    expect(model.shown).toHaveLength(4);
    model.unload();
    expect(model.shown).toHaveLength(1);
  });

  test('forgets the oldest of more than 2,000', () => {
    const model = makeModel();
    model.begin(Array.from({ length: 2_100 }, () => ASKED));
    expect(model.shown).toHaveLength(2_000);
  });
});
