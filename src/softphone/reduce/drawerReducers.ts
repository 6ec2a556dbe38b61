import { cutText } from '../../calls/plainText';
import type { DrawerEvent } from '../events';
import { sentences } from '../sentences';
import type { PhoneState } from '../state';
import type { Reducers } from './reducers';

const NOTE_LIMIT = 32_000;

/** The lists that stand in place of the dial pad, and what the agent changes in them. */
export const drawerReducers: Reducers<DrawerEvent['type']> = {
  drawerOpened: (state, { drawer }) => ({ ...state, drawer }),
  /** A note that was not changed is not worth coming back to. */
  drawerClosed: (state) => {
    const { noteEdit } = state;
    const isDone = noteEdit !== null && (noteEdit.state === 'merged' || noteEdit.note === noteEdit.baseline);
    return { ...state, drawer: 'none', noteEdit: isDone ? null : noteEdit };
  },

  historyAsked: (state, { days }) => ({
    ...state,
    history: { ...state.history, state: 'loading', days, problem: null },
  }),
  /** An answer to a question that was asked before the last one is late. */
  historyRead: (state, { days, calls }) =>
    days === state.history.days ? { ...state, history: { state: 'ready', days, calls, problem: null } } : state,
  historyFailed: (state, { problem }) => ({ ...state, history: { ...state.history, state: 'failed', problem } }),

  noteEditBegan: (state, { callKey, note }) => ({
    ...state,
    noteEdit: { callKey, note, baseline: note, state: 'typing', text: '' },
  }),
  noteEditChanged: (state, { note }) =>
    state.noteEdit && state.noteEdit.state !== 'saving'
      ? { ...state, noteEdit: { ...state.noteEdit, note: cutText(note, NOTE_LIMIT), state: 'typing', text: '' } }
      : state,
  noteEditSaving: (state) =>
    state.noteEdit ? { ...state, noteEdit: { ...state.noteEdit, state: 'saving', text: '' } } : state,
  noteEditSaved,
  noteEditFailed: (state, { callKey, problem }) =>
    state.noteEdit?.callKey === callKey
      ? {
          ...state,
          noteEdit: { ...state.noteEdit, state: 'failed', text: sentences(problem.message, problem.hint) },
        }
      : state,
  noteEditEnded: (state) => (state.noteEdit ? { ...state, noteEdit: null } : state),

  fieldEdited: (state, { callKey, name, value }) => {
    const fields = { ...state.fieldEdits[callKey], [name]: cutText(value, NOTE_LIMIT) };
    return { ...state, fieldEdits: { ...state.fieldEdits, [callKey]: fields } };
  },
  fieldEditsDone: (state, { callKey }) => {
    if (!(callKey in state.fieldEdits)) return state;
    const fieldEdits = Object.fromEntries(Object.entries(state.fieldEdits).filter(([key]) => key !== callKey));
    return { ...state, fieldEdits };
  },
};

/** The history shows the note as it stands now; a merged one stays open, so that the agent sees both parts. */
function noteEditSaved(
  state: PhoneState,
  { callKey, note, wasMerged }: { readonly callKey: string; readonly note: string; readonly wasMerged: boolean },
): PhoneState {
  const calls = state.history.calls.map((call) => (call.phoneSystemCallId === callKey ? { ...call, note } : call));
  const merged = {
    callKey,
    note,
    baseline: note,
    state: 'merged' as const,
    text: 'Somebody else changed this note meanwhile. Both texts are in it now.',
  };
  const noteEdit = state.noteEdit?.callKey !== callKey ? state.noteEdit : wasMerged ? merged : null;
  return { ...state, history: { ...state.history, calls }, noteEdit };
}
