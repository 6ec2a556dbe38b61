import { AppError } from '../../base/appError';
import { readText } from '../files/readText';
import type { TestLine } from '../line/testCaller';

const EXAMPLE = '{ "server": "wss://pbx.acme.com", "user": "test@pbx.acme.com", "password": "…" }';

/**
 * The test line from a JSON file: `server`, `user`, `password`, and `authUser` where it is another than the user.
 * @throws AppError `no-file`, `bad-line-file`, and what `checkedLine` throws
 */
export function readTestLine(path: string): TestLine {
  const text = readText(path);
  let fields: Readonly<Record<string, unknown>>;
  try {
    fields = (JSON.parse(text) ?? {}) as typeof fields;
  } catch (error) {
    const at = Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? 0);
    const line = text.slice(0, at).split('\n').length;
    // The message of the parser quotes the text, and the text holds a password.
    throw badFile(`${path}, line ${line}: this is not JSON`);
  }
  const textAt = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '');
  const missing = ['server', 'user', 'password'].filter((name) => textAt(name) === '');
  if (missing.length > 0) {
    throw badFile(`${path}: there is no ${missing.join(', no ')}`);
  }
  return checkedLine({
    ...{ server: textAt('server'), user: textAt('user'), password: textAt('password') },
    authUser: textAt('authUser'),
  });
}

function badFile(says: string): AppError {
  return new AppError('bad-line-file', says, { hint: `Write ${EXAMPLE}` });
}

/** @throws AppError `bad-test-server`, `bad-test-user` */
export function checkedLine({ server, user, authUser, password }: TestLine): TestLine {
  const url = URL.canParse(server) ? new URL(server) : null;
  const isHere = url?.protocol === 'ws:' && /^(127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname);
  if (url?.protocol !== 'wss:' && !isHere) {
    throw new AppError('bad-test-server', `The server of the test line is "${server}"; it must start with wss://`, {
      hint: 'Write the address at which the phone system takes SIP over WebSocket: wss://pbx.acme.com[:port][/path].',
    });
  }
  const bare = user.replace(/^sips?:/, '');
  if (!isAddress(bare)) {
    throw new AppError('bad-test-user', `The user of the test line is "${user}"; it must be user@domain`, {
      hint: 'Write it as the phone system knows it: test@pbx.acme.com.',
    });
  }
  return { server, user: bare, authUser: authUser || (bare.split('@')[0] ?? ''), password };
}

/** `user@host[:port]`, with nothing that could become a second header line. */
export function isAddress(text: string): boolean {
  return /^[\w.+*#~!'()%&=$-]{1,120}@(\[[0-9a-f:]+\]|[\w.-]+)(:\d{1,5})?$/i.test(text);
}
