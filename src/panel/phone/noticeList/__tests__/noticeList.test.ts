import { mount } from '../../../stories/mount';
import NoticeList from '../noticeList';

const sound = {
  noticeId: 'n1',
  tone: 'warning',
  text: 'The ringing is silent.',
  hint: 'The browser allows sound after a click.',
  action: { label: 'Turn sound on', command: { type: 'enableSound' } },
};
const line = { noticeId: 'n2', tone: 'info', text: 'The line is back.', hint: '', action: null };

test('a notice says what happened and what to do, and is read out', async () => {
  const list = await mount('phone-notice-list', NoticeList, { notices: [sound, line] });
  expect(list.text()).toContain('The ringing is silent. | The browser allows sound after a click.');
  expect(list.get('ul').getAttribute('aria-live')).toBe('polite');
});

test('the button of a notice sends its command', async () => {
  const list = await mount('phone-notice-list', NoticeList, { notices: [line, sound] });
  list.button('Turn sound on')!.click();
  expect(list.commands).toEqual([{ type: 'enableSound' }]);
});

test('each notice can be put away by itself', async () => {
  const list = await mount('phone-notice-list', NoticeList, { notices: [sound, line] });
  list.button('Close: The line is back.')!.click();
  expect(list.commands).toEqual([{ type: 'dismissNotice', noticeId: 'n2' }]);
});
