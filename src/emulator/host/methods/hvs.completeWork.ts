import { objectArgument, textArgument } from '../argument';
import { gapText } from '../loud';
import type { HostMethod } from '../method';
import { genericError } from '../refusal';

/** Ends work of a queue. The console has no work, so there is none with this id. */
export const completeWork: HostMethod = (args, { sayLoudly }) => {
  const workId = textArgument(args, 'workId');
  sayLoudly({
    called: `${workId} with ${gapText(objectArgument(args, 'attributes'))}`,
    answered: 'GENERIC_ERROR',
    file: 'src/emulator/host/methods/hvs.completeWork.ts',
  });
  throw genericError();
};
