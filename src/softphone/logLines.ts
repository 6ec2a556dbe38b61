import type { CallLogLine, CallLogState } from '../callLog/callLog';

/** Entries that Salesforce refused for good: somebody must act. */
export function failedLogs(log: CallLogState): readonly CallLogLine[] {
  return log.entries.filter((line) => line.state === 'failed' && !line.problem?.isTransient);
}

/** Entries that are safe here and go on their way by themselves. */
export function waitingLogs(log: CallLogState): readonly CallLogLine[] {
  return log.entries.filter(
    (line) =>
      line.state === 'waiting' ||
      line.state === 'sending' ||
      (line.state === 'failed' && line.problem?.isTransient === true),
  );
}
