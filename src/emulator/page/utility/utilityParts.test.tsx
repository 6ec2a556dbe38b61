import { makeSession } from '../fakeOrgClient';
import { TestConsole, press } from '../testConsole';

let desk: TestConsole;
const open = (...change: ConstructorParameters<typeof TestConsole>) => {
  desk = new TestConsole(...change);
};
afterEach(() => {
  jest.useRealTimers();
  desk.close();
});

test('the edges of the panel move by keyboard, within the limits of the phone’s own methods', async () => {
  open();
  desk.console.changePanel({ isVisible: true, heightPx: 260, widthPx: 1910 });
  const edge = (name: string) => desk.appears('[role=separator]', name);
  const height = await edge('Height of the phone’s panel');
  press(height, 'ArrowDown');
  press(height, 'ArrowDown');
  press(await edge('Width of the phone’s panel'), 'ArrowRight');
  press(height, 'ArrowRight');
  expect(desk.console.store.state.phone).toMatchObject({ heightPx: 240, widthPx: 1920 });
});

test('the work queue appears with the first listener, and shows how each call ended', async () => {
  open();
  expect(desk.find('button', 'Work queue')).toBeUndefined();
  await desk.console.offerWork();
  await desk.click('button', 'Work queue');
  const { work } = desk.console.store.state;
  const [first] = work!;
  expect(desk.console.completeWork(first!.workId, { disposition: 'Sold', taskId: '', wasConnected: true })).toBe(false);
  desk.console.parts.start(first!.workId);
  await desk.appears('li strong', first!.name);
  expect(desk.console.completeWork(first!.workId, { disposition: 'Sold', taskId: '', wasConnected: true })).toBe(true);
  await desk.appears('li span', `${first!.number} · done · talked · Sold`);
  await desk.console.offerWork();
  expect(desk.console.store.state.work?.[0]?.state).toBe('done');
});

test('what the phone publishes is listed as text', async () => {
  open();
  desk.console.listensToChannels();
  await desk.click('button', 'Channels');
  desk.console.hearChannel('Calls__c', { html: '<b>' });
  await desk.appears('code', '{"html":"<b>"}');
  await desk.type('Channel', 'Calls__c');
  await desk.type('Message (JSON)', 'no json');
  await desk.click('button', 'Publish');
  await desk.appears('[role=alert]', 'The message is no JSON. Write for example {"text":"hello"}.');
});

describe('a call center with a standby page', () => {
  const withStandby = () => {
    const phone = makeSession().phone!;
    const settings = {
      '/reqGeneralInfo/reqStandbyUrl': '/standby.html',
      '/reqGeneralInfo/reqTimeout': '5000',
    };
    open({ phone: { ...phone, settings } });
  };
  const address = () => desk.root.querySelector('iframe')?.getAttribute('src');
  const STANDBY = 'http://adapter.example/standby.html';

  test('shows it when the adapter does not say in time that it is ready, and keeps it', async () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'requestAnimationFrame', 'cancelAnimationFrame'] });
    withStandby();
    await jest.advanceTimersByTimeAsync(4_999);
    expect(address()).toContain('/apex/Phone');
    await jest.advanceTimersByTimeAsync(500);
    expect(address()).toBe(STANDBY);
    expect(desk.root.textContent).toContain('did not say within 5 s that it is ready');
    expect(sessionStorage.getItem('emulator-standby')).toBe(STANDBY);
    jest.useRealTimers();
    await desk.click('button', 'Load the phone again');
    await desk.until(() => address()?.includes('/apex/Phone'));
    expect(sessionStorage.getItem('emulator-standby')).toBeNull();
  });

  test('leaves it away when the adapter is ready', async () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'requestAnimationFrame', 'cancelAnimationFrame'] });
    withStandby();
    await jest.advanceTimersByTimeAsync(1_000);
    desk.console.adapterIsReady();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(address()).toContain('/apex/Phone');
  });
});
