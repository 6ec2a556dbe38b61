import type { ScenarioBoard } from '../../scenarios/scenarioBoard';
import type { AgentSession, ExpiredAnswer } from '../agentSession';

/**
 * Ends and begins the agent's session as the scenario `session` says. Nobody opens a console without a session: one that is loaded
 * while it is over gets a live one, which ends after the phone's first remote call.
 */
export class SessionEnd {
  private stands = 'lives';
  private endsAfterAnswer = false;

  constructor(
    private readonly board: ScenarioBoard,
    private readonly agent: AgentSession,
  ) {
    board.onChange(() => this.follow());
    this.follow();
  }

  consoleLoads(): void {
    if (this.stands === 'lives') return;
    this.agent.signIn();
    this.endsAfterAnswer = true;
  }

  remoteCallAnswered(): void {
    if (!this.endsAfterAnswer) return;
    this.endsAfterAnswer = false;
    this.end();
  }

  private follow(): void {
    const wanted = this.board.value('session');
    if (wanted === this.stands) return;
    this.stands = wanted;
    this.endsAfterAnswer = false;
    if (wanted === 'lives') this.agent.signIn();
    else this.end();
  }

  private end(): void {
    this.agent.expire({ answer: this.stands as ExpiredAnswer });
  }
}
