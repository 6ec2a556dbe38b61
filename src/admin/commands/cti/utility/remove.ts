import { Flags } from '@salesforce/sf-plugins-core';
import { CHANGE_FLAGS, CtiCommand, ORG_FLAGS } from '../../../ctiCommand';
import { deploy } from '../../../org/metadataDoor';
import { readAppBar } from '../../../utilityBar/appBar';
import { removeItem } from '../../../utilityBar/utilityItem';
import type { BarChange } from './add';

export default class Remove extends CtiCommand<BarChange> {
  static override readonly summary = 'Take the softphone out of the utility bar of an app.';
  static override readonly description =
    'Fetches the bar, takes the Open CTI item out, and deploys only that. Everything else in the bar stays as it is, byte for byte; the bar itself stays, too.';
  static override readonly examples = [
    {
      description: 'From the Service Console:',
      command: '<%= config.bin %> <%= command.id %> --app standard__LightningService',
    },
  ];
  static override readonly flags = {
    ...ORG_FLAGS,
    app: Flags.string({ required: true, summary: 'The app (API name).' }),
    ...CHANGE_FLAGS,
  };

  async run(): Promise<BarChange> {
    const { flags } = await this.parse(Remove);
    const door = this.door(flags['target-org'], flags['api-version']);
    const { app, bar, barXml } = await readAppBar(door, flags.app);
    const changed = bar ? removeItem(barXml, bar) : barXml;
    if (changed === barXml) {
      this.log(`${bar || app} has no Open CTI item; nothing to do.`);
      return { app, bar, change: 'none', files: [], dryRun: flags['dry-run'] };
    }
    const path = `flexipages/${bar}.flexipage`;
    if (flags['dry-run']) this.log(`Would deploy ${path} with one item less.`);
    else {
      await this.confirmChange(`Take the phone out of ${bar}?`, flags['no-prompt']);
      await deploy(door, new Map([[path, changed]]));
      this.log(`Removed from ${bar}. Agents see it after they reload the page.`);
    }
    return { app, bar, change: 'removed', files: [path], dryRun: flags['dry-run'] };
  }
}
