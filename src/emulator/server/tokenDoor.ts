import { randomBytes, timingSafeEqual } from 'node:crypto';
import { json, notice, redirect } from './answer';
import type { Answer } from './answer';
import type { Asked, Site } from './asked';

/**
 * A random token for each start: the address printed in the terminal carries it, a cookie keeps it. Whoever has not read the
 * terminal gets neither the org nor a line.
 */
export class TokenDoor {
  readonly token = randomBytes(24).toString('hex');

  /** @param port  cookies ignore ports, so two emulators on one computer need names of their own */
  constructor(private readonly port: number) {}

  /** Takes the token from the address into the cookie and asks again without it; every other request goes on to `site`. */
  guard(site: Site): Site {
    return (asked) => {
      const given = asked.url.searchParams.get('token');
      if (given === null) return site(asked);
      return this.fits(given) ? this.letIn(asked) : this.sendAway();
    };
  }

  knows(asked: Asked): boolean {
    return this.fits(asked.cookies[this.cookieName] ?? '');
  }

  sendAway(): Answer {
    return notice(
      'Open the address from the terminal',
      [
        'This page belongs to whoever started the emulator. Its address, with a token in it, stands in the terminal where it was started.',
        'If you came by that address, reload this page once.',
      ],
      401,
    );
  }

  private get cookieName(): string {
    return `emulator_${this.port}`;
  }

  private letIn(asked: Asked): Answer {
    const url = new URL(asked.url);
    url.searchParams.delete('token');
    const cookie = `${this.cookieName}=${this.token}; Path=/; HttpOnly; SameSite=Strict`;
    return redirect(`${url.pathname}${url.search}`, { 'Set-Cookie': cookie });
  }

  private fits(given: string): boolean {
    const [a, b] = [Buffer.from(given), Buffer.from(this.token)];
    return a.length === b.length && timingSafeEqual(a, b);
  }
}

/** The same for programs: the pages' own requests, and whoever tries them without the token. */
export function noToken(): Answer {
  return json(
    {
      code: 'no-token',
      message: 'This browser has not opened the address from the terminal',
      hint: 'Open the page with the address that the terminal shows; it carries a token.',
    },
    401,
  );
}
