import { Args } from '@oclif/core';
import { Flags } from '@salesforce/sf-plugins-core';
import { compare } from '../../../callCenterFile/compare';
import type { Difference } from '../../../callCenterFile/compare';
import { readFromOrg } from '../../../callCenterFile/fromOrg';
import { prepareFile } from '../../../callCenterFile/importFile';
import { CtiCommand, EXIT_PARTLY, ORG_FLAGS } from '../../../ctiCommand';

export default class Diff extends CtiCommand<{ internalName: string; differences: readonly Difference[] }> {
  static override readonly summary = 'What differs between a definition file and the call center in the org.';
  static override readonly description =
    'Compares names, the display name and every value; the file is read as import would write it. Exit code 0: the same. 68: they differ.';
  static override readonly examples = [
    {
      description: 'Has somebody changed the call center in Setup?',
      command: '<%= config.bin %> <%= command.id %> vendor.xml',
    },
  ];
  static override readonly args = {
    file: Args.string({ required: true, description: 'The file, in either dialect.' }),
  };
  static override readonly flags = {
    ...ORG_FLAGS,
    'call-center': Flags.string({ char: 'c', summary: 'Another call center than the one the file names.' }),
  };

  async run(): Promise<{ internalName: string; differences: readonly Difference[] }> {
    const { args, flags } = await this.parse(Diff);
    const { definition } = prepareFile(args.file);
    const door = this.door(flags['target-org'], flags['api-version']);
    const org = await readFromOrg(door, flags['call-center'] ?? definition.internalName);
    const differences = compare(definition, org.definition);
    if (differences.length === 0) this.log('The same.');
    else {
      this.table({ data: differences.map((one) => ({ ...one })), title: `${args.file} and the org` });
      process.exitCode = EXIT_PARTLY;
    }
    return { internalName: org.definition.internalName, differences };
  }
}
