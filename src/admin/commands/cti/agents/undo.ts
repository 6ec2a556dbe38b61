import { Flags } from '@salesforce/sf-plugins-core';
import { AppError } from '../../../../base/appError';
import { AgentCommand, RUN_FLAGS } from '../../../agents/agentCommand';
import type { AgentChanges } from '../../../agents/agentCommand';
import { planUndo } from '../../../agents/planUndo';
import { CHANGE_FLAGS, ORG_FLAGS } from '../../../ctiCommand';

export default class Undo extends AgentCommand {
  static override readonly summary = 'Take a run of agents assign or unassign back.';
  static override readonly description =
    'Each user whom the run changed goes back to the call center they were in before, or to none. Users whom somebody has changed since are ' +
    'left as they are and reported. The undo is a run itself: with a plan, a report, --resume, and an undo of its own.';
  static override readonly examples = [
    {
      description: 'See what would be taken back:',
      command: '<%= config.bin %> <%= command.id %> --run cti-runs/20261121-130501-assign-AcmePhone --dry-run',
    },
    {
      description: 'Take it back:',
      command: '<%= config.bin %> <%= command.id %> --run cti-runs/20261121-130501-assign-AcmePhone',
    },
  ];
  static override readonly flags = {
    ...ORG_FLAGS,
    run: Flags.directory({ summary: 'The folder of the run to take back.' }),
    ...RUN_FLAGS,
    ...CHANGE_FLAGS,
  };

  async run(): Promise<AgentChanges> {
    const { flags } = await this.parse(Undo);
    const door = this.door(flags['target-org'], flags['api-version']);
    if (flags.resume) return this.resume(door, flags.resume);
    if (!flags.run) {
      throw new AppError('no-run-named', 'No run was named', {
        hint: 'Add --run FOLDER: the folder that agents assign named.',
      });
    }
    const { run, rows } = await planUndo(door, flags.run);
    this.assertSameOrg(door, run);
    const planned = { kind: 'undo', callCenter: '', callCenters: run.head.callCenters, rows } as const;
    const outputDir = flags['output-dir'];
    return this.carryOut(door, planned, { dryRun: flags['dry-run'], isAgreed: flags['no-prompt'], outputDir });
  }
}
