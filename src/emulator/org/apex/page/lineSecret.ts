import { AppError } from '../../../../base/appError';

const ALLOWED = /^[\x21-\x7e]{20,255}$/;

/**
 * Twin of `CtiLineSecret` as far as an admin meets it: what is entered is held and never read again. The emulated exchange has a key of its
 * own, so that no entry here can lock an agent out.
 */
export class LineSecret {
  private first: string;
  private second = '';

  /** @param first  what an admin entered before; empty for a new org */
  constructor(first = '') {
    this.first = first;
  }

  get isEntered(): boolean {
    return this.first !== '';
  }

  get hasSecond(): boolean {
    return this.second !== '';
  }

  /** The very first signs at once; a later one waits as the second. @throws AppError `bad-line-secret` */
  enter(secret: string): void {
    if (!ALLOWED.test(secret)) {
      throw new AppError('bad-line-secret', 'This cannot be a secret', { hint: '20 to 255 signs, no spaces.' });
    }
    if (this.isEntered) this.second = secret;
    else this.first = secret;
  }

  /** The two change places, so the same leads back. @returns false when there is no second */
  useSecond(): boolean {
    if (!this.hasSecond) return false;
    [this.first, this.second] = [this.second, this.first];
    return true;
  }

  forgetSecond(): void {
    this.second = '';
  }
}
