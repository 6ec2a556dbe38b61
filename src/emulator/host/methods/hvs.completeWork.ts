import { objectArgument, textArgument } from '../argument';
import type { HostMethod } from '../method';
import { invalidParameter } from '../refusal';

/** Ends work that was started. Which code work that is not under way gets is not known. */
export const completeWork: HostMethod = (args, { console }) => {
  const workId = textArgument(args, 'workId');
  const { disposition, taskId, wasConnected } = objectArgument(args, 'attributes');
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  // The guide: wasConnected is true unless told otherwise.
  const outcome = { disposition: text(disposition), taskId: text(taskId), wasConnected: wasConnected !== false };
  if (!console.completeWork(workId, outcome)) throw invalidParameter('workId', 'ID of started work as string', workId);
};
