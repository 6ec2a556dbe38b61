import { AppError, asProblem } from '../../../base/appError';
import { NO_METADATA } from '../customMetadata';
import type { CustomMetadata } from '../customMetadata';
import type { Org } from '../org';
import { userWithId } from '../users/orgUsers';
import type { ApexClass } from './apexClass';
import { recentCalls, updateNote } from './callHistory';
import { saveCalls } from './callLogging';
import { checkDoNotCall } from './doNotCall';
import { reportDroppedLog } from './droppedLog';
import { dispositionsOf, policyAnswer, policyOf } from './logPolicy';
import { matchCaller } from './matching/callerMatching';
import { popRules } from './matching/popRules';
import type { NavigationOf } from './matching/popRules';
import { UntrustedInput } from './untrustedInput';

const VERSION = 1;
const LONGEST_REQUEST = 1_000_000;
const LINE_LIFE_SECONDS = 600;
/** As CtiLineCredential: one new credential for a line in this time, however often it is asked for. */
const LINE_STEP_SECONDS = 60;

/** Where the agents' lines register, and who signs their credentials. */
export interface AgentLines {
  readonly domain: string;
  mintCredential(
    user: string,
    lifeSeconds: number,
    stepSeconds?: number,
  ): { readonly authUser: string; readonly password: string; readonly expiresAt: number };
}

/**
 * The twin of the Apex class `CtiPhone` (force-app, classes/api): same requests, same answers, written a second time on purpose.
 * A phone that works with one and not with the other has found a difference worth knowing.
 */
export function createCtiPhone(org: Org, lines: AgentLines, setup: PhoneSetup = {}): ApexClass {
  const world: PhoneWorld = { org, lines, metadata: NO_METADATA, navigationOf: () => 'unknown', ...ASSIGNED, ...setup };
  return {
    ask(requestJson) {
      try {
        return JSON.stringify({ ok: true, value: answer(world, readRequest(requestJson)) });
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

/** What the project sets up around the class; without it as a package finds an org. */
export interface PhoneSetup {
  readonly metadata?: CustomMetadata;
  readonly navigationOf?: NavigationOf;
  /** Whether a user is in a call center. */
  readonly isAssigned?: (org: Org, userId: string) => boolean;
}

const ASSIGNED: Pick<Required<PhoneSetup>, 'isAssigned'> = {
  isAssigned: (org, userId) => userWithId(org, userId).callCenter !== null,
};

/** What the class works on. */
interface PhoneWorld extends Required<PhoneSetup> {
  readonly org: Org;
  readonly lines: AgentLines;
}

type Operation = (world: PhoneWorld, input: UntrustedInput) => unknown;

const OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['startSession', startSession],
  ['matchCaller', ({ org, metadata }, input) => matchCaller(org, metadata, input)],
  ['popRules', ({ org, metadata, navigationOf }, input) => popRules({ org, metadata }, navigationOf, input)],
  ['saveCalls', ({ org, metadata }, input) => saveCalls(org, metadata, input)],
  ['recentCalls', ({ org }, input) => recentCalls(org, input, org.nowAt)],
  ['updateNote', ({ org }, input) => updateNote(org, input)],
  ['reportDroppedLog', ({ org }, input) => reportDroppedLog(org, input)],
  ['dispositions', ({ metadata }) => ({ dispositions: dispositionsOf(metadata) })],
  ['logPolicy', ({ org, metadata }) => ({ policy: policyAnswer(org, policyOf(org, metadata)) })],
  ['checkDoNotCall', ({ org, metadata }, input) => checkDoNotCall(org, metadata, input)],
]);

function answer(world: PhoneWorld, { operation, input }: Request): unknown {
  const known = OPERATIONS.get(operation);
  if (known) return known(world, input);
  throw new AppError('unknown-operation', `The org does not know the operation "${operation}"`, {
    hint: 'Reload the page: the phone in this tab may be older or newer than the org.',
  });
}

/** The line is the running user's own, whatever a browser sends. */
function startSession({ org, lines, metadata, isAssigned }: PhoneWorld): unknown {
  const { line, name } = userWithId(org, org.actingUserId);
  assertMayPhone(name, org.access.hasCustomPermission('Cti_Use_Phone'), isAssigned(org, org.actingUserId));
  if (!line) {
    throw new AppError('no-line', `No line is set up for ${name}.`, {
      hint: 'Ask your admin: Setup, Custom Settings, CTI Line, Manage: it needs a record for this user with the SIP user name.',
    });
  }
  const credential = lines.mintCredential(line, LINE_LIFE_SECONDS, LINE_STEP_SECONDS);
  return {
    userId: org.actingUserId,
    userName: name,
    orgId: org.id,
    line: { addressOfRecord: `sip:${line}@${lines.domain}`, ...credential },
    logging: { policy: policyAnswer(org, policyOf(org, metadata)), dispositions: dispositionsOf(metadata) },
  };
}

/** As CtiPhoneRight: the page alone is no right. */
function assertMayPhone(name: string, hasPermission: boolean, isAssigned: boolean): void {
  if (!hasPermission) {
    throw new AppError('no-phone-permission', `${name} may not use the phone.`, {
      hint: 'Ask your admin: Setup, Permission Sets, CTI Agent, Manage Assignments.',
    });
  }
  if (isAssigned) return;
  throw new AppError('not-in-call-center', `${name} is in no call center.`, {
    hint: 'Ask your admin: Setup, Call Centers, Open Softphone, Manage Call Center Users, Add More Users.',
  });
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
