import type { PhoneContext } from '../parts';
import { hasErrors } from '../formErrors';
import { callOf } from '../state';
import type { PhoneState } from '../state';
import { answer } from './answer';
import type { CommandOf, Commands } from './runCommand';

/** What the agent does in the forms after calls. */
export const formCommands: Commands<'changeNote' | 'changeWrapUp' | 'saveWrapUp' | 'resumeWrapUp' | 'relateTo'> = {
  changeNote: ({ store }, { callId, note }) => {
    const result = callOf(store.state(), callId)?.result ?? '';
    store.apply({ type: 'wrapUpChanged', callId, result, note });
  },
  changeWrapUp: ({ store }, command) => store.apply({ ...command, type: 'wrapUpChanged' }),
  saveWrapUp: save,
  resumeWrapUp: ({ store }, { callId }) => store.apply({ type: 'wrapUpResumed', callId }),
  relateTo: ({ store }, { callId, recordId, isPinned }) =>
    store.apply({ type: 'relatedChosen', callId, recordId, isPinned }),
};

async function save(context: PhoneContext, command: CommandOf<'saveWrapUp'>): Promise<void> {
  const { store } = context;
  const { thenNext = false, ...input } = command;
  const ringing = thenNext ? store.state().calls.find(({ phase }) => phase === 'ringing') : undefined;
  const nextCallId = thenNext && !ringing ? nextParked(store.state(), command.callId) : '';
  store.apply({ ...input, type: 'wrapUpSaved', nextCallId });
  const isIncomplete = hasErrors(callOf(store.state(), command.callId)?.formErrors ?? {});
  if (ringing && !isIncomplete) await answer(context, { callId: ringing.callId });
}

function nextParked({ parkedCallIds }: PhoneState, savedCallId: string): string {
  return parkedCallIds.find((callId) => callId !== savedCallId) ?? '';
}
