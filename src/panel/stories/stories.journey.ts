import { openStories } from './storyBrowser';
import type { StoryBrowser } from './storyBrowser';
import { stories } from './stories';

/** A panel as it is set up, and the smallest one that we promise to fit. */
const SIZES = [
  { width: 380, height: 480 },
  { width: 340, height: 400 },
] as const;

let browser: StoryBrowser;

beforeAll(async () => {
  browser = await openStories();
});
afterAll(() => browser?.close());
beforeEach(() => browser.page.setViewportSize(SIZES[0]));

test.each(Object.keys(stories))('%s: nothing keeps people from using it, at both sizes', async (name) => {
  for (const size of SIZES) {
    await browser.page.setViewportSize(size);
    await browser.show(name);
    expect(await browser.page.evaluate(sticksOut)).toEqual([]);
  }
  // Tall, so that no bar covers a text whose contrast axe wants to see.
  await browser.page.setViewportSize({ width: 380, height: 900 });
  expect(await browser.violations()).toEqual([]);
  expect(browser.complaints).toEqual([]);
});

test.each(Object.keys(stories))('%s: the Tab key reaches every control, and one sees where it is', async (name) => {
  await browser.show(name);
  const wanted = await browser.page.evaluate(controls);
  const reached = new Set<string>();
  // Twice around: the focus may stand anywhere, and once a round it leaves the page.
  for (let step = 0; step <= 2 * wanted.length + 2; step += 1) {
    await browser.page.keyboard.press('Tab');
    const place = await browser.page.evaluate(focused);
    if (place) reached.add(place);
  }
  expect([...reached].sort()).toEqual([...wanted].sort());
});

test('the keypad of a call opens, takes the keys of the keyboard, and is usable by all', async () => {
  await browser.show('connected');
  await browser.page.getByRole('button', { name: 'Keypad', exact: true }).click();
  await browser.page.keyboard.type('12#');
  expect(await browser.page.getByLabel('Keys sent').textContent()).toBe('12#');
  expect(await browser.violations()).toEqual([]);
});

test('a number that is typed and entered is dialled', async () => {
  await browser.show('idle');
  await browser.page.getByLabel('Number to call').fill('+49 30 123456');
  expect(await browser.violations()).toEqual([]);
  await browser.page.keyboard.press('Enter');
  expect(await browser.page.evaluate(() => window.story.commands.at(-1))).toEqual({
    type: 'dial',
    number: '+49 30 123456',
  });
});

/** Elements that reach over the side of the panel. */
function sticksOut(): string[] {
  const isInside = (box: DOMRect): boolean => box.left >= -0.5 && box.right <= innerWidth + 0.5;
  // A text that its line cuts with an ellipsis is as wide as the line; how much is cut depends on the machine's fonts.
  const isCut = (element: Element): boolean => {
    const line = element.parentElement?.closest('.slds-truncate');
    return Boolean(line && isInside(line.getBoundingClientRect()));
  };
  return window.story
    .elements()
    .filter((element) => element.checkVisibility() && !element.closest('.slds-assistive-text'))
    .filter((element) => !isInside(element.getBoundingClientRect()) && !isCut(element))
    .map((element) => element.outerHTML.slice(0, 120));
}

/** What the Tab key must reach, in words; of a group of radios it is one. */
function controls(): string[] {
  const all = window.story.controls();
  return all.map((element, index) => `${index} ${element.outerHTML.slice(0, 80)}`);
}

/** The control that has the focus, in the same words, or that it does not show it. */
function focused(): string | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (!active || active === document.body) return null;
  const isShown = [active, active.nextElementSibling].some((element) => {
    const { outlineStyle, boxShadow } = element
      ? getComputedStyle(element)
      : { outlineStyle: 'none', boxShadow: 'none' };
    return outlineStyle !== 'none' || boxShadow !== 'none';
  });
  const index = window.story.controls().indexOf(active);
  return `${index} ${active.outerHTML.slice(0, 80)}${isShown ? '' : ' shows no focus'}`;
}
