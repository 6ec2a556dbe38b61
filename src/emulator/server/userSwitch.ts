import { AppError, asProblem } from '../../base/appError';
import type { Org } from '../org/org';
import type { UserChoice, UserChoices } from '../org/orgApi';
import { userNamed, usersOf } from '../org/users/orgUsers';
import type { OrgUser } from '../org/users/orgUsers';
import { json, notice, redirect } from './answer';
import type { Answer } from './answer';
import type { Asked } from './asked';

export interface UserSwitchParts {
  readonly org: Org;
  /** Cookies ignore ports, so two emulators on one computer need names of their own. */
  readonly port: number;
  /** Who is signed in where nobody was chosen: a username or its part before the @. Without it the org's first user. */
  readonly user?: string | undefined;
}

/** A cookie that makes a browser somebody's: for `context.addCookies` of a browser under test. */
export interface UserCookie {
  readonly name: string;
  readonly value: string;
}

/** Who is signed in, browser by browser: a cookie names her. Two windows with different users need two browser profiles, as in Salesforce. */
export class UserSwitch {
  private readonly seen = new Set<string>();
  private readonly firstUsername: string;

  /** @throws AppError `unknown-user` */
  constructor(private readonly parts: UserSwitchParts) {
    const { org, user } = parts;
    this.firstUsername = (user === undefined ? usersOf(org)[0]! : userNamed(org, user)).username;
    this.seen.add(this.firstUsername);
  }

  /** Who is signed in in the browser that asks; without one, whoever the emulator was started for. */
  userOf(asked?: Pick<Asked, 'cookies'>): OrgUser {
    const { org } = this.parts;
    const chosen = asked?.cookies[this.cookieName] ?? '';
    const user = usersOf(org).find(({ username }) => username === chosen) ?? userNamed(org, this.firstUsername);
    this.seen.add(user.username);
    return user;
  }

  /** Users with a line who have opened a console since the start, in the org's order. */
  get agents(): { readonly user: string; readonly name: string }[] {
    const present = usersOf(this.parts.org).filter(({ username, line }) => line && this.seen.has(username));
    return present.map(({ line, name }) => ({ user: line, name }));
  }

  /** @throws AppError `unknown-user` */
  cookieFor(user: string): UserCookie {
    return { name: this.cookieName, value: userNamed(this.parts.org, user).username };
  }

  /** GET /emulator/users */
  choices(asked: Asked): UserChoices {
    return { current: this.userOf(asked).username, users: usersOf(this.parts.org).map(choiceOf) };
  }

  /** POST /emulator/user: this browser is hers from now on; its pages have to be loaded again. @throws AppError `unknown-user`, `bad-user` */
  async choose(asked: Asked): Promise<Answer> {
    const { username } = ((await asked.readJson()) ?? {}) as { readonly username?: unknown };
    if (typeof username !== 'string') {
      throw new AppError('bad-user', 'Nobody was named', { hint: 'Send { "username": "alice@acme.example" }.' });
    }
    const cookie = this.cookieFor(username);
    const answer = json({ username: cookie.value });
    return { ...answer, headers: { ...answer.headers, 'Set-Cookie': this.setCookie(cookie) } };
  }

  /**
   * A console address may choose the user: `?user=bruno`. The browser goes on to the address without it.
   *
   * @returns null when the address chooses nobody
   */
  chooseByAddress(asked: Asked): Answer | null {
    const wanted = asked.url.searchParams.get('user');
    if (wanted === null) return null;
    try {
      const url = new URL(asked.url);
      url.searchParams.delete('user');
      return redirect(`${url.pathname}${url.search}`, { 'Set-Cookie': this.setCookie(this.cookieFor(wanted)) });
    } catch (error) {
      const { message, hint } = asProblem(error);
      return notice('This address chooses a user who is not there', [message, hint], 400);
    }
  }

  private setCookie({ name, value }: UserCookie): string {
    return `${name}=${value}; Path=/; HttpOnly; SameSite=Strict`;
  }

  private get cookieName(): string {
    return `user_${this.parts.port}`;
  }
}

function choiceOf({ id, name, username, about, profile, permissionSets, callCenter }: OrgUser): UserChoice {
  return { id, name, username, about, profile, permissionSets, hasCallCenter: callCenter !== null };
}
