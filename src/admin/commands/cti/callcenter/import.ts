import { Args } from '@oclif/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { AppError } from '../../../../base/appError';
import { CallCenterCommand } from '../../../callCenterFile/callCenterCommand';
import type { CallCenterResult } from '../../../callCenterFile/callCenterCommand';
import { prepareFile } from '../../../callCenterFile/importFile';
import { CHANGE_FLAGS } from '../../../ctiCommand';

export default class Import extends CallCenterCommand {
  static override readonly summary =
    'Turn any vendor’s call center definition into deployable metadata, mended where it is wrong.';
  static override readonly description =
    'Reads the file for Setup → Call Centers → Import and the file of the Metadata API alike, with what vendors get wrong: missing Lightning mode, wrong order, ' +
    'bad names, sizes out of range, settings that contradict each other, encodings. Each finding names the line and what is done. Writes the call center and a trusted ' +
    'URL for each host of it. With --deploy it checks that the adapter’s page is there and deploys both.';
  static override readonly examples = [
    {
      description: 'See what is wrong and what would be written:',
      command: '<%= config.bin %> <%= command.id %> vendor.xml --dry-run',
    },
    {
      description: 'Write the metadata into this project:',
      command: '<%= config.bin %> <%= command.id %> vendor.xml --output-dir force-app/main/default',
    },
    {
      description: 'Fill in a place holder and deploy:',
      command:
        '<%= config.bin %> <%= command.id %> vendor.xml --set reqAdapterUrl=https://phone.acme.example/cti --deploy --target-org acme',
    },
  ];
  static override readonly args = { file: Args.string({ required: true, description: 'The definition file.' }) };
  static override readonly flags = {
    'target-org': Flags.optionalOrg(),
    'api-version': Flags.orgApiVersion(),
    name: Flags.string({ summary: 'Another internal name: letters and digits, 40 at most.' }),
    set: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      summary: 'Another value for an item: NAME=VALUE. May be repeated.',
    }),
    'output-dir': Flags.directory({ summary: 'Write the files into this folder (…/main/default of a project).' }),
    deploy: Flags.boolean({ summary: 'Deploy to the org.' }),
    absolute: Flags.boolean({ summary: 'Write a page of the org with its whole address.', dependsOn: ['deploy'] }),
    ...CHANGE_FLAGS,
  };

  async run(): Promise<CallCenterResult> {
    const { args, flags } = await this.parse(Import);
    const bad = flags.set?.find((wish) => !/^[A-Za-z]\w*=/.test(wish));
    if (bad)
      throw new AppError('bad-set', `--set ${bad} is not NAME=VALUE`, {
        hint: 'For example --set reqSoftphoneHeight=560.',
      });
    const prepared = prepareFile(args.file, flags);
    this.showFindings(prepared.findings, args.file);
    let files: string[] = [];
    if (flags.deploy && !flags['dry-run']) {
      const door = this.doorOf(flags['target-org'], flags['api-version']);
      await this.settleAdapterUrl(door, prepared, flags.absolute);
      await this.deployAll(door, prepared, flags['no-prompt']);
    }
    if (flags['output-dir'] && !flags['dry-run']) files = this.writeFiles(prepared, flags['output-dir']);
    for (const file of files) this.log(`written  ${file}`);
    if (flags['dry-run']) this.log('Dry run: nothing was written.');
    else this.tellNext(prepared, flags.deploy);
    return this.resultOf(prepared, files, flags.deploy && !flags['dry-run']);
  }
}
