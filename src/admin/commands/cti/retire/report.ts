import { OrgPicture } from '../../../checks/orgPicture';
import { CtiCommand, ORG_FLAGS } from '../../../ctiCommand';
import { daysLeft } from '../../../retire/daysLeft';
import { readInventory } from '../../../retire/inventory';
import type { Dependent } from '../../../retire/inventory';

export interface Retirement {
  readonly daysLeft: number;
  readonly dependents: readonly Dependent[];
}

export default class Report extends CtiCommand<Retirement> {
  static override readonly summary = 'What in this org hangs on Open CTI, and what takes its place.';
  static override readonly description =
    'Open CTI is retired on 2028-02-28. This lists what would stop: call centers with their users, utility items, pages and classes. ' +
    'Not seen from here: managed packages’ own code, softphone layouts, reports on the call fields of Task, and the phones of vendors. Changes nothing.';
  static override readonly examples = [
    { description: 'The inventory of an org:', command: '<%= config.bin %> <%= command.id %> --target-org acme' },
  ];
  static override readonly flags = { ...ORG_FLAGS };

  async run(): Promise<Retirement> {
    const { flags } = await this.parse(Report);
    const dependents = await readInventory(new OrgPicture(this.door(flags['target-org'], flags['api-version'])));
    const days = daysLeft(Date.now());
    this.log(`Open CTI is retired on 2028-02-28: ${days > 0 ? `in ${days} days` : 'it is over'}.\n`);
    for (const { kind, names, replacement } of dependents) {
      this.log(`${kind}: ${names.length === 0 ? 'none' : names.join(', ')}`);
      if (names.length > 0) this.log(`  → ${replacement}`);
    }
    return { daysLeft: days, dependents };
  }
}
