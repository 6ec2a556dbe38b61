import { Flags } from '@salesforce/sf-plugins-core';
import { AgentCommand, RUN_FLAGS } from '../../../agents/agentCommand';
import type { AgentChanges } from '../../../agents/agentCommand';
import { findCallCenter } from '../../../agents/callCenters';
import { assignPlanner, unassignPlanner } from '../../../agents/planAgents';
import { PlanRows } from '../../../agents/planRows';
import type { AskedUser } from '../../../agents/readUsers';
import { plannedMoves, readMembers } from '../../../agents/readDrift';
import { CHANGE_FLAGS, ORG_FLAGS } from '../../../ctiCommand';
import type { TextRow } from '../../../org/readMany';

export default class Watch extends AgentCommand {
  static override readonly summary =
    'Let a permission set drive a call center: who has it goes in, who lost it comes out.';
  static override readonly description =
    'One pass, made for a scheduled job (cron, CI): run it every quarter of an hour with --no-prompt --json. Inactive and frozen users are not put in; ' +
    'users of another call center are moved only with --move; those without the permission set are taken out only with --remove. ' +
    'Exit code 0: both agree now. 68: some users failed, the report says why. With --dry-run it is a drift report.';
  static override readonly examples = [
    {
      description: 'What would be done:',
      command: '<%= config.bin %> <%= command.id %> --call-center AcmePhone --permission-set Cti_Agent --dry-run',
    },
    {
      description: 'In a scheduled job:',
      command:
        '<%= config.bin %> <%= command.id %> --call-center AcmePhone --permission-set Cti_Agent --remove --no-prompt --json',
    },
  ];
  static override readonly flags = {
    ...ORG_FLAGS,
    'call-center': Flags.string({
      char: 'c',
      required: true,
      summary: 'The call center: internal name, display name or id.',
    }),
    'permission-set': Flags.string({
      char: 'p',
      required: true,
      summary: 'The permission set that drives it (API name).',
    }),
    move: Flags.boolean({ summary: 'Move users who are in another call center.' }),
    remove: Flags.boolean({ summary: 'Take those out who do not have the permission set.' }),
    'output-dir': RUN_FLAGS['output-dir'],
    ...CHANGE_FLAGS,
  };

  async run(): Promise<AgentChanges> {
    const { flags } = await this.parse(Watch);
    const door = this.door(flags['target-org'], flags['api-version']);
    const members = await readMembers(door, flags['call-center'], flags['permission-set']);
    const target = findCallCenter(members.callCenters, flags['call-center']);
    const { enter, leave } = plannedMoves(members, target);
    const rows = PlanRows.of([
      ...enter.map(asAsked).map(assignPlanner({ ...members, target, entitled: null }, flags.move)),
      ...(flags.remove ? leave.map(asAsked).map(unassignPlanner(target)) : []),
    ]);
    const callCenters = Object.fromEntries(members.callCenters.map(({ id, internalName }) => [id, internalName]));
    const planned = { kind: 'assign', callCenter: target.internalName, callCenters, rows } as const;
    const outputDir = flags['output-dir'];
    return this.carryOut(door, planned, { dryRun: flags['dry-run'], isAgreed: flags['no-prompt'], outputDir });
  }
}

function asAsked(user: TextRow): AskedUser {
  return { asked: user.Username ?? '', users: [user] };
}
