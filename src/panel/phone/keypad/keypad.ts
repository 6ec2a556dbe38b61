import { api, LightningElement } from 'lwc';

const LETTERS: Readonly<Record<string, string>> = {
  '2': 'ABC',
  '3': 'DEF',
  '4': 'GHI',
  '5': 'JKL',
  '6': 'MNO',
  '7': 'PQRS',
  '8': 'TUV',
  '9': 'WXYZ',
};
const NAMES: Readonly<Record<string, string>> = { '*': 'star', '#': 'hash' };
const LONG_PRESS_MS = 500;

/** Twelve keys. Each press sends `key` with the character; a long press on 0 gives `+` where `hasPlus` is set. */
export default class Keypad extends LightningElement {
  @api hasPlus = false;

  private pressTimer: number | undefined;
  private isLongPress = false;

  get keys(): readonly object[] {
    return [...'123456789*0#'].map((symbol) => ({
      symbol,
      letters: symbol === '0' && this.hasPlus ? '+' : (LETTERS[symbol] ?? ''),
      label: symbol === '0' && this.hasPlus ? '0, hold for plus' : (NAMES[symbol] ?? symbol),
    }));
  }

  @api
  focus(): void {
    this.template!.querySelector('button')?.focus();
  }

  override disconnectedCallback(): void {
    window.clearTimeout(this.pressTimer);
  }

  handlePointerDown(event: Event): void {
    this.isLongPress = false;
    if (!this.hasPlus || symbolOf(event) !== '0') return;
    window.clearTimeout(this.pressTimer);
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- a press becomes long only by time; it is stopped when the finger goes
    this.pressTimer = window.setTimeout(() => {
      this.isLongPress = true;
      this.send('+');
    }, LONG_PRESS_MS);
  }

  handlePointerEnd(): void {
    window.clearTimeout(this.pressTimer);
  }

  handleClick(event: Event): void {
    // The click that ends a long press has had its effect already.
    if (!this.isLongPress) this.send(symbolOf(event));
    this.isLongPress = false;
  }

  /** On a touch screen a long press would open the browser's menu over the keys. */
  handleContextMenu(event: Event): void {
    event.preventDefault();
  }

  private send(symbol: string): void {
    this.dispatchEvent(new CustomEvent('key', { detail: symbol }));
  }
}

function symbolOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset.symbol ?? '';
}
