import { Flags } from '@salesforce/sf-plugins-core';
import { countByCallCenter, findDrift } from '../../../agents/drift';
import type { CallCenterCount, Drift } from '../../../agents/drift';
import { readMembers } from '../../../agents/readDrift';
import type { Members } from '../../../agents/readDrift';
import { CtiCommand, ORG_FLAGS } from '../../../ctiCommand';
import { csvText } from '../../../files/csv';
import { writeWhole } from '../../../files/writeWhole';

export interface AgentReport {
  readonly callCenters: readonly CallCenterCount[];
  /** Null when no call center or no permission set was named. */
  readonly drift: Drift | null;
  readonly file: string;
}

export default class Report extends CtiCommand<AgentReport> {
  static override readonly summary = 'Who is in which call center, and where that differs from a permission set.';
  static override readonly description =
    'Counts users by call center; inactive and frozen ones apart. With --call-center and --permission-set it also shows the drift: ' +
    'who has the permission set but not the call center, and the other way round. Changes nothing.';
  static override readonly examples = [
    { description: 'All call centers:', command: '<%= config.bin %> <%= command.id %>' },
    {
      description: 'Drift, and each user in a file:',
      command:
        '<%= config.bin %> <%= command.id %> --call-center AcmePhone --permission-set Cti_Agent --output agents.csv',
    },
  ];
  static override readonly flags = {
    ...ORG_FLAGS,
    'call-center': Flags.string({ char: 'c', summary: 'The call center: internal name, display name or id.' }),
    'permission-set': Flags.string({
      char: 'p',
      summary: 'The permission set that agents have (API name).',
      dependsOn: ['call-center'],
    }),
    output: Flags.file({ summary: 'Write each user to this CSV file.' }),
  };

  async run(): Promise<AgentReport> {
    const { flags } = await this.parse(Report);
    const door = this.door(flags['target-org'], flags['api-version']);
    const members = await readMembers(door, flags['call-center'], flags['permission-set']);
    const names = Object.fromEntries(members.callCenters.map(({ id, internalName }) => [id, internalName]));
    const callCenters = countByCallCenter(members.users, names, members.frozen);
    this.table({ data: callCenters.map((one) => ({ ...one })), title: 'Users by call center' });
    const drift =
      members.target && flags['permission-set'] ? findDrift(members.users, members.target.id, members) : null;
    if (drift) this.showDrift(drift, flags['permission-set'] ?? '');
    if (flags.output) writeWhole(flags.output, usersCsv(members, names));
    return { callCenters, drift, file: flags.output ?? '' };
  }

  private showDrift(drift: Drift, permissionSet: string): void {
    const sample = (users: readonly string[]): string => users.slice(0, 3).join(', ');
    const rows = [
      {
        drift: `have ${permissionSet}, not in the call center`,
        users: drift.missing.length,
        'for example': sample(drift.missing),
      },
      {
        drift: `in the call center without ${permissionSet}`,
        users: drift.extra.length,
        'for example': sample(drift.extra),
      },
      {
        drift: `have ${permissionSet}, but another call center`,
        users: drift.elsewhere.length,
        'for example': sample(drift.elsewhere),
      },
    ];
    this.table({ data: rows, title: 'Drift' });
    this.log(`To bring both together: ${this.config.bin} cti agents watch (or assign and unassign).`);
  }
}

function usersCsv(members: Members, names: Readonly<Record<string, string>>): string {
  const cells = members.users.map((user) => [
    user.Username ?? '',
    user.Id ?? '',
    user.Name ?? '',
    names[user.CallCenterId ?? ''] ?? '',
    user.IsActive ?? '',
    String(members.frozen.has(user.Id ?? '')),
  ]);
  return csvText([['Username', 'UserId', 'Name', 'CallCenter', 'IsActive', 'IsFrozen'], ...cells]);
}
