import { Flags } from '@salesforce/sf-plugins-core';
import { AppError } from '../../../../base/appError';
import { askDefinition, itemsOf } from '../../../callCenterFile/askDefinition';
import type { Wanted } from '../../../callCenterFile/askDefinition';
import { CallCenterCommand } from '../../../callCenterFile/callCenterCommand';
import type { CallCenterResult } from '../../../callCenterFile/callCenterCommand';
import { prepare } from '../../../callCenterFile/importFile';
import { keyboard } from '../../../callCenterFile/keyboard';
import { newDefinition } from '../../../callCenterFile/newDefinition';
import { CHANGE_FLAGS } from '../../../ctiCommand';

const MODES = ['Lightning', 'Classic_and_Lightning'] as const;

export default class Create extends CallCenterCommand {
  static override readonly summary = 'Make a call center for a softphone that you built or host yourself.';
  static override readonly description =
    'Writes a call center for Lightning with everything that Open CTI needs, and trusted URLs for its hosts. The set of fields is fixed at the first import or deploy: ' +
    'name now, with --set, what your phone reads from its settings. At a keyboard it asks for what no flag says, and checks each answer at once.';
  static override readonly examples = [
    {
      description: 'Answer questions, one after the other:',
      command: '<%= config.bin %> <%= command.id %> --output-dir force-app/main/default',
    },
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
    name: Flags.string({ summary: 'Internal name: letters and digits, 40 at most.' }),
    'display-name': Flags.string({ summary: 'What people see; the internal name if left out.' }),
    url: Flags.string({ summary: 'Where the phone is: https://… or /apex/Page.' }),
    height: Flags.integer({ min: 240, max: 2_560, summary: 'Height in pixels; 480 if left out.' }),
    width: Flags.integer({ min: 200, max: 1_920, summary: 'Width in pixels; 380 if left out.' }),
    mode: Flags.option({ options: MODES, summary: 'Where it shows; Lightning if left out.' })(),
    'standby-url': Flags.string({
      summary: 'Page to show if the phone does not come up in time.',
      dependsOn: ['timeout-ms'],
    }),
    'timeout-ms': Flags.integer({
      min: 1,
      summary: 'How long the phone may take before that, in milliseconds.',
      dependsOn: ['standby-url'],
    }),
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
    const wanted = await this.wantedOf(givenBy(flags));
    const prepared = prepare(newDefinition(wanted.name, wanted.displayName), [], { set: itemsOf(wanted) });
    this.showFindings(prepared.findings, wanted.name);
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

  /** Name and address are enough; without them somebody must be there to ask. @throws AppError `not-asked`, `no-more-answers` */
  private async wantedOf(given: Partial<Wanted>): Promise<Wanted> {
    const { name, url } = given;
    if (name !== undefined && url !== undefined) return { ...USUAL, displayName: name, ...given, name, url };
    if (this.jsonEnabled() || !process.stdin.isTTY) {
      throw new AppError('not-asked', 'Name or address of the call center is missing, and nobody can be asked here', {
        hint: 'Add --name NAME and --url URL (https://… or /apex/Page).',
      });
    }
    const person = keyboard(process.stdin, process.stderr);
    try {
      return await askDefinition(person, given);
    } finally {
      person.close();
    }
  }
}

const USUAL = { height: '480', width: '380', mode: 'Lightning', standbyUrl: '', timeoutMs: '', set: [] };

interface CreateFlags {
  readonly name?: string;
  readonly 'display-name'?: string;
  readonly url?: string;
  readonly height?: number;
  readonly width?: number;
  readonly mode?: string;
  readonly 'standby-url'?: string;
  readonly 'timeout-ms'?: number;
  readonly set?: readonly string[];
}

/** Only what was said, so that the rest can be asked for. */
function givenBy(flags: CreateFlags): Partial<Wanted> {
  const said = {
    name: flags.name,
    displayName: flags['display-name'],
    url: flags.url,
    height: flags.height?.toString(),
    width: flags.width?.toString(),
    mode: flags.mode,
    standbyUrl: flags['standby-url'],
    timeoutMs: flags['timeout-ms']?.toString(),
    set: flags.set,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}
