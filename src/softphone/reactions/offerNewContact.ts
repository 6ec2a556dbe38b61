import { asProblem } from '../../base/appError';
import { noticeOfProblem } from '../noticeOfProblem';
import type { PhoneContext } from '../parts';
import { isTalking } from '../state';
import type { PhoneCall } from '../state';
import type { Reaction } from '../store';

/** The limit of Contact.Phone. */
const PHONE_LIMIT = 40;
/** Letters of any script, and what stands between the parts of a name; so no number, no address, no markup. */
const NAME = /^\p{L}[\p{L}\p{M} .,'’&-]{0,78}[\p{L}\p{M}.]$/u;

/** Opens the form for a new contact that the agent asked for: only when people talk, since the form covers the phone. */
export function offerNewContact(context: PhoneContext): Reaction {
  return ({ before, now }) => {
    const call = now.calls.find(isDue);
    if (!call || before.calls.some((was) => was.callId === call.callId && isDue(was))) return;
    context.store.apply({ type: 'newContactOpened', callId: call.callId });
    const fields = prefilled(call);
    context.openForm(() => openForm(context, fields));
  };
}

async function openForm({ host, log, store }: PhoneContext, fields: ReturnType<typeof prefilled>): Promise<void> {
  try {
    await host.pop({ kind: 'newRecord', objectType: 'Contact', fields });
  } catch (thrown) {
    log.warning('offerNewContact', 'The form could not be opened', asProblem(thrown));
    const text = 'The form for a new contact could not be opened';
    store.apply({ type: 'noticeShown', notice: noticeOfProblem(asProblem(thrown), { tone: 'warning', text }) });
  }
}

function isDue(call: PhoneCall): boolean {
  return call.newContact === 'wanted' && isTalking(call);
}

/** What is known of the caller. A display name is somebody's claim, so only one that looks like a name is taken. */
export function prefilled({ caller }: PhoneCall): Readonly<Record<string, string>> {
  const phone = (caller.e164 || (/^[+\d\s().-]+$/.test(caller.rawNumber) ? caller.rawNumber : '')).slice(
    0,
    PHONE_LIMIT,
  );
  const lastName = NAME.test(caller.displayName) ? caller.displayName : '';
  return { ...(phone && !caller.isWithheld && { Phone: phone }), ...(lastName && { LastName: lastName }) };
}
