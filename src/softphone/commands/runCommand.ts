import { asProblem } from '../../base/appError';
import { noticeOfProblem } from '../noticeOfProblem';
import type { PhoneContext } from '../parts';
import type { PhoneCommand } from '../view';
import { answer } from './answer';
import { callControls } from './callControls';
import { dialAnyway, dialTyped } from './dial';
import { drawerCommands } from './drawerCommands';
import { formCommands } from './formCommands';
import { importLayout } from './importLayout';
import { recordCommands } from './recordCommands';
import { sendLogs, takeOver, tryAgain } from './phoneControls';

/** A wish of one type. */
export type CommandOf<T extends PhoneCommand['type']> = Extract<PhoneCommand, { readonly type: T }>;

export type Commands<T extends PhoneCommand['type']> = {
  readonly [K in T]: (context: PhoneContext, command: CommandOf<K>) => void | Promise<void>;
};

const COMMANDS: Commands<PhoneCommand['type']> = {
  dial: dialTyped,
  dialAnyway,
  answer,
  ...callControls,
  ...recordCommands,
  ...formCommands,
  ...drawerCommands,
  importLayout,
  sendLogs,
  takeOver,
  restart: tryAgain,
  enableSound: ({ audio }) => audio.enableSound(),
  dismissNotice: ({ store }, { noticeId }) => store.apply({ type: 'noticeDismissed', noticeId }),
};

/**
 * Does what a person asked for. Never throws: an error becomes an event, beside the call that it belongs to or as a notice.
 * A command may come from another tab, so one that is not known is ignored.
 */
export function runCommand(context: PhoneContext, command: PhoneCommand): void {
  const run = COMMANDS[command.type] as ((...args: [PhoneContext, PhoneCommand]) => void | Promise<void>) | undefined;
  if (!run) return;
  void (async () => run(context, command))().catch((thrown: unknown) => {
    const problem = asProblem(thrown);
    context.log.warning('command', `"${command.type}" failed: ${problem.message}`, problem);
    const isOfCall = 'callId' in command && context.store.state().calls.some(({ callId }) => callId === command.callId);
    context.store.apply(
      isOfCall
        ? { type: 'commandFailed', callId: command.callId, problem }
        : { type: 'noticeShown', notice: noticeOfProblem(problem, { tone: 'warning' }) },
    );
  });
}
