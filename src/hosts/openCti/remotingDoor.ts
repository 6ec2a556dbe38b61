import { hasCode } from '../../base/appError';
import type { AppError } from '../../base/appError';
import { readAnswer } from '../checkAnswers';
import { orgUnreachable, otherUser } from '../hostErrors';
import type { OrgContract, OrgDoor, OrgOperation } from '../orgContract';
import { callRemoting } from './remotingCall';
import type { RemotingParts } from './remotingCall';
import type { SessionKeeper } from './sessionKeeper';
import type { RemotingManager } from './sforceOpenCti';

/** The way to the org through Visualforce remoting. */
export interface RemotingDoor extends OrgDoor {
  /**
   * Asks through a renewed session who is signed in: two people may use one browser one after the other, and the calls of
   * one must not be logged under the name of the other.
   *
   * @throws AppError `other-user`
   */
  checkUser(remoting: RemotingManager): Promise<void>;
}

/**
 * A call that meets an expired session is repeated once after the session was renewed; that is safe, because every operation
 * may be repeated.
 */
export function createRemotingDoor(session: SessionKeeper, parts: RemotingParts): RemotingDoor {
  let userId = '';

  async function askThrough<O extends OrgOperation>(
    remoting: RemotingManager | null,
    operation: O,
    input: OrgContract[O]['input'],
  ): Promise<OrgContract[O]['value']> {
    if (!remoting) throw orgUnreachable('the page has no Visualforce remoting');
    const json = JSON.stringify({ version: 1, operation, input });
    return readAnswer(operation, await callRemoting(remoting, { operation, json }, parts));
  }

  async function ask<O extends OrgOperation>(
    operation: O,
    input: OrgContract[O]['input'],
  ): Promise<OrgContract[O]['value']> {
    try {
      return await session.through((remoting) => askThrough(remoting, operation, input));
    } catch (cause) {
      if (!mayBeExpired(cause)) throw cause;
      await session.renew(cause as AppError);
      return session.through((remoting) => askThrough(remoting, operation, input));
    }
  }

  return {
    async ask(operation, input) {
      const value = await ask(operation, input);
      if ('userId' in value) userId ||= value.userId;
      return value;
    },
    async checkUser(remoting) {
      if (!userId) return;
      const now = await askThrough(remoting, 'startSession', {});
      if (now.userId !== userId) throw otherUser(now.userName);
    },
  };
}

/** An expired session may also look like a broken network: the answer is a redirect that the browser refuses to follow. */
function mayBeExpired(thrown: unknown): boolean {
  return hasCode(thrown, 'session-expired') || hasCode(thrown, 'org-unreachable');
}
