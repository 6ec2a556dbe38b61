import { Flags } from '@salesforce/sf-plugins-core';
import { AppError } from '../../../../base/appError';
import { readPhoneNumber } from '../../../../calls/readPhoneNumber';
import { CtiCommand } from '../../../ctiCommand';
import { findInData } from '../../../rules/findInData';
import { findInOrg } from '../../../rules/findInOrg';
import { readRuleFiles } from '../../../rules/ruleFiles';
import { readOrgRules } from '../../../rules/schemaOfOrg';
import { schemaOfSource } from '../../../rules/schemaOfSource';
import { linesOf, tryNumber } from '../../../rules/tryNumber';
import type { Tried } from '../../../rules/tryNumber';

const CALL_TYPES = ['inbound', 'outbound', 'internal'] as const;
const MOMENTS = ['ring', 'answer'] as const;
const VERIFICATIONS = ['passed', 'failed', 'absent'] as const;
const APPS = ['console', 'standard'] as const;

export default class Try extends CtiCommand<Tried> {
  static override readonly summary = 'See who is found for a number and what opens, without a call.';
  static override readonly description =
    'Reads the number as the phone does, looks for its records, and says in which order they stand, what opens and why. With --data in files ' +
    '(a plan of sf data export tree) by the rules of the source folder; else in the org, as the user of this login sees it, by the org’s rules. ' +
    'Changes nothing.';
  static override readonly examples = [
    {
      description: 'Among the sample data, by the rules of this project:',
      command: '<%= config.bin %> <%= command.id %> --number "030 23125-101" --region DE --data data/plan.json',
    },
    {
      description: 'In an org, for a call to a queue whose number may be faked:',
      command:
        '<%= config.bin %> <%= command.id %> --number +493023125101 --queue Service --verification failed --target-org sandbox',
    },
  ];
  static override readonly flags = {
    'target-org': Flags.optionalOrg(),
    'api-version': Flags.orgApiVersion(),
    number: Flags.string({ required: true, summary: 'As the phone system sends it, or as people write it.' }),
    region: Flags.string({ default: '', summary: 'Country of numbers without a country code: two letters, as DE.' }),
    data: Flags.string({ summary: 'Look in files instead of an org: a plan, as data/plan.json.' }),
    'source-dir': Flags.string({ default: 'force-app', summary: 'Folder with the rules; counts with --data.' }),
    'call-type': Flags.option({ options: CALL_TYPES, default: 'inbound', summary: 'Kind of call.' })(),
    queue: Flags.string({ default: '', summary: 'Queue that the call comes from.' }),
    dialled: Flags.string({ default: '', summary: 'Number that the caller dialled.' }),
    name: Flags.string({ default: '', summary: 'Name that the phone system sends.' }),
    moment: Flags.option({ options: MOMENTS, default: 'ring', summary: 'While it rings, or after the answer.' })(),
    verification: Flags.option({
      options: VERIFICATIONS,
      default: 'absent',
      summary: 'What the network says about the number (STIR/SHAKEN).',
    })(),
    app: Flags.option({ options: APPS, default: 'console', summary: 'Kind of app that the agent works in.' })(),
    'allowed-host': Flags.string({ multiple: true, multipleNonGreedy: true, summary: 'Host that rules may lead to.' }),
  };

  async run(): Promise<Tried> {
    const { flags } = await this.parse(Try);
    if (!/^([A-Za-z]{2})?$/.test(flags.region)) {
      throw new AppError('bad-try-region', `--region ${flags.region} is not a country`, {
        hint: 'Two letters of ISO 3166: DE, US, GB …',
      });
    }
    const number = await readPhoneNumber(flags.number, flags.region.toUpperCase());
    const tried = tryNumber(number, await this.look(flags, number), {
      ...{ callType: flags['call-type'], moment: flags.moment, verification: flags.verification, name: flags.name },
      ...{ queue: flags.queue, dialledNumber: flags.dialled, navigation: flags.app },
      allowedHosts: flags['allowed-host'] ?? [],
    });
    for (const line of linesOf(tried)) this.log(line);
    return tried;
  }

  private async look(flags: LookFlags, number: Tried['number']): Promise<Parameters<typeof tryNumber>[1]> {
    if (flags.data === undefined) {
      const door = this.doorOf(flags['target-org'], flags['api-version']);
      return { found: await findInOrg(door, number), rules: await readOrgRules(door) };
    }
    const rules = readRuleFiles(flags['source-dir']);
    const matchRules = rules.filter(({ kind }) => kind === 'match').map(({ record }) => record);
    const schema = schemaOfSource(flags['source-dir']);
    return { found: findInData(flags.data, number, { matchRules, schema }), rules };
  }
}

interface LookFlags {
  readonly 'target-org': Parameters<CtiCommand<Tried>['doorOf']>[0];
  readonly 'api-version'?: string;
  readonly 'source-dir': string;
  readonly data?: string;
}
