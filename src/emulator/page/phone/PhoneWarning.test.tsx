import { TestConsole } from '../testConsole';

test('what is wrong with the adapter stands above its frame, as text', async () => {
  const desk = new TestConsole({ phoneWarning: 'Nobody answers at <b>http://localhost:3000/</b>.' });
  const warning = await desk.appears('p[role=alert]', 'Nobody answers at <b>http://localhost:3000/</b>.');
  expect(warning.compareDocumentPosition(desk.root.querySelector('iframe')!)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  desk.close();
});

test('an adapter with which nothing is wrong has no such line', () => {
  const desk = new TestConsole();
  expect(desk.root.querySelector('p[role=alert]')).toBeNull();
  desk.close();
});
