import type { Org } from '../../org/org';
import type { ConsoleSession } from '../../org/orgApi';
import { isRowLocked } from '../../scenarios/rowLock';
import type { ScenarioBoard } from '../../scenarios/scenarioBoard';
import type { Addresses } from '../addresses';
import type { AgentSession } from '../agentSession';
import type { Site } from '../asked';
import type { UtilityItem } from '../setup/consoleApp';
import { RemotingTrace } from './remotingTrace';
import { SessionEnd } from './sessionEnd';
import { troubledSession } from './troubledSession';
import { troubledSite, withConditions } from './troubledSite';

export interface TroubleParts {
  readonly board: ScenarioBoard;
  readonly agent: AgentSession;
  readonly addresses: Addresses;
  readonly org: Org;
  /** `src/emulator` */
  readonly emulatorFolder: string;
  readonly utilityItem: UtilityItem | null;
}

type SessionOf<User> = (user: User, appName?: string) => Promise<ConsoleSession>;

/** The scenarios of the server, put around its parts from outside, so that these stay as they are without them. */
export class Troubles {
  readonly remotingTrace = new RemotingTrace();
  private readonly sessionEnd: SessionEnd;

  constructor(private readonly parts: TroubleParts) {
    const { board, agent, org } = parts;
    this.sessionEnd = new SessionEnd(board, agent);
    agent.oldPagesWork = () => board.value('oldPages') === 'work';
    let transactions = 0;
    org.isRowLocked = () => isRowLocked(board.value('rowLock'), (transactions += 1));
  }

  lightning(site: Site): Site {
    return withConditions(site, this.parts);
  }

  visualforce(site: Site): Site {
    const onAnswer = (): void => this.sessionEnd.remoteCallAnswered();
    return troubledSite(site, { ...this.parts, trace: this.remotingTrace, onAnswer });
  }

  session<User>(sessionOf: SessionOf<User>): SessionOf<User> {
    return async (user, appName) => {
      this.sessionEnd.consoleLoads();
      return troubledSession(await sessionOf(user, appName), this.parts);
    };
  }
}
