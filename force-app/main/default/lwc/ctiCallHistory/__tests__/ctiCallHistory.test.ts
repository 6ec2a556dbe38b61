import { createElement } from 'lwc';
import read from '@salesforce/apex/CtiRecordCalls.read';
import CtiCallHistory from 'c/ctiCallHistory';

jest.mock('@salesforce/apex/CtiRecordCalls.read', () => ({ default: jest.fn() }), { virtual: true });

const asked = read as jest.MockedFunction<typeof read>;
const CALL = {
  ...{ callRecordId: 'a01', direction: 'inbound', e164: '+4930123456', offeredAt: Date.UTC(2026, 0, 5, 9, 30) },
  ...{ answeredAt: Date.UTC(2026, 0, 5, 9, 31), durationSeconds: 84, endReason: 'completed', logState: 'logged' },
  ...{ taskId: '00T1', agentName: 'Alice Meyer', note: 'Wants an offer', recordingUrl: 'https://rec.example.com/1' },
};

const answer = (value: unknown): Promise<string> => Promise.resolve(JSON.stringify({ ok: true, value }));
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

async function historyOf(recordId = '0031'): Promise<HTMLElement> {
  const element = createElement('c-cti-call-history', { is: CtiCallHistory });
  Object.assign(element, { recordId });
  document.body.append(element);
  await settled();
  return element;
}

const all = <E extends Element>(element: HTMLElement, selector: string): E[] => [
  ...element.shadowRoot!.querySelectorAll<E>(selector),
];
const textOf = (element: HTMLElement): string => element.shadowRoot!.textContent.replace(/\s+/g, ' ');

afterEach(() => {
  document.body.replaceChildren();
  asked.mockReset();
});

test('a call says what became of it, who had it, and can be made again', async () => {
  asked.mockReturnValue(answer({ calls: [CALL], hasMore: true }));
  const history = await historyOf();
  expect(asked).toHaveBeenCalledWith({ recordId: '0031' });
  expect(textOf(history)).toMatch(/Inbound call · 1:24.*Alice Meyer.*Wants an offer.*Logged/);
  expect(textOf(history)).toContain('Older calls');
  const [dial] = all<Element & { value: string; recordId: string }>(history, 'lightning-click-to-dial');
  expect([dial!.value, dial!.recordId]).toEqual(['+4930123456', '0031']);
  const [recording] = all<HTMLAnchorElement>(history, 'a');
  expect([recording!.href, recording!.rel]).toEqual(['https://rec.example.com/1', 'noopener noreferrer']);
});

test('a withheld number cannot be called, and where no recording may be shown there is no link', async () => {
  asked.mockReturnValue(answer({ calls: [{ ...CALL, e164: '', rawNumber: 'anonymous', recordingUrl: '' }] }));
  const history = await historyOf();
  expect(all(history, 'lightning-click-to-dial, a')).toEqual([]);
});

test('without calls it says so', async () => {
  asked.mockReturnValue(answer({ calls: [], hasMore: false }));
  expect(textOf(await historyOf())).toContain('No calls of this record that you may see');
});

test('while it asks it is busy, and a refusal is shown with what to do', async () => {
  let refuse = (_: string): void => undefined;
  asked.mockReturnValue(new Promise((resolve) => (refuse = resolve)));
  const history = await historyOf();
  expect(all(history, 'lightning-spinner')).toHaveLength(1);
  refuse(JSON.stringify({ ok: false, error: { code: 'no-access', message: 'Refused', hint: 'Ask your admin' } }));
  await settled();
  expect(all(history, 'lightning-spinner')).toEqual([]);
  expect(textOf(history)).toContain('Refused');
  expect(textOf(history)).toContain('Ask your admin');
  asked.mockReturnValue(answer({ calls: [CALL] }));
  all<HTMLElement>(history, 'lightning-button-icon')[0]!.click();
  await settled();
  expect(textOf(history)).toContain('Inbound call');
});

test('an answer for a record that is not shown any more changes nothing', async () => {
  const late = answer({ calls: [CALL] });
  asked.mockReturnValueOnce(late.then((text) => text)).mockReturnValueOnce(answer({ calls: [] }));
  const element = createElement('c-cti-call-history', { is: CtiCallHistory });
  document.body.append(element);
  Object.assign(element, { recordId: '0031' });
  Object.assign(element, { recordId: '0032' });
  await settled();
  expect(all(element, 'li')).toEqual([]);
});
