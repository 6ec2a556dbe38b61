import { Flags } from '@salesforce/sf-plugins-core';
import { AppError } from '../../../../base/appError';
import { AgentCommand, RUN_FLAGS, WHO_FLAGS } from '../../../agents/agentCommand';
import type { AgentChanges } from '../../../agents/agentCommand';
import { readSituation, unassignPlanner } from '../../../agents/planAgents';
import { quote } from '../../../agents/selection';
import { namesUsers, planWho } from '../../../agents/whoFromFlags';
import { CHANGE_FLAGS, ORG_FLAGS } from '../../../ctiCommand';

export default class Unassign extends AgentCommand {
  static override readonly summary = 'Take users out of a call center: some, or all of them.';
  static override readonly description =
    'Takes out only those who are in this call center; users of another one stay there. Without a choice of users you must say --all. ' +
    'Plan, report, --resume and undo as with agents assign.';
  static override readonly examples = [
    {
      description: 'The users of a file:',
      command: '<%= config.bin %> <%= command.id %> --call-center AcmePhone --csv leavers.csv',
    },
    {
      description: 'Everyone, for example before an old phone is removed:',
      command: '<%= config.bin %> <%= command.id %> --call-center OldVendor --all',
    },
  ];
  static override readonly flags = {
    ...ORG_FLAGS,
    'call-center': Flags.string({ char: 'c', summary: 'The call center: internal name, display name or id.' }),
    all: Flags.boolean({ summary: 'All users of this call center.', default: false }),
    ...WHO_FLAGS,
    ...RUN_FLAGS,
    ...CHANGE_FLAGS,
  };

  async run(): Promise<AgentChanges> {
    const { flags } = await this.parse(Unassign);
    const door = this.door(flags['target-org'], flags['api-version']);
    if (flags.resume) return this.resume(door, flags.resume);
    if (!flags['call-center']) {
      throw new AppError('no-source', 'No call center was named', {
        hint: 'Add --call-center NAME, or --resume FOLDER.',
      });
    }
    if (flags.all === namesUsers(flags)) {
      throw new AppError('all-or-some', flags.all ? 'Both --all and some users were named' : 'Nobody was named', {
        hint: 'Name the users (--csv, --permission-set, …), or say --all.',
      });
    }
    const { target, callCenters } = await readSituation(door, flags['call-center']);
    const who = flags.all ? { soql: `SELECT Id FROM User WHERE CallCenterId = ${quote(target.id)}` } : flags;
    const rows = await planWho(door, who, Promise.resolve(unassignPlanner(target)));
    const names = Object.fromEntries(callCenters.map(({ id, internalName }) => [id, internalName]));
    const planned = { kind: 'unassign', callCenter: target.internalName, callCenters: names, rows } as const;
    const outputDir = flags['output-dir'];
    return this.carryOut(door, planned, { dryRun: flags['dry-run'], isAgreed: flags['no-prompt'], outputDir });
  }
}
