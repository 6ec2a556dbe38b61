import { Flags } from '@salesforce/sf-plugins-core';
import { CHECKS, examine } from '../../checks/allChecks';
import type { Examined } from '../../checks/allChecks';
import type { Status } from '../../checks/check';
import { OrgPicture } from '../../checks/orgPicture';
import { CtiCommand, EXIT_PARTLY, ORG_FLAGS } from '../../ctiCommand';

export interface Diagnosis {
  readonly checks: readonly {
    readonly name: string;
    readonly status: Status;
    readonly evidence: string;
    readonly fix: string;
  }[];
  readonly counts: Readonly<Record<Status, number>>;
  /** Names of the checks whose fault was mended. */
  readonly mended: readonly string[];
}

const MARKS: Readonly<Record<Status, string>> = { pass: 'pass', warn: 'WARN', fail: 'FAIL', skip: 'skip' };

export default class Doctor extends CtiCommand<Diagnosis> {
  static override readonly summary =
    'Find out why the phone does not show, ring or log: the whole chain, link by link.';
  static override readonly description =
    'For any Open CTI phone, ours or a vendor’s: call center, page, users, fields, trusted URLs, microphone, rules, the phone system’s certificate, SIP and ' +
    'TURN as seen from this computer, and more. Each link is shown with what was seen and what to do. With --fix, what can be mended without a doubt is ' +
    'mended after a question, and everything is looked at again. Exit code 0: nothing failed. 68: something failed.';
  static override readonly examples = [
    { description: 'Look at the call center with the most users:', command: '<%= config.bin %> <%= command.id %>' },
    {
      description: 'A certain phone in certain apps:',
      command: '<%= config.bin %> <%= command.id %> --call-center AcmePhone --app Acme_Console',
    },
    {
      description: 'Mend what can be mended:',
      command: '<%= config.bin %> <%= command.id %> --call-center AcmePhone --app Acme_Console --fix',
    },
  ];
  static override readonly flags = {
    ...ORG_FLAGS,
    'call-center': Flags.string({ char: 'c', summary: 'The call center; without it, the one with the most users.' }),
    app: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      summary: 'An app that agents use (API name). May be repeated; without it, those where the agents worked last.',
    }),
    fix: Flags.boolean({ summary: 'Mend what metadata can mend.' }),
    'no-prompt': Flags.boolean({ summary: 'Do not ask before changing the org (for scripts).' }),
  };

  async run(): Promise<Diagnosis> {
    const { flags } = await this.parse(Doctor);
    const door = this.door(flags['target-org'], flags['api-version']);
    const version = this.config.plugins.get('open-softphone')?.version ?? this.config.version;
    const options = { callCenter: flags['call-center'], apps: flags.app, version };
    const look = (): Promise<Examined[]> => this.lookAt(new OrgPicture(door, options));
    let results = await look();
    this.show(results);
    const mendable = results.filter((result) => result.mend);
    if (flags.fix && mendable.length > 0) {
      await this.confirmChange(`Mend ${mendable.map((result) => result.name).join(', ')}?`, flags['no-prompt']);
      for (const { name, mend } of mendable) {
        this.log(`mending  ${name}`);
        await mend?.();
      }
      results = await look();
      this.show(results);
    } else if (mendable.length > 0) this.log(`With --fix: ${mendable.map((result) => result.name).join(', ')}`);
    if (results.some((result) => result.status === 'fail')) process.exitCode = EXIT_PARTLY;
    return diagnosisOf(results, flags.fix ? mendable.map((result) => result.name) : []);
  }

  private async lookAt(picture: OrgPicture): Promise<Examined[]> {
    this.progress.start(CHECKS.length, {}, { title: 'Looking', format: '%s | {bar} | {value}/{total}' });
    const results = await examine(picture, (done) => this.progress.update(done));
    this.progress.finish();
    return results;
  }

  private show(results: readonly Examined[]): void {
    for (const { status, asks, evidence, fix } of results) {
      this.log(`${MARKS[status]}  ${asks}`);
      this.log(`      ${evidence}`);
      if (fix) this.log(`      → ${fix}`);
    }
  }
}

function diagnosisOf(results: readonly Examined[], mended: readonly string[]): Diagnosis {
  const counts = { pass: 0, warn: 0, fail: 0, skip: 0 };
  for (const { status } of results) counts[status] += 1;
  return {
    checks: results.map(({ name, status, evidence, fix }) => ({ name, status, evidence, fix })),
    counts,
    mended,
  };
}
