import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '../../base/appError';
import { readAdapterUrl } from './adapterAddress';
import { GENERAL, readCallCenter, valueOf } from './setup/callCenter';

/** What `npm run emulator` was asked for, checked. */
export interface AdapterChoices {
  readonly isHelpWanted: boolean;
  readonly port: number;
  readonly adapterUrl?: string;
  readonly callCenterFile?: string;
  /** Fills the org in place of the project's `data/`. */
  readonly dataPlan?: string;
  /** Who is signed in at first, by username or its part before the @. */
  readonly user?: string;
  /** https under names that Salesforce's own library accepts. */
  readonly salesforceHosts: boolean;
  /** The person starts the browser, and wants to see what it must be told. */
  readonly printsFlags: boolean;
}

/**
 * @param args    words after `npm run emulator --`
 * @param folder  where they were typed; file names are relative to it
 * @throws AppError `bad-option`, `bad-adapter-url`, `no-adapter-url`, `not-found`, `bad-xml`, `no-call-center`
 */
export function readAdapterOptions(args: readonly string[], folder: string): AdapterChoices {
  const values = parse(args);
  const port = readPort(values.port);
  const doors = { salesforceHosts: values['salesforce-hosts'], printsFlags: values['print-flags'] };
  if (values.help) return { isHelpWanted: true, port, ...doors };
  if (doors.printsFlags && !doors.salesforceHosts) {
    const hint = 'Add --salesforce-hosts; without it every browser finds the console by itself.';
    throw new AppError('bad-option', '--print-flags belongs to --salesforce-hosts', { hint });
  }
  const file = values['call-center'];
  const callCenterFile = file === undefined ? undefined : resolve(folder, file);
  const given = values['adapter-url'];
  const named = callCenterFile === undefined ? undefined : adapterNamedIn(callCenterFile);
  const adapterUrl = given === undefined ? named : readAdapterUrl(given);
  if (adapterUrl === undefined && callCenterFile === undefined) {
    throw new AppError('no-adapter-url', 'No adapter is given', {
      hint: 'Add --adapter-url http://localhost:3000/phone.html, or --call-center FILE.xml. --help says more.',
    });
  }
  if (!adapterUrl) {
    throw new AppError('no-adapter-url', `${callCenterFile} has no adapter URL (reqAdapterUrl in ${GENERAL})`, {
      hint: 'Add it there, or add --adapter-url http://localhost:3000/phone.html to the command.',
    });
  }
  return {
    isHelpWanted: false,
    port,
    ...doors,
    adapterUrl,
    ...(callCenterFile === undefined ? {} : { callCenterFile }),
    ...(values.user === undefined ? {} : { user: values.user }),
    ...(values.data === undefined ? {} : { dataPlan: resolve(folder, values.data) }),
  };
}

function parse(args: readonly string[]) {
  try {
    const options = {
      'adapter-url': { type: 'string' },
      'call-center': { type: 'string' },
      data: { type: 'string' },
      user: { type: 'string' },
      port: { type: 'string', default: '4400' },
      'salesforce-hosts': { type: 'boolean', default: false },
      'print-flags': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    const [message = ''] = (cause as Error).message.split(/\. |\n/);
    throw new AppError('bad-option', message, { hint: 'npm run emulator -- --help shows all options.', cause });
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new AppError('bad-option', `--port "${text}" is no port`, {
    hint: 'Give a number from 1 to 65535, or 0 for any free one.',
  });
}

/** Empty when it names none. */
function adapterNamedIn(file: string): string {
  const named = valueOf(readCallCenter(file), GENERAL, 'reqAdapterUrl').trim();
  return named && readAdapterUrl(named);
}
