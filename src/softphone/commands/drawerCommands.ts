import { AppError, asProblem } from '../../base/appError';
import type { CallLogLine } from '../../callLog/callLog';
import { correctionOf } from '../logFields';
import { callRecordIdOf, historyLines, isInJournal } from '../historyLines';
import type { PhoneContext } from '../parts';
import { mayExport } from '../state';
import type { PhoneState } from '../state';
import { callTitleOf } from '../view/viewOfHistory';
import type { CommandOf, Commands } from './runCommand';

const MOST_CALLS = 200;
const MEDIA_TYPES = { json: 'application/json', csv: 'text/csv' } as const;

/** What the agent does in the lists: calls of the last days, and logs that wait. */
export const drawerCommands: Commands<
  | ('openHistory' | 'openLogs' | 'closeDrawer' | 'beginNoteEdit' | 'changeNoteEdit' | 'saveNoteEdit' | 'endNoteEdit')
  | ('editLogField' | 'sendLogAgain' | 'dropLog' | 'exportLogs')
> = {
  openHistory,
  openLogs,
  closeDrawer: ({ store }) => store.apply({ type: 'drawerClosed' }),

  async beginNoteEdit(context, { callKey }) {
    const { store } = context;
    // One at a time: what is typed elsewhere is saved first, and stays open where that does not work.
    if (isTyped(store.state())) await saveNoteEdit(context);
    const line = historyLines(store.state()).find((each) => each.callKey === callKey);
    if (line && !isTyped(store.state())) store.apply({ type: 'noteEditBegan', callKey, note: line.note });
  },
  changeNoteEdit: ({ store }, { note }) => store.apply({ type: 'noteEditChanged', note }),
  saveNoteEdit,
  endNoteEdit: ({ store }) => store.apply({ type: 'noteEditEnded' }),

  editLogField: ({ store }, { callKey, name, value }) => store.apply({ type: 'fieldEdited', callKey, name, value }),
  sendLogAgain,
  dropLog,
  exportLogs,
};

function isTyped({ noteEdit }: PhoneState): boolean {
  return noteEdit !== null && noteEdit.state !== 'merged' && noteEdit.note !== noteEdit.baseline;
}

/** A call has the panel; a list behind it would be a click without an answer. */
function openLogs({ store }: PhoneContext): void {
  if (store.state().calls.length === 0) return store.apply({ type: 'drawerOpened', drawer: 'logs' });
  store.apply({
    type: 'noticeShown',
    notice: {
      noticeId: 'logs-after-call',
      tone: 'info',
      text: 'Call logs can be looked at when the call is over',
      hint: 'They are safe until then.',
      action: null,
    },
  });
}

async function openHistory({ host, log, store }: PhoneContext, { days }: CommandOf<'openHistory'>): Promise<void> {
  store.apply({ type: 'drawerOpened', drawer: 'history' });
  store.apply({ type: 'historyAsked', days });
  try {
    const { calls } = await host.org.ask('recentCalls', { days, most: MOST_CALLS });
    store.apply({ type: 'historyRead', days, calls });
  } catch (thrown) {
    log.warning('history', 'The calls of the last days could not be read', asProblem(thrown));
    store.apply({ type: 'historyFailed', problem: asProblem(thrown) });
  }
}

/** In the journal as long as the entry is there; in the org afterwards, which merges what somebody else wrote meanwhile. */
async function saveNoteEdit({ callLog, host, store }: PhoneContext): Promise<void> {
  const { noteEdit } = store.state();
  if (!noteEdit || noteEdit.state === 'saving') return;
  const { callKey, note, baseline } = noteEdit;
  const line = historyLines(store.state()).find((each) => each.callKey === callKey);
  store.apply({ type: 'noteEditSaving' });
  try {
    if (line && isInJournal(line.journal)) {
      await callLog.correct(callKey, { note });
      return store.apply({ type: 'noteEditSaved', callKey, note, wasMerged: false });
    }
    const callRecordId = line ? callRecordIdOf(line) : '';
    const saved = await host.org.ask('updateNote', { callRecordId, note, noteBaseline: baseline });
    store.apply({ type: 'noteEditSaved', callKey, ...saved });
  } catch (thrown) {
    store.apply({ type: 'noteEditFailed', callKey, problem: asProblem(thrown) });
  }
}

async function sendLogAgain({ callLog, store }: PhoneContext, { callKey }: CommandOf<'sendLogAgain'>): Promise<void> {
  const state = store.state();
  const line = state.log.entries.find((each) => each.phoneSystemCallId === callKey);
  if (!line || !isInJournal(line)) return;
  await callLog.correct(callKey, correctionOf(line, state));
  store.apply({ type: 'fieldEditsDone', callKey });
}

/** The agent confirmed it on the screen; it is told once more, and the admin is told first: else it stays. */
async function dropLog(context: PhoneContext, { callKey }: CommandOf<'dropLog'>): Promise<void> {
  const { callLog, log, store } = context;
  const line = store.state().log.entries.find((each) => each.phoneSystemCallId === callKey);
  if (!line || line.state !== 'failed') return;
  const title = callTitleOf(store.state(), line);
  await tellAdmin(context, line);
  await callLog.discard(callKey);
  log.error(
    'callLog',
    `The agent dropped a call log that Salesforce had refused (${line.problem?.code ?? 'no reason'})`,
  );
  store.apply({ type: 'fieldEditsDone', callKey });
  store.apply({
    type: 'noticeShown',
    notice: {
      noticeId: `dropped-${callKey}`,
      tone: 'info',
      text: `The log of the call with ${title} was dropped`,
      hint: 'Salesforce will not have it.',
      action: null,
    },
  });
}

/** @throws AppError `drop-untold` where the org did not hear it; an org that is older than this page is told by the log alone */
async function tellAdmin({ host, log }: PhoneContext, { problem, callRecordId = '' }: CallLogLine): Promise<void> {
  try {
    await host.org.ask('reportDroppedLog', { code: problem?.code ?? '', callRecordId });
  } catch (cause) {
    const { code, message } = asProblem(cause);
    if (code === 'unknown-operation') return;
    log.warning('callLog', `The admin could not be told of a dropped log: ${message}`);
    throw new AppError('drop-untold', 'The log was not dropped: Salesforce, which tells your admin, did not answer', {
      hint: 'Drop it again later.',
      cause,
    });
  }
}

function exportLogs({ callLog, clock, saveFile, store }: PhoneContext, { format }: CommandOf<'exportLogs'>): void {
  // No button says so here, but another tab may.
  if (!mayExport(store.state())) return;
  const day = new Date(clock.now()).toISOString().slice(0, 10);
  saveFile({ name: `call-logs-${day}.${format}`, mediaType: MEDIA_TYPES[format], text: callLog.exportText(format) });
  store.apply({
    type: 'noticeShown',
    notice: {
      noticeId: 'logs-exported',
      tone: 'info',
      text: 'The waiting call logs are in a file',
      hint: 'It holds numbers and notes of callers. Give it to your admin only, and delete it afterwards. The logs stay here too.',
      action: null,
    },
  });
}
