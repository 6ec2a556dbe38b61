import { mount } from '../../../stories/mount';
import { ready } from '../../../stories/storyParts';
import StatusBar from '../statusBar';

test('the state of the line is said in words, and read out when it changes', async () => {
  const bar = await mount('phone-status-bar', StatusBar, { line: ready.line, logs: ready.logs });
  expect(bar.get('[role="status"]').textContent).toBe('Ready');
  await bar.change({ line: { state: 'reconnecting', label: 'No connection, trying again', tone: 'bad' } });
  expect(bar.get('[role="status"]').textContent).toBe('No connection, trying again');
  expect(bar.get('.dot').className).toContain('dot_bad');
});

test('nothing is said of logs as long as none waits', async () => {
  const bar = await mount('phone-status-bar', StatusBar, { line: ready.line, logs: ready.logs });
  expect(bar.all('button')).toEqual([]);
});

test('waiting logs are told, and are listed by a click', async () => {
  const logs = { waiting: 2, failed: 0, text: '2 call logs waiting' };
  const bar = await mount('phone-status-bar', StatusBar, { line: ready.line, logs, canOpen: true });
  bar.get('button').click();
  expect(bar.text()).toContain('2 call logs waiting');
  expect(bar.commands).toEqual([{ type: 'openLogs' }]);
});

test('failed logs look different from waiting ones', async () => {
  const logs = { waiting: 1, failed: 1, text: '1 call log not saved' };
  const bar = await mount('phone-status-bar', StatusBar, { line: ready.line, logs, canOpen: true });
  expect(bar.get('button').className).toContain('logs_failed');
  expect(bar.get('button phone-icon')).toHaveProperty('name', 'utility:warning');
});

test('during a call they are told, but not opened', async () => {
  const logs = { waiting: 2, failed: 0, text: '2 call logs waiting' };
  const bar = await mount('phone-status-bar', StatusBar, { line: ready.line, logs });
  expect(bar.text()).toContain('2 call logs waiting');
  expect(bar.all('button')).toEqual([]);
});
