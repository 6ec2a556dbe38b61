import { Flags } from '@salesforce/sf-plugins-core';
import { AppError } from '../../../../base/appError';
import { AgentCommand, RUN_FLAGS, WHO_FLAGS } from '../../../agents/agentCommand';
import type { AgentChanges } from '../../../agents/agentCommand';
import { assignPlanner, readSituation } from '../../../agents/planAgents';
import { planWho } from '../../../agents/whoFromFlags';
import { CHANGE_FLAGS, ORG_FLAGS } from '../../../ctiCommand';

export default class Assign extends AgentCommand {
  static override readonly summary = 'Put users into a call center: a handful or a hundred thousand.';
  static override readonly description =
    'First shows the plan: who is assigned, who is there already, who is in another call center (moved only with --move), who cannot be and why. ' +
    'Then asks, and does it. Each run has a folder with the plan, a report row for each user, the failed users as a CSV that can be fed in again, ' +
    'and what undo needs. A run that was stopped or killed goes on with --resume. Agents see the phone after they reload the page.';
  static override readonly examples = [
    {
      description: 'Everyone with a permission set:',
      command: '<%= config.bin %> <%= command.id %> --call-center AcmePhone --permission-set Cti_Agent',
    },
    {
      description: 'The users of a file; see the plan only:',
      command: '<%= config.bin %> <%= command.id %> --call-center AcmePhone --csv agents.csv --dry-run',
    },
    {
      description: 'A role and the roles below it, moving those who are in another call center:',
      command: '<%= config.bin %> <%= command.id %> --call-center AcmePhone --role Support --with-subordinates --move',
    },
    {
      description: 'Go on with a run that was stopped:',
      command: '<%= config.bin %> <%= command.id %> --resume cti-runs/20261121-130501-assign-AcmePhone',
    },
  ];
  static override readonly flags = {
    ...ORG_FLAGS,
    'call-center': Flags.string({ char: 'c', summary: 'The call center: internal name, display name or id.' }),
    ...WHO_FLAGS,
    move: Flags.boolean({ summary: 'Move users who are in another call center.' }),
    needs: Flags.string({ summary: 'Leave users out who do not have this permission set (API name).' }),
    ...RUN_FLAGS,
    ...CHANGE_FLAGS,
  };

  async run(): Promise<AgentChanges> {
    const { flags } = await this.parse(Assign);
    const door = this.door(flags['target-org'], flags['api-version']);
    if (flags.resume) return this.resume(door, flags.resume);
    if (!flags['call-center']) {
      throw new AppError('no-target', 'No call center was named', {
        hint: 'Add --call-center NAME, or --resume FOLDER.',
      });
    }
    const reading = readSituation(door, flags['call-center'], flags.needs);
    const planner = reading.then((read) => assignPlanner(read, flags.move));
    const [situation, rows] = await Promise.all([reading, planWho(door, flags, planner)]);
    const callCenters = Object.fromEntries(situation.callCenters.map(({ id, internalName }) => [id, internalName]));
    const planned = { kind: 'assign', callCenter: situation.target.internalName, callCenters, rows } as const;
    const outputDir = flags['output-dir'];
    return this.carryOut(door, planned, { dryRun: flags['dry-run'], isAgreed: flags['no-prompt'], outputDir });
  }
}
