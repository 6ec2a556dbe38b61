import type { Phone, PhoneCommand, PhoneView } from '../../../../softphone/view';
import { mount } from '../../../stories/mount';
import type { Mounted } from '../../../stories/mount';
import { connected, dialling, ready, ringing, wrapUp } from '../../../stories/storyParts';
import Softphone from '../softphone';

/** A phone that shows what the test says, and notes what it is asked. Its method needs `this`, as a real class does. */
class ScriptedPhone implements Phone {
  readonly commands: PhoneCommand[] = [];
  watchers = 0;
  private listener: (view: PhoneView) => void = () => undefined;

  watch(listener: (view: PhoneView) => void): () => void {
    this.watchers += 1;
    this.listener = listener;
    return () => (this.watchers -= 1);
  }

  run(command: PhoneCommand): void {
    this.commands.push(command);
  }

  async show(view: PhoneView): Promise<void> {
    this.listener(view);
    await Promise.resolve();
  }
}

async function makePanel(view?: PhoneView): Promise<{ phone: ScriptedPhone; panel: Mounted }> {
  const phone = new ScriptedPhone();
  const panel = await mount('phone-softphone', Softphone, { phone });
  if (view) await phone.show(view);
  return { phone, panel };
}

const screens = ({ all }: Mounted) => all('.screen > *').map(({ localName }) => localName.replace('phone-', ''));
const press = (code: string, modifiers: object = { altKey: true, shiftKey: true }) =>
  window.dispatchEvent(new KeyboardEvent('keydown', { code, ...modifiers }));

test('while the phone starts, the status says how far it got and the keys stand, but nothing can be dialled yet', async () => {
  const { panel } = await makePanel({
    ...ready,
    screen: 'starting',
    line: { state: 'stopped', label: 'Waiting for Salesforce …', tone: 'waiting' },
    canDial: false,
  });
  expect(panel.get('phone-status-bar')).toHaveProperty('line.label', 'Waiting for Salesforce …');
  expect(panel.get('phone-dialpad')).toHaveProperty('canDial', false);
});

test.each<[string, PhoneView, string[]]>([
  ['an idle phone shows keys and calls', ready, ['dialpad', 'recent-calls', 'offer-switch']],
  ['a ringing call takes the screen', { ...ready, calls: [ringing] }, ['incoming-call']],
  ['a call has its card', { ...ready, calls: [connected] }, ['call-card']],
  [
    'the call that is talked on stays in reach when another rings',
    { ...ready, calls: [connected, { ...ringing, callId: 'call-2' }] },
    ['call-strip', 'incoming-call'],
  ],
  ['after the call comes the form', { ...ready, wrapUp }, ['wrap-up-form']],
  [
    'a call that rings meanwhile does not take the form away',
    { ...ready, wrapUp, calls: [ringing] },
    ['incoming-call', 'wrap-up-form'],
  ],
  [
    'a log that Salesforce does not take keeps nobody from calling',
    { ...ready, wrapUp: { ...wrapUp, state: 'failed' } },
    ['wrap-up-form', 'dialpad', 'recent-calls', 'offer-switch'],
  ],
  [
    'another tab has the line',
    { ...ready, screen: 'elsewhere', elsewhere: { canTakeOver: true, text: '' } },
    ['elsewhere-screen'],
  ],
  [
    'a phone that cannot work says so',
    { ...ready, screen: 'blocked', problem: { code: 'no-host', title: '', hint: '', action: null } },
    ['problem-screen'],
  ],
  [
    'a call can be ended whatever else is wrong',
    {
      ...ready,
      screen: 'blocked',
      problem: { code: 'session-expired', title: '', hint: '', action: null },
      calls: [connected],
    },
    ['call-card', 'problem-screen'],
  ],
])('%s', async (_name, view, expected) => {
  const { panel } = await makePanel(view);
  expect(screens(panel)).toEqual(expected);
});

test('of two calls the one that is not held has the card', async () => {
  const held = { ...connected, phase: 'held' } as const;
  const talking = { ...connected, callId: 'call-2' };
  for (const calls of [
    [held, talking],
    [talking, held],
  ]) {
    const { panel } = await makePanel({ ...ready, calls });
    expect(panel.get('phone-call-card')).toHaveProperty('call', talking);
    expect(panel.get('phone-call-strip')).toHaveProperty('call', held);
  }
});

test('what a component asks for reaches the phone as plain data, once', async () => {
  const { phone, panel } = await makePanel({ ...ready, calls: [ringing] });
  const detail = { type: 'answer', callId: 'call-1' };
  panel.get('phone-incoming-call').dispatchEvent(new CustomEvent('command', { detail, bubbles: true, composed: true }));
  expect(phone.commands).toEqual([detail]);
  expect(panel.commands).toEqual([]);
});

test('a call that comes in is read out, and again when the caller is known', async () => {
  const { phone, panel } = await makePanel(ready);
  const voice = panel.get('[aria-live="assertive"]');
  await phone.show({ ...ready, calls: [{ ...ringing, title: '+49 170 1234567', subtitle: '' }] });
  expect(voice.textContent).toBe('Calling you, +49 170 1234567');
  await phone.show({ ...ready, calls: [ringing] });
  expect(voice.textContent).toBe('Calling you, Anna Berger, Berger Maschinenbau GmbH');
});

test('a number that was being typed survives a call that came in between, and is gone once it is dialled', async () => {
  const { phone, panel } = await makePanel(ready);
  panel.get('phone-dialpad').dispatchEvent(new CustomEvent('draft', { detail: '0301' }));
  await phone.show({ ...ready, calls: [ringing] });
  await phone.show(ready);
  expect(panel.get('phone-dialpad')).toHaveProperty('draft', '0301');
  await phone.show({ ...ready, calls: [dialling] });
  await phone.show(ready);
  expect(panel.get('phone-dialpad')).toHaveProperty('draft', '');
});

test('the keyboard answers, declines, mutes, holds and hangs up', async () => {
  const { phone } = await makePanel({ ...ready, calls: [ringing] });
  press('KeyA');
  press('KeyD');
  await phone.show({ ...ready, calls: [connected] });
  press('KeyM');
  press('KeyH');
  press('KeyE');
  expect(phone.commands.map(({ type }) => type)).toEqual(['answer', 'decline', 'setMuted', 'hold', 'hangUp']);
});

test('letters that somebody types do nothing, and no shortcut does what cannot be done', async () => {
  const { phone } = await makePanel({ ...ready, calls: [ringing] });
  press('KeyA', {});
  press('KeyA', { altKey: true, shiftKey: true, repeat: true });
  press('KeyH');
  press('KeyX');
  expect(phone.commands).toEqual([]);
});

test('the focus goes on to the new screen when its place is gone', async () => {
  jest.spyOn(document, 'hasFocus').mockReturnValue(true);
  const { phone, panel } = await makePanel({ ...ready, calls: [ringing] });
  panel.get('phone-incoming-call').focus();
  await phone.show({ ...ready, calls: [connected] });
  expect(panel.element.shadowRoot!.activeElement).toBe(panel.get('phone-call-card'));
});

test('the focus is not taken from the page around the phone', async () => {
  jest.spyOn(document, 'hasFocus').mockReturnValue(false);
  const { phone, panel } = await makePanel(ready);
  await phone.show({ ...ready, calls: [ringing] });
  expect(panel.element.shadowRoot!.activeElement).toBeNull();
});

test('a panel that is taken away listens no longer', async () => {
  const { phone, panel } = await makePanel({ ...ready, calls: [ringing] });
  panel.element.remove();
  press('KeyA');
  expect(phone.watchers).toBe(0);
  expect(phone.commands).toEqual([]);
});
