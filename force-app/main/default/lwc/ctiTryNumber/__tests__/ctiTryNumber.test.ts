import { createElement } from 'lwc';
import find from '@salesforce/apex/CtiTryNumber.find';
import prepare from '@salesforce/apex/CtiTryNumber.prepare';
import CtiTryNumber from 'c/ctiTryNumber';

jest.mock('@salesforce/apex/CtiTryNumber.find', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/CtiTryNumber.prepare', () => ({ default: jest.fn() }), { virtual: true });

const preparing = prepare as jest.MockedFunction<typeof prepare>;
const finding = find as jest.MockedFunction<typeof find>;

const RULE = {
  ...{ DeveloperName: 'One', Order: 1, Call_Type: 'any', Matches: 'one', Moment: 'ring', Action: 'record' },
  ...{ Queue: null, Dialled_Number: null, Target: null, Values: null, Insists: false },
};
const evidence = {
  ...{ rule: 'Contact', ruleOrder: 10, foundBy: 'number', spelling: '4930123456', whenUnverified: 'offer' },
  ...{ openCases: 0, cases: [], isOwn: false, lastActivityAt: null, lastModifiedAt: null },
};
const BERG = {
  ...{ recordId: '003000000000001AAA', objectType: 'Contact', name: 'Johanna Berg', subtitle: 'Acme' },
  ...{ reason: 'Phone is 030 123456', isPersonAccount: false, evidence },
};
const BRANDT = {
  ...BERG,
  recordId: '003000000000002AAA',
  name: 'Jonas Brandt',
  evidence: { ...evidence, openCases: 1 },
};

const answer = (value: unknown): Promise<string> => Promise.resolve(JSON.stringify({ ok: true, value }));
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 40; turn++) await Promise.resolve();
};

const all = <E extends Element>(element: HTMLElement, selector: string): E[] => [
  ...element.shadowRoot!.querySelectorAll<E>(selector),
];
const textOf = (element: HTMLElement): string => element.shadowRoot!.textContent.replace(/\s+/g, ' ');
const field = (page: HTMLElement, name: string) =>
  all<HTMLElement & { name?: string }>(page, '*').find((each) => each.name === name)!;
const type = (page: HTMLElement, name: string, value: string): void => {
  field(page, name).dispatchEvent(new CustomEvent('change', { detail: { value } }));
};

async function open(): Promise<HTMLElement> {
  const page = createElement('c-cti-try-number', { is: CtiTryNumber });
  document.body.append(page);
  await settled();
  return page;
}

async function tryWith(page: HTMLElement, values: Readonly<Record<string, string>>): Promise<string> {
  for (const [name, value] of Object.entries(values)) type(page, name, value);
  await settled();
  all<HTMLElement>(page, 'lightning-button').at(0)!.click();
  await settled();
  return textOf(page);
}

beforeEach(() => {
  preparing.mockReturnValue(answer({ popRules: [RULE], region: 'DE' }));
  finding.mockReturnValue(answer({ candidates: [BERG], hidden: [], userName: '' }));
});

afterEach(() => {
  document.body.replaceChildren();
  jest.resetAllMocks();
});

test('the only record opens, and the page says why', async () => {
  const text = await tryWith(await open(), { number: '030 123456' });
  expect(JSON.parse(finding.mock.calls[0]![0].inputJson)).toMatchObject({ e164: '+4930123456', userId: '' });
  expect(text).toContain('Opens at once: Contact Johanna Berg');
  expect(text).toContain('(rule One)');
  expect(text).toContain('The only record that fits');
});

test('of several each says why it stands where it does', async () => {
  finding.mockReturnValue(answer({ candidates: [BERG, BRANDT], hidden: [], userName: '' }));
  const page = await open();
  const text = await tryWith(page, { number: '030 123456' });
  expect(text).toContain('The agent chooses among 2 records in the phone');
  expect(all(page, 'ol li').map((line) => line.textContent.replace(/\s+/g, ' '))).toEqual([
    expect.stringContaining('Comes first. Johanna Berg is next: It has no open case') as string,
    expect.stringContaining('It has no open case') as string,
  ]);
});

test.each([
  [{ navigation: 'standard' }, 'Is offered in the phone'],
  [{ verification: 'failed' }, 'The number may be faked'],
  [{ callType: 'internal' }, 'Opens at once'],
])('what is chosen counts: %j', async (choice, text) => {
  expect(await tryWith(await open(), { number: '030 123456', ...choice })).toContain(text);
});

test('for another user the records that she would not find count for nothing, and the answer is called approximate', async () => {
  const hidden = [{ recordId: BERG.recordId, because: 'May not read Contact' }];
  finding.mockReturnValue(answer({ candidates: [BERG], hidden, userName: 'Erik Sand' }));
  const page = await open();
  all<HTMLElement>(page, 'lightning-record-picker')[0]!.dispatchEvent(
    new CustomEvent('change', { detail: { recordId: '005000000000001AAA' } }),
  );
  const text = await tryWith(page, { number: '030 123456' });
  expect(JSON.parse(finding.mock.calls[0]![0].inputJson)).toMatchObject({ userId: '005000000000001AAA' });
  expect(text).toMatch(/Approximate.*Erik Sand.*Nobody has this number.*Johanna Berg: May not read Contact/);
});

test('nothing to look for asks nobody, and still ends in something to do', async () => {
  const text = await tryWith(await open(), { number: 'anonymous' });
  expect(finding).not.toHaveBeenCalled();
  expect(text).toContain('Nobody has this number');
  expect(text).toContain('The caller withholds the number');
});

test('Enter in the number tries it', async () => {
  const page = await open();
  type(page, 'number', '030 123456');
  field(page, 'number').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  await settled();
  expect(finding).toHaveBeenCalledTimes(1);
});

test('agents are told who may; a page that could not begin offers no button', async () => {
  const error = { code: 'not-for-agents', message: 'For admins', hint: 'Ask yours' };
  preparing.mockReturnValue(Promise.resolve(JSON.stringify({ ok: false, error })));
  const page = await open();
  expect(textOf(page)).toMatch(/For admins.*Ask yours/);
  expect(all<HTMLElement & { disabled: boolean }>(page, 'lightning-button')[0]!.disabled).toBe(true);
});

test('while it asks it is busy, and what the platform refuses is shown', async () => {
  let refuse = (_: unknown): void => undefined;
  finding.mockReturnValue(new Promise((_resolve, reject) => (refuse = reject)));
  const page = await open();
  await tryWith(page, { number: '030 123456' });
  expect(all(page, 'lightning-spinner')).toHaveLength(1);
  refuse({ body: { message: 'Disconnected or Canceled' } });
  await settled();
  expect(all(page, 'lightning-spinner')).toEqual([]);
  expect(textOf(page)).toContain('Disconnected or Canceled');
});
