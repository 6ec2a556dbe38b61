import { Flags } from '@salesforce/sf-plugins-core';
import { CHANGE_FLAGS, CtiCommand, ORG_FLAGS } from '../../../ctiCommand';
import { deploy } from '../../../org/metadataDoor';
import { readAppBar } from '../../../utilityBar/appBar';
import { withBar } from '../../../utilityBar/appFile';
import { addItem, newBar } from '../../../utilityBar/utilityItem';

export interface BarChange {
  readonly app: string;
  readonly bar: string;
  readonly change: 'added' | 'removed' | 'none';
  /** Paths that were deployed; in a dry run, that would be. */
  readonly files: readonly string[];
  readonly dryRun: boolean;
}

export default class Add extends CtiCommand<BarChange> {
  static override readonly summary = 'Put the softphone into the utility bar of an app.';
  static override readonly description =
    'Fetches the app’s utility bar, adds the Open CTI item at its end, and deploys only that: everything else in it stays as it is, byte for byte. ' +
    'An app without a bar gets one. A bar that it does not understand, or that belongs to a package, is not touched.';
  static override readonly examples = [
    {
      description: 'Into the Service Console:',
      command: '<%= config.bin %> <%= command.id %> --app standard__LightningService',
    },
    {
      description: 'With a size and a name of your own; see what would be done:',
      command:
        '<%= config.bin %> <%= command.id %> --app Acme_Console --label Softphone --height 560 --width 400 --dry-run',
    },
  ];
  static override readonly flags = {
    ...ORG_FLAGS,
    app: Flags.string({ required: true, summary: 'The app (API name).' }),
    label: Flags.string({ default: 'Phone', summary: 'What the bar shows.' }),
    icon: Flags.string({ default: 'call', summary: 'SLDS utility icon.' }),
    height: Flags.integer({ default: 480, min: 240, max: 2_560, summary: 'Height of the panel in pixels.' }),
    width: Flags.integer({ default: 380, min: 200, max: 1_920, summary: 'Width of the panel in pixels.' }),
    autostart: Flags.boolean({
      default: true,
      allowNo: true,
      summary: 'Load the phone with the page; without, nobody can be called before opening it.',
    }),
    ...CHANGE_FLAGS,
  };

  async run(): Promise<BarChange> {
    const { flags } = await this.parse(Add);
    const door = this.door(flags['target-org'], flags['api-version']);
    const { app, appXml, bar, barXml } = await readAppBar(door, flags.app);
    const wishes = {
      label: flags.label,
      icon: flags.icon,
      heightPx: flags.height,
      widthPx: flags.width,
      startsAutomatically: flags.autostart,
    };
    const name = bar || `${app.replace(/^.*__/, '')}_UtilityBar`;
    const changed = bar ? addItem(barXml, wishes, bar) : newBar(`${app} Utility Bar`, wishes);
    if (changed === barXml) {
      this.log(`${name} has the Open CTI item already; nothing to do.`);
      return { app, bar: name, change: 'none', files: [], dryRun: flags['dry-run'] };
    }
    const files = new Map([[`flexipages/${name}.flexipage`, changed]]);
    if (!bar) files.set(`applications/${app}.app`, withBar(appXml, app, name));
    const paths = [...files.keys()];
    if (flags['dry-run']) {
      this.log(
        `Would deploy ${paths.join(' and ')}${bar ? ', with one item more' : ': the app has no utility bar yet'}.`,
      );
    } else {
      await this.confirmChange(`Deploy ${paths.join(' and ')}?`, flags['no-prompt']);
      await deploy(door, files);
      this.log(`Added to ${name}. Agents see it after they reload the page.`);
    }
    return { app, bar: name, change: 'added', files: paths, dryRun: flags['dry-run'] };
  }
}
