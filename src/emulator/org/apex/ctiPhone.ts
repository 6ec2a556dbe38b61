import { AppError, asProblem } from '../../../base/appError';
import type { Org } from '../org';
import { nameOf } from '../orgRecord';
import type { ApexClass } from './apexClass';
import { saveCalls } from './callLogging';
import { matchCaller } from './callerMatching';
import { UntrustedInput } from './untrustedInput';

const VERSION = 1;
const LONGEST_REQUEST = 1_000_000;
const LINE_LIFE_SECONDS = 600;

/** Where the agent's line registers, and who signs its credentials. */
export interface AgentLine {
  /** User part of the agent's address of record. */
  readonly user: string;
  readonly domain: string;
  mintCredential(
    user: string,
    lifeSeconds: number,
  ): { readonly authUser: string; readonly password: string; readonly expiresAt: number };
}

/**
 * The twin of the Apex class `CtiPhone` (force-app, classes/api): same requests, same answers, written a second time on purpose.
 * A phone that works with one and not with the other has found a difference worth knowing.
 */
export function createCtiPhone(org: Org, line: AgentLine): ApexClass {
  return {
    ask(requestJson) {
      try {
        return JSON.stringify({ ok: true, value: answer(org, line, readRequest(requestJson)) });
      } catch (error) {
        const { code, message, hint } = asProblem(error);
        return JSON.stringify({ ok: false, error: { code, message, hint } });
      }
    },
  };
}

interface Request {
  readonly operation: string;
  readonly input: UntrustedInput;
}

function answer(org: Org, line: AgentLine, { operation, input }: Request): unknown {
  if (operation === 'startSession') return startSession(org, line);
  if (operation === 'matchCaller') return matchCaller(org, input);
  if (operation === 'saveCalls') return saveCalls(org, input);
  throw new AppError('unknown-operation', `The org does not know the operation "${operation}"`, {
    hint: 'Reload the page: the phone in this tab may be older or newer than the org.',
  });
}

function startSession(org: Org, line: AgentLine): unknown {
  const credential = line.mintCredential(line.user, LINE_LIFE_SECONDS);
  return {
    userId: org.actingUserId,
    userName: nameOf(org, org.actingUserId),
    orgId: org.id,
    line: { addressOfRecord: `sip:${line.user}@${line.domain}`, ...credential },
  };
}

function readRequest(requestJson: unknown): Request {
  const envelope = new UntrustedInput(parse(requestJson));
  if (envelope.wholeNumber('version', 0, 1_000_000) !== VERSION) {
    throw new AppError('bad-version', 'The phone and the org speak different versions of their contract', {
      hint: 'Reload the page. If it happens again, ask your admin to deploy the phone and its Apex classes together.',
    });
  }
  return { operation: envelope.text('operation', 40), input: envelope.inner('input') };
}

function parse(requestJson: unknown): unknown {
  const text = String(requestJson);
  if (text.length > LONGEST_REQUEST) {
    throw new AppError(
      'request-too-long',
      `The request has ${text.length} characters; ${LONGEST_REQUEST} are allowed`,
      {
        hint: 'Send fewer calls at once.',
      },
    );
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('bad-request', 'The request is not JSON', { hint: 'Reload the page and try again.', cause });
  }
}
