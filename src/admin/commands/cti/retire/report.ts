import { Flags } from '@salesforce/sf-plugins-core';
import { OrgPicture } from '../../../checks/orgPicture';
import { CtiCommand, ORG_FLAGS } from '../../../ctiCommand';
import { daysLeft } from '../../../retire/daysLeft';
import { readInventory } from '../../../retire/inventory';
import type { Dependent } from '../../../retire/inventory';
import { readReportsOnCalls } from '../../../retire/reportsOnCalls';
import type { ReportsOnCalls } from '../../../retire/reportsOnCalls';

export interface Retirement {
  readonly daysLeft: number;
  readonly dependents: readonly Dependent[];
  /** Reports that were looked at, that the org did not describe to this login, and that were left out. */
  readonly reports: Pick<ReportsOnCalls, 'read' | 'refused' | 'left'>;
}

export default class Report extends CtiCommand<Retirement> {
  static override readonly summary = 'What in this org hangs on Open CTI, and what takes its place.';
  static override readonly description =
    'Open CTI is retired on 2028-02-28. This lists what would stop: call centers with their users, utility items, pages, classes, and reports on the call fields of Task. ' +
    'A report costs one request; those that ran last are looked at first. Not seen from here: managed packages’ own code, softphone layouts, private reports of others, and the phones of vendors. Changes nothing.';
  static override readonly examples = [
    { description: 'The inventory of an org:', command: '<%= config.bin %> <%= command.id %> --target-org acme' },
    {
      description: 'Look at every report of a large org:',
      command: '<%= config.bin %> <%= command.id %> --target-org acme --reports 5000',
    },
  ];
  static override readonly flags = {
    ...ORG_FLAGS,
    reports: Flags.integer({ summary: 'How many reports are looked at, one request each.', default: 200, min: 0 }),
  };

  async run(): Promise<Retirement> {
    const { flags } = await this.parse(Report);
    const door = this.door(flags['target-org'], flags['api-version']);
    this.spinner.start('Reading reports');
    const { names, ...reports } = await readReportsOnCalls(door, flags.reports);
    this.spinner.stop();
    const dependents = await readInventory(new OrgPicture(door), names);
    const days = daysLeft(Date.now());
    this.log(`Open CTI is retired on 2028-02-28: ${days > 0 ? `in ${days} days` : 'it is over'}.\n`);
    for (const { kind, names: found, replacement } of dependents) {
      this.log(`${kind}: ${found.length === 0 ? 'none' : found.join(', ')}`);
      if (found.length > 0) this.log(`  → ${replacement}`);
    }
    if (reports.left > 0)
      this.warn(`Reports that were not looked at: ${reports.left}. Give a larger number with --reports.`);
    if (reports.refused > 0)
      this.warn(`Reports that are not open to this login: ${reports.refused}. Use one that may see them.`);
    return { daysLeft: days, dependents, reports };
  }
}
