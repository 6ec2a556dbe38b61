import type { Org } from '@salesforce/core';
import { SfError } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { AppError, asProblem } from '../base/appError';
import { OrgDoor } from './org/orgDoor';

/** Flags that every command with an org has. */
export const ORG_FLAGS = {
  'target-org': Flags.requiredOrg(),
  'api-version': Flags.orgApiVersion(),
};

/** Flags of commands that change something. */
export const CHANGE_FLAGS = {
  'dry-run': Flags.boolean({ summary: 'Show what would be done; change nothing.', default: false }),
  'no-prompt': Flags.boolean({ summary: 'Do not ask before changing the org (for scripts).', default: false }),
};

/**
 * Exit codes of all commands, as sf has them: 0 done · 1 failed, nothing half-done · 2 wrong flags (by oclif) ·
 * 68 done in part: some rows or some checks failed, and the output says which.
 */
export const EXIT_PARTLY = 68;

/**
 * What all commands share: `--json`, errors with code and remedy, one way to the org, a question before a change.
 * A command reads its flags, calls functions that know nothing of commands, and shows what they return.
 */
export abstract class CtiCommand<Result> extends SfCommand<Result> {
  static override readonly enableJsonFlag = true;

  protected door(org: Org, apiVersion?: string): OrgDoor {
    const connection = org.getConnection(apiVersion);
    return new OrgDoor(connection, { onWait: (text) => this.logToStderr(`  … ${text}`) });
  }

  /** For commands that need an org only with some flags. @throws AppError `no-org` */
  protected doorOf(org: Org | undefined, apiVersion?: string): OrgDoor {
    if (org) return this.door(org, apiVersion);
    throw new AppError('no-org', 'No org was named, and there is no default org', {
      hint: 'Add --target-org ALIAS, or set a default: sf config set target-org ALIAS. To log in: sf org login web.',
    });
  }

  /** Asks before a change. A script that cannot answer must have said `--no-prompt`. @throws AppError `not-confirmed`, `declined` */
  protected async confirmChange(question: string, isAgreed: boolean): Promise<void> {
    if (isAgreed) return;
    if (this.jsonEnabled() || !process.stdin.isTTY) {
      throw new AppError('not-confirmed', `${question} Nobody can be asked here, so nothing was changed`, {
        hint: 'Add --no-prompt to go ahead, or --dry-run to see the plan only.',
      });
    }
    if (!(await this.confirm({ message: question, ms: 300_000 }))) {
      throw new AppError('declined', 'Nothing was changed', { hint: 'Answer y to go ahead.' });
    }
  }

  protected override catch(error: Error): Promise<never> {
    if (!(error as { hint?: unknown }).hint) return super.catch(error);
    const { code, message, hint } = asProblem(error);
    return super.catch(new SfError(message, code, [hint], 1, error));
  }
}
