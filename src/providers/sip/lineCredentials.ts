import type { Clock } from '../../base/clock';
import { AppError } from '../../base/appError';
import type { LineCredential } from '../../hosts/orgContract';

/** Renewed so long before they expire, or at half of a shorter life. */
const MARGIN_MS = 60_000;
/** Fresh ones are trusted for so long even if this computer's clock says that they have expired: it may be wrong. */
const LEAST_TRUST_MS = 20_000;
const MINT_LIMIT_MS = 15_000;

/** The line's time-limited credentials: minted when needed, kept while they last. */
export class LineCredentials {
  private current: LineCredential | null = null;
  private renewAtMs = 0;

  constructor(
    private readonly mint: () => Promise<LineCredential>,
    private readonly clock: Clock,
  ) {}

  /** Credentials that will last for a while. @throws what minting throws, or AppError `credentials-late` */
  async fresh(): Promise<LineCredential> {
    if (this.current && this.renewInMs > 0) return this.current;
    const previous = this.current;
    try {
      const minted = await this.mintInTime();
      this.keep(minted);
      return minted;
    } catch (problem) {
      // The org may be away while the phone system is not.
      if (previous && previous.expiresAt > this.clock.now()) return previous;
      throw problem;
    }
  }

  /** Milliseconds until they should be renewed; negative when that is due. */
  get renewInMs(): number {
    return this.renewAtMs - this.clock.elapsedMs();
  }

  /** The phone system refused them: the next ones are new. */
  forget(): void {
    this.current = null;
  }

  private keep(minted: LineCredential): void {
    const lifeMs = minted.expiresAt - this.clock.now();
    const trustMs = Math.max(LEAST_TRUST_MS, lifeMs - Math.min(MARGIN_MS, lifeMs / 2));
    this.current = minted;
    this.renewAtMs = this.clock.elapsedMs() + trustMs;
  }

  private mintInTime(): Promise<LineCredential> {
    return new Promise((resolve, reject) => {
      const cancel = this.clock.after(MINT_LIMIT_MS, () => reject(late()));
      this.mint().then(resolve, reject).finally(cancel);
    });
  }
}

function late(): AppError {
  return new AppError('credentials-late', `No credentials for the line came in ${MINT_LIMIT_MS} ms`, {
    hint: 'The phone tries again by itself. If it lasts, reload the page.',
  });
}
