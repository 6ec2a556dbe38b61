import { AppError, asProblem } from '../../base/appError';
import type { Candidate } from '../../calls/call';
import type { ReadNumber } from '../../calls/phoneNumber';
import type { DoNotCallAnswer, SearchedNumber } from '../../hosts/orgContract';
import type { PhoneContext } from '../parts';

/** A number that is about to be dialled. */
export interface DialOrder {
  readonly rawNumber: string;
  readonly number: ReadNumber;
  readonly record: Candidate | null;
}

/** Nobody waits longer for a number to be dialled. */
const ASK_LIMIT_MS = 2_000;
/** In digits; shorter ones are extensions, longer ones nothing that is a number. */
const SHORTEST_NUMBER = 7;
const LONGEST_NUMBER = 15;
const NOT_TOLD = 'Salesforce did not say in time whether this number may be called.';

/**
 * Asks the org whether the number may be called, in one round trip; the answer is never kept. A warning leaves the decision to
 * the agent, a refusal ends the wish and is logged. Where the org does not answer, the policy decides.
 */
export async function mayBeCalled(context: PhoneContext, order: DialOrder): Promise<boolean> {
  const { store } = context;
  const { policy } = store.state();
  const asked = askedFor(order);
  if (policy?.doNotCall === 'off' || !asked) return true;
  const { rawNumber, record } = order;
  store.apply({ type: 'dialChecking', rawNumber, record });
  const { answer, reason, recordId } = await answerInTime(context, asked);
  store.apply({ type: 'dialChecked' });
  if (answer === 'allowed') return true;
  if (answer === 'warn') store.apply({ type: 'dialWarned', rawNumber, record, reason });
  else store.apply({ type: 'dialRefused', callId: context.newCallId(), ...order, reason, recordId });
  return false;
}

type Verdict = Omit<DoNotCallAnswer, 'objectType'>;

/** Null for extensions and service codes: nobody's record holds them. */
function askedFor({ number, rawNumber }: DialOrder): SearchedNumber | null {
  const { e164, spellings } = number;
  if (spellings.length > 0) return { e164, spellings };
  // A number that could not be read in time must not slip through.
  const digits = rawNumber.replace(/\D/g, '');
  const isWhole = digits.length >= SHORTEST_NUMBER && digits.length <= LONGEST_NUMBER && !/[*#]/.test(rawNumber);
  return isWhole ? { e164: '', spellings: [digits] } : null;
}

async function answerInTime(context: PhoneContext, number: SearchedNumber): Promise<Verdict> {
  const { clock, host, log, store } = context;
  let cancel = () => undefined as void;
  const limit = new Promise<never>((_resolve, reject) => {
    cancel = clock.after(ASK_LIMIT_MS, () => reject(tooLate()));
  });
  try {
    return await Promise.race([host.org.ask('checkDoNotCall', number), limit]);
  } catch (thrown) {
    const problem = asProblem(thrown);
    log.warning('dial', 'Nobody said whether this number may be called', problem);
    const { policy } = store.state();
    // Without a policy the org is older than this page, or said nothing of it: nobody is kept from calling.
    if (!policy) return ALLOWED;
    return { answer: policy.doNotCall === 'refuse' ? 'refuse' : 'warn', reason: NOT_TOLD, recordId: '' };
  } finally {
    cancel();
  }
}

const ALLOWED: Verdict = { answer: 'allowed', reason: '', recordId: '' };

function tooLate(): AppError {
  return new AppError('do-not-call-too-slow', NOT_TOLD, { hint: 'Try again, or ask your admin.' });
}
