import { textArgument } from '../argument';
import type { HostMethod } from '../method';
import { serverError } from '../refusal';

/** No Apex class has a twin that this door reaches yet (the phone asks through remoting), so each one is said to be missing. */
export const runApex: HostMethod = (args, { sayLoudly }) => {
  const apexClass = textArgument(args, 'apexClass');
  const methodName = textArgument(args, 'methodName');
  const answer = `Could not load Apex class: ${apexClass}.`;
  sayLoudly({
    called: `${apexClass}.${methodName}`,
    answered: `SERVER_ERROR, "${answer}"`,
    file: 'src/emulator/host/methods/runApex.ts',
  });
  throw serverError(answer);
};
