import { Flags } from '@salesforce/sf-plugins-core';
import { CallCenterCommand } from '../../../callCenterFile/callCenterCommand';
import type { CallCenterResult } from '../../../callCenterFile/callCenterCommand';
import type { Definition } from '../../../callCenterFile/definition';
import { GENERAL } from '../../../callCenterFile/definition';
import { prepare } from '../../../callCenterFile/importFile';
import { CHANGE_FLAGS } from '../../../ctiCommand';

export default class Create extends CallCenterCommand {
  static override readonly summary = 'Make a call center for a softphone that you built or host yourself.';
  static override readonly description =
    'Writes a call center for Lightning with everything that Open CTI needs, and trusted URLs for its hosts. The set of fields is fixed at the first import or deploy: ' +
    'name now, with --set, what your phone reads from its settings.';
  static override readonly examples = [
    {
      description: 'A phone on a Visualforce page:',
      command:
        '<%= config.bin %> <%= command.id %> --name AcmePhone --url /apex/Softphone --output-dir force-app/main/default',
    },
    {
      description: 'A phone of your own server, with a field for its SIP server:',
      command:
        '<%= config.bin %> <%= command.id %> --name AcmePhone --url https://phone.acme.example --set sipServer=wss://sip.acme.example --deploy',
    },
  ];
  static override readonly flags = {
    'target-org': Flags.optionalOrg(),
    'api-version': Flags.orgApiVersion(),
    name: Flags.string({ required: true, summary: 'Internal name: letters and digits, 40 at most.' }),
    'display-name': Flags.string({ summary: 'What people see; the internal name if left out.' }),
    url: Flags.string({ required: true, summary: 'Where the phone is: https://… or /apex/Page.' }),
    height: Flags.integer({ default: 480, min: 240, max: 2_560, summary: 'Height in pixels.' }),
    width: Flags.integer({ default: 380, min: 200, max: 1_920, summary: 'Width in pixels.' }),
    set: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      summary: 'A field of your own with its value: NAME=VALUE. May be repeated.',
    }),
    'output-dir': Flags.directory({ summary: 'Write the files into this folder (…/main/default of a project).' }),
    deploy: Flags.boolean({ summary: 'Deploy to the org.' }),
    absolute: Flags.boolean({ summary: 'Write a page of the org with its whole address.', dependsOn: ['deploy'] }),
    ...CHANGE_FLAGS,
  };

  async run(): Promise<CallCenterResult> {
    const { flags } = await this.parse(Create);
    const prepared = prepare(blank(flags.name, flags['display-name'] ?? flags.name), [], {
      set: [
        `reqAdapterUrl=${flags.url}`,
        'reqUseApi=true',
        `reqSoftphoneHeight=${flags.height}`,
        `reqSoftphoneWidth=${flags.width}`,
        'reqSalesforceCompatibilityMode=Lightning',
        ...(flags.set ?? []),
      ],
    });
    this.showFindings(prepared.findings, flags.name);
    const isDeployed = flags.deploy && !flags['dry-run'];
    if (isDeployed) {
      const door = this.doorOf(flags['target-org'], flags['api-version']);
      await this.settleAdapterUrl(door, prepared, flags.absolute);
      await this.deployAll(door, prepared, flags['no-prompt']);
    }
    const files = flags['output-dir'] && !flags['dry-run'] ? this.writeFiles(prepared, flags['output-dir']) : [];
    for (const file of files) this.log(`written  ${file}`);
    this.tellNext(prepared, isDeployed);
    return this.resultOf(prepared, files, isDeployed);
  }
}

function blank(internalName: string, displayName: string): Definition {
  return {
    dialect: 'metadata',
    internalName,
    displayName,
    internalNameLabel: 'Internal Name',
    displayNameLabel: 'Display Name',
    sections: [{ name: GENERAL, label: 'General Information', sortOrder: null, line: 0, items: [] }],
    customSettings: null,
    foreign: [],
  };
}
