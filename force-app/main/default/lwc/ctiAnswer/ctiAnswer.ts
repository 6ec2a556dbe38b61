import noAnswerLabel from '@salesforce/label/c.Cti_No_Org_Answer';
import noAnswerHintLabel from '@salesforce/label/c.Cti_No_Org_Answer_Hint';
import platformFailureHintLabel from '@salesforce/label/c.Cti_Platform_Failure_Hint';

/** What went wrong, for people: the facts, and what to do now. */
export interface Problem {
  readonly message: string;
  readonly hint: string;
}

interface Answer<Value> {
  readonly ok: boolean;
  readonly value?: Value;
  readonly error?: Partial<Problem>;
}

const NO_ANSWER: Problem = {
  message: noAnswerLabel,
  hint: noAnswerHintLabel,
};

/** The value of an answer of our Apex (`{ ok, value }`). @throws Problem, also for what is no answer */
export async function valueOf<Value>(asked: Promise<string>): Promise<Value> {
  const answer = parse<Value>(await asked.catch(refuse));
  if (answer.ok && answer.value !== undefined) return answer.value;
  const { message = NO_ANSWER.message, hint = NO_ANSWER.hint } = answer.error ?? {};
  return refuse({ message, hint });
}

/** Problems of the platform have a body with a message; all others of ours are problems already. */
export function problemOf(thrown: unknown): Problem {
  const { message, hint, body } = (thrown ?? {}) as Partial<Problem> & {
    readonly body?: { readonly message?: string };
  };
  if (body?.message) return { message: body.message, hint: platformFailureHintLabel };
  return { message: message ?? NO_ANSWER.message, hint: hint ?? NO_ANSWER.hint };
}

function parse<Value>(text: string): Answer<Value> {
  try {
    return JSON.parse(text) as Answer<Value>;
  } catch {
    return { ok: false };
  }
}

function refuse(thrown: unknown): never {
  const { message, hint } = problemOf(thrown);
  throw Object.assign(new Error(message), { hint });
}
