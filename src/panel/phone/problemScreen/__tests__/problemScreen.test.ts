import { mount } from '../../../stories/mount';
import ProblemScreen from '../problemScreen';

const problem = {
  code: 'no-host',
  title: 'Open the phone in Salesforce',
  hint: 'It works in a console app only.',
  action: null,
};

test('a phone that cannot work says what is wrong, what to do, and a code for the admin', async () => {
  const screen = await mount('phone-problem-screen', ProblemScreen, { problem });
  expect(screen.text()).toContain('Open the phone in Salesforce | It works in a console app only. | Code: no-host');
  expect(screen.get('[role="alert"]')).toBeTruthy();
});

test('there is no button when somebody must act elsewhere first', async () => {
  const screen = await mount('phone-problem-screen', ProblemScreen, { problem });
  expect(screen.all('button')).toEqual([]);
});

test('the button sends what the phone said it does', async () => {
  const action = { label: 'Try again', command: { type: 'restart' } };
  const screen = await mount('phone-problem-screen', ProblemScreen, { problem: { ...problem, action } });
  screen.button('Try again')!.click();
  expect(screen.commands).toEqual([{ type: 'restart' }]);
});

test('markup in a text is shown as text', async () => {
  const screen = await mount('phone-problem-screen', ProblemScreen, {
    problem: { ...problem, hint: '<img src=x onerror=alert(1)>' },
  });
  expect(screen.all('img')).toEqual([]);
  expect(screen.text()).toContain('<img src=x onerror=alert(1)>');
});
