import { textArgument } from '../argument';
import type { HostMethod } from '../method';
import { serverError } from '../refusal';

/** Calls a method of a global class; the org has twins of some (`org/apex/global`). Parameters come as a query string. */
export const runApex: HostMethod = async (args, { console, sayLoudly }) => {
  const apexClass = textArgument(args, 'apexClass');
  const methodName = textArgument(args, 'methodName');
  const methodParams = typeof args.methodParams === 'string' ? args.methodParams : '';
  try {
    return { runApex: await console.org.runApex(apexClass, methodName, methodParams) };
  } catch (thrown) {
    const { code = '' } = thrown as { readonly code?: string };
    if (!/^no-apex-(class|method)$/.test(code)) throw serverError();
    const answer = `Could not load Apex class: ${apexClass}.`;
    sayLoudly({
      called: `${apexClass}.${methodName}`,
      answered: `SERVER_ERROR, "${answer}"`,
      file: `src/emulator/org/apex/global/${apexClass}.ts`,
    });
    throw serverError(answer);
  }
};
