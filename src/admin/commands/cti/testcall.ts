import { Flags } from '@salesforce/sf-plugins-core';
import { AppError } from '../../../base/appError';
import type { Status } from '../../checks/check';
import { CHANGE_FLAGS, CtiCommand, EXIT_PARTLY, ORG_FLAGS } from '../../ctiCommand';
import type { TestLine } from '../../line/testCaller';
import { demandSandbox, testedAgent, testedOrg } from '../../testcall/agentOfTest';
import { cleanUp, runTestcall } from '../../testcall/testcall';
import { checkedLine, isAddress, readTestLine } from '../../testcall/testLineFile';

export interface TestcallResult {
  readonly org: string;
  readonly agent: string;
  /** What rings: an address on the phone system, or `by hand`. */
  readonly rings: string;
  readonly dryRun: boolean;
  readonly popLatencyMs: number | null;
  readonly checks: readonly {
    readonly name: string;
    readonly status: Status;
    readonly evidence: string;
    readonly fix: string;
  }[];
  /** Records of the call that were deleted, and those that stay. */
  readonly deleted: readonly string[];
  readonly kept: readonly string[];
}

const MARKS: Readonly<Record<Status, string>> = { pass: 'pass', warn: 'WARN', fail: 'FAIL', skip: 'skip' };

export default class Testcall extends CtiCommand<TestcallResult> {
  static override readonly summary = 'Ring an agent once, and see whether the record opened and the call was logged.';
  static override readonly description =
    'For the phone of this repository, in a sandbox. With a test line of the phone system (--line, or --sip-server and --sip-user and a password that is ' +
    'asked for) it rings the agent itself, without sound; without one it says what to dial. Then it waits, looks at the call, the pop, the task and the voice ' +
    'call, and deletes what the call left behind. Exit code 0: all is as it should be. 68: something is not.';
  static override readonly examples = [
    {
      description: 'Dial by hand:',
      command: '<%= config.bin %> <%= command.id %> --agent anna@acme.com.dev --dial 100 --target-org sandbox',
    },
    {
      description:
        'Let a test line of the phone system ring, and expect a certain contact (line.json: server, user, password):',
      command:
        '<%= config.bin %> <%= command.id %> --agent anna@acme.com.dev --dial 100@pbx.acme.com --line line.json --expect 003000000000001AAA --target-org sandbox',
    },
    {
      description: 'See what would be done:',
      command:
        '<%= config.bin %> <%= command.id %> --agent anna@acme.com.dev --dial 100 --dry-run --target-org sandbox',
    },
  ];
  static override readonly flags = {
    ...ORG_FLAGS,
    ...CHANGE_FLAGS,
    agent: Flags.string({ char: 'a', required: true, summary: 'Username of the agent who is to be rung.' }),
    dial: Flags.string({ required: true, summary: 'What rings the agent: number, extension, or user@domain.' }),
    line: Flags.file({ exists: true, summary: 'JSON file with the test line: server, user, password, authUser.' }),
    'sip-server': Flags.string({
      summary: 'Server of the test line: wss://…',
      dependsOn: ['sip-user'],
      exclusive: ['line'],
    }),
    'sip-user': Flags.string({
      summary: 'User of the test line: user@domain.',
      dependsOn: ['sip-server'],
      exclusive: ['line'],
    }),
    expect: Flags.salesforceId({ length: 'both', summary: 'Record that should be found and open.' }),
    timeout: Flags.integer({ default: 120, min: 10, max: 900, summary: 'Seconds to wait for the call and its log.' }),
    keep: Flags.boolean({ summary: 'Keep the records of the test call.' }),
    production: Flags.boolean({ summary: 'Do it although the org is no sandbox.' }),
  };

  async run(): Promise<TestcallResult> {
    const { flags } = await this.parse(Testcall);
    const door = this.door(flags['target-org'], flags['api-version']);
    const org = await testedOrg(door);
    demandSandbox(org, flags.production || flags['dry-run']);
    const agent = await testedAgent(door, flags.agent);
    const line = await this.lineOf(flags);
    const to = line ? addressOf(flags.dial, line) : flags.dial;
    const rings = line ? `${to} through ${line.server}` : `${to}, by hand`;
    const about = { org: org.name, agent: agent.username, rings, dryRun: flags['dry-run'] };
    this.log(`Rings ${agent.username} in ${org.name}: ${rings}`);
    if (flags['dry-run']) {
      this.log(
        'Then: the call, the match, the pop, the task, the voice call and left-out fields are looked at, and deleted.',
      );
      return { ...about, popLatencyMs: null, checks: [], deleted: [], kept: [] };
    }
    await this.confirmChange(`Is ${agent.username} logged in, with the phone ready?`, flags['no-prompt']);
    const done = await runTestcall(door, {
      ...{
        agent,
        line,
        to,
        expected: flags.expect ?? '',
        timeoutMs: flags.timeout * 1000,
        pollMs: door.pollWaitMs * 10,
      },
      say: (text) => this.logToStderr(`  … ${text}`),
    });
    const kept = flags.keep ? done.records : await cleanUp(door, done.records);
    const deleted = done.records.filter((id) => !kept.some((one) => one.startsWith(id)));
    this.show(done.verdicts, deleted, kept);
    if (done.verdicts.some(({ status }) => status === 'fail')) process.exitCode = EXIT_PARTLY;
    const checks = done.verdicts.map(({ name, status, evidence, fix }) => ({ name, status, evidence, fix }));
    return { ...about, popLatencyMs: done.call?.Pop_Latency_Ms__c ?? null, checks, deleted, kept };
  }

  /** Null when nobody named one. The password never stands among the arguments. @throws AppError `no-line-password` */
  private async lineOf(flags: LineFlags): Promise<TestLine | null> {
    if (flags.line) return readTestLine(flags.line);
    const [server, user] = [flags['sip-server'], flags['sip-user']];
    if (!server || !user) return null;
    const line = checkedLine({ server, user, authUser: '', password: '' });
    if (flags['dry-run']) return line;
    if (this.jsonEnabled() || !process.stdin.isTTY) {
      throw new AppError('no-line-password', 'The password of the test line cannot be asked for here', {
        hint: 'Put server, user and password into a file that only you can read, and give it with --line.',
      });
    }
    return { ...line, password: await this.secretPrompt({ message: `Password of ${user}`, ms: 300_000 }) };
  }

  private show(
    verdicts: readonly TestcallResult['checks'][number][],
    deleted: readonly string[],
    kept: readonly string[],
  ): void {
    for (const { name, status, evidence, fix } of verdicts) {
      this.log(`${MARKS[status]}  ${name}: ${evidence}`);
      if (fix) this.log(`      → ${fix}`);
    }
    if (deleted.length > 0) this.log(`Deleted: ${deleted.join(', ')}`);
    if (kept.length > 0) this.log(`Still there: ${kept.join(', ')}`);
  }
}

interface LineFlags {
  readonly line?: string;
  readonly 'sip-server'?: string;
  readonly 'sip-user'?: string;
  readonly 'dry-run': boolean;
}

/** A bare number is dialled at the line's own domain. @throws AppError `bad-dial` */
function addressOf(dial: string, { user }: TestLine): string {
  const address = dial.includes('@')
    ? dial.replace(/^sips?:/, '')
    : `${dial.replace(/[\s()/-]/g, '')}@${user.split('@')[1] ?? ''}`;
  if (isAddress(address)) return address;
  throw new AppError('bad-dial', `"${dial}" cannot be dialled`, {
    hint: 'Give a number, an extension, or user@domain: --dial 100@pbx.acme.com.',
  });
}
