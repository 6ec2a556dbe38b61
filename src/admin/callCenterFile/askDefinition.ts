import { checkDefinition } from './checkDefinition';
import { newDefinition } from './newDefinition';
import { setItem } from './rules';

/** A person at a keyboard. */
export interface Asker {
  /** One line; rejected when nobody answers any more. */
  ask(question: string): Promise<string>;
  say(text: string): void;
}

/** What a call center of one's own needs. Own fields as `NAME=VALUE`. */
export interface Wanted {
  readonly name: string;
  readonly displayName: string;
  readonly url: string;
  readonly height: string;
  readonly width: string;
  readonly mode: string;
  /** Both or none. */
  readonly standbyUrl: string;
  readonly timeoutMs: string;
  readonly set: readonly string[];
}

type Field = Exclude<keyof Wanted, 'set'>;

interface Question {
  readonly field: Field;
  readonly asks: string;
  readonly otherwise?: (known: Partial<Wanted>) => string;
  readonly example: string;
  /** Whether it need not be asked, from what is known. */
  readonly isSkipped?: (known: Partial<Wanted>) => boolean;
  /** The rule of import that judges it. */
  readonly rule: string;
}

const QUESTIONS: readonly Question[] = [
  {
    field: 'name',
    asks: 'Internal name (it cannot be changed later)',
    example: 'AcmePhone: letters and digits, a letter first, 40 at most',
    rule: 'names',
  },
  {
    field: 'displayName',
    asks: 'Name that people see',
    otherwise: ({ name = '' }) => name,
    example: 'Acme Phone: 80 letters at most',
    rule: 'names',
  },
  {
    field: 'url',
    asks: 'Where is the phone? https://… or /apex/Page',
    example: 'https://phone.acme.com or /apex/Softphone',
    rule: 'adapterUrl',
  },
  { field: 'height', asks: 'Height in pixels', otherwise: () => '480', example: '240 to 2560', rule: 'sizes' },
  { field: 'width', asks: 'Width in pixels', otherwise: () => '380', example: '200 to 1920', rule: 'sizes' },
  {
    field: 'mode',
    asks: 'Shows in: Lightning, or Classic_and_Lightning',
    otherwise: () => 'Lightning',
    example: 'Lightning',
    rule: 'compatibilityMode',
  },
  {
    field: 'standbyUrl',
    asks: 'Page to show if the phone does not come up in time (standby URL; none if left empty)',
    otherwise: () => '',
    example: 'https://phone.acme.com/standby',
    rule: 'adapterUrl',
  },
  {
    field: 'timeoutMs',
    asks: 'How long may the phone take before that, in milliseconds?',
    otherwise: ({ standbyUrl }) => (standbyUrl ? '10000' : ''),
    isSkipped: ({ standbyUrl }) => !standbyUrl,
    example: '10000',
    rule: 'standby',
  },
];

/**
 * Asks for what is not given yet, and asks again until each answer passes the rules of import, so that nothing has to be repaired
 * behind somebody's back. What is given and wrong is said and asked for, too.
 */
export async function askDefinition(asker: Asker, given: Partial<Wanted>): Promise<Wanted> {
  let known: Partial<Wanted> = given;
  for (const question of QUESTIONS) known = { ...known, [question.field]: await askOne(asker, question, known) };
  return { ...(known as Wanted), set: given.set ?? (await askFields(asker)) };
}

async function askOne(asker: Asker, question: Question, known: Partial<Wanted>): Promise<string> {
  const { field, asks, otherwise, example, isSkipped } = question;
  const mistakeOf = (text: string): string => mistakeIn(text, question);
  const given = known[field];
  if (given !== undefined && !mistakeOf(given)) return given;
  if (given === undefined && isSkipped?.(known)) return '';
  if (given !== undefined) asker.say(`${mistakeOf(given)}. For example: ${example}`);
  const usual = otherwise?.(known) ?? '';
  for (;;) {
    const text = (await asker.ask(`${asks}${usual ? ` [${usual}]` : ''}: `)).trim() || usual;
    const mistake = mistakeOf(text);
    if (!mistake) return text;
    asker.say(`${mistake}. For example: ${example}`);
  }
}

const STANDBY = 'https://phone.acme.com/standby';

/** What the rules say about this answer among others that are right; empty when they say nothing. */
function mistakeIn(text: string, { field, rule }: Question): string {
  if (field === 'displayName' && text === '') return 'There is no name that people see';
  if (field === 'standbyUrl' && text === '') return '';
  const answer = (wanted: Field, right: string): string => (wanted === field ? text : right);
  const definition = newDefinition(answer('name', 'AcmePhone'), answer('displayName', 'Acme Phone'));
  const items = {
    reqAdapterUrl: answer('url', 'https://phone.acme.com'),
    reqUseApi: 'true',
    reqSoftphoneHeight: answer('height', '480'),
    reqSoftphoneWidth: answer('width', '380'),
    reqSalesforceCompatibilityMode: answer('mode', 'Lightning'),
    reqStandbyUrl: answer('standbyUrl', STANDBY),
    reqTimeout: answer('timeoutMs', '10000'),
  };
  for (const [name, value] of Object.entries(items)) setItem(definition, { name, value });
  return checkDefinition(definition).find((one) => one.rule === rule && one.level !== 'note')?.says ?? '';
}

/** Fields that the phone reads; the set of them is fixed at the first import. */
async function askFields(asker: Asker): Promise<string[]> {
  const fields: string[] = [];
  for (;;) {
    const text = (await asker.ask('A field that your phone reads, NAME=VALUE (none or no more: leave empty): ')).trim();
    if (text === '') return fields;
    const mistake = mistakeInField(text, fields);
    if (mistake) asker.say(`${mistake}. For example: sipServer=wss://sip.acme.com`);
    else fields.push(text);
  }
}

function mistakeInField(text: string, before: readonly string[]): string {
  const [name = '', ...value] = text.split('=');
  if (value.join('=').trim() === '') return `"${text.slice(0, 60)}" is no NAME=VALUE`;
  if (/^req/i.test(name)) return `Names that begin with req are Salesforce’s own, and "${name.slice(0, 40)}" is one`;
  const definition = newDefinition('AcmePhone', 'AcmePhone');
  for (const one of [...before, text]) {
    definition.sections[0]?.items.push({
      name: one.split('=')[0] ?? '',
      label: '',
      value: 'x',
      sortOrder: null,
      line: 0,
    });
  }
  return checkDefinition(definition).find((one) => one.rule === 'itemNames')?.says ?? '';
}

/** The definition's items of what was wanted, as `prepare` takes them. */
export function itemsOf(wanted: Wanted): readonly string[] {
  return [
    `reqAdapterUrl=${wanted.url}`,
    'reqUseApi=true',
    `reqSoftphoneHeight=${wanted.height}`,
    `reqSoftphoneWidth=${wanted.width}`,
    `reqSalesforceCompatibilityMode=${wanted.mode}`,
    ...(wanted.standbyUrl ? [`reqStandbyUrl=${wanted.standbyUrl}`, `reqTimeout=${wanted.timeoutMs}`] : []),
    ...wanted.set,
  ];
}
