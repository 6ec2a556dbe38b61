import { Flags } from '@salesforce/sf-plugins-core';
import { AppError } from '../../../../base/appError';
import { readFromOrg } from '../../../callCenterFile/fromOrg';
import { readDefinition } from '../../../callCenterFile/readDefinition';
import { metadataXml, setupXml } from '../../../callCenterFile/writeDefinition';
import { CtiCommand } from '../../../ctiCommand';
import { readText } from '../../../files/readText';
import { writeWhole } from '../../../files/writeWhole';

export interface Exported {
  readonly internalName: string;
  readonly dialect: string;
  /** Empty when it was printed. */
  readonly file: string;
  readonly xml: string;
}

export default class Export extends CtiCommand<Exported> {
  static override readonly summary = 'Write a call center of the org, or of a file, in either dialect.';
  static override readonly description =
    'There are two dialects that Salesforce does not convert: the file for Setup → Call Centers → Import, and the file of the Metadata API. ' +
    'This writes either from either. Values are kept as they are.';
  static override readonly examples = [
    {
      description: 'From the org, for Setup’s import:',
      command: '<%= config.bin %> <%= command.id %> --call-center AcmePhone --output acme.xml',
    },
    {
      description: 'From a metadata file to Setup’s dialect:',
      command: '<%= config.bin %> <%= command.id %> --file AcmePhone.callCenter-meta.xml',
    },
    {
      description: 'From the org, as metadata:',
      command: '<%= config.bin %> <%= command.id %> --call-center AcmePhone --dialect metadata',
    },
  ];
  static override readonly flags = {
    'target-org': Flags.optionalOrg(),
    'api-version': Flags.orgApiVersion(),
    'call-center': Flags.string({
      char: 'c',
      summary: 'A call center of the org: internal name, display name or id.',
      exactlyOne: ['call-center', 'file'],
    }),
    file: Flags.string({ summary: 'A file in either dialect.' }),
    dialect: Flags.option({
      options: ['setup', 'metadata'] as const,
      default: 'setup' as const,
      summary: 'What to write.',
    })(),
    output: Flags.string({ summary: 'The file to write; without it the text is printed.' }),
  };

  async run(): Promise<Exported> {
    const { flags } = await this.parse(Export);
    const { definition } = flags.file
      ? readDefinition(readText(flags.file), flags.file)
      : await readFromOrg(this.doorOf(flags['target-org'], flags['api-version']), flags['call-center'] ?? '');
    if (!definition.internalName) {
      throw new AppError('nameless', `${flags.file} has no internal name (reqInternalName)`, {
        hint: 'Use cti callcenter import with --name.',
      });
    }
    const xml = flags.dialect === 'setup' ? setupXml(definition) : metadataXml(definition);
    if (flags.output) writeWhole(flags.output, xml);
    this.log(flags.output ? `written  ${flags.output}` : xml);
    return { internalName: definition.internalName, dialect: flags.dialect, file: flags.output ?? '', xml };
  }
}
