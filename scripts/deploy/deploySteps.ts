/** One command of the sf CLI. */
export interface DeployStep {
  /** What it is for, as the person who waits reads it. */
  readonly title: string;
  readonly args: readonly string[];
  /** Said when it fails, above the CLI's own words. */
  readonly remedy: string;
  /** A failure whose text fits means that there was nothing to do. */
  readonly isDoneWhen?: RegExp;
}

export interface DeployOrder {
  readonly targetOrg: string;
  /** Names of our Apex test classes; none: no tests are run. Production accepts a deployment only with tests. */
  readonly tests: readonly string[];
  readonly withSampleData: boolean;
}

const NO_OPEN_CTI = `An error at CallCenter or at opencti:softPhone means that this org has no Open CTI; orgs created lately may lack it.
Ask Salesforce support for it, or try the phone in the emulator (npm start).`;

/** What is run, in this order. Each may be run again: an org that has it all already stays as it is. */
export function deploySteps(order: DeployOrder): readonly DeployStep[] {
  const org = ['--target-org', order.targetOrg];
  const testing =
    order.tests.length > 0
      ? ['--test-level', 'RunSpecifiedTests', ...order.tests.flatMap((name) => ['--tests', name])]
      : ['--test-level', 'NoTestRun'];
  const steps: DeployStep[] = [
    {
      title: `Deploy to ${order.targetOrg}`,
      args: ['project', 'deploy', 'start', '--source-dir', 'force-app', ...testing, '--wait', '30', ...org],
      remedy: `Nothing was changed in the org. ${NO_OPEN_CTI}`,
    },
    {
      title: 'Give you the permission sets',
      args: ['org', 'assign', 'permset', '--name', 'Cti_Agent', '--name', 'Cti_Admin', ...org],
      remedy: 'Give them to yourself in Setup: Permission Sets → CTI Agent, CTI Admin → Manage Assignments.',
      isDoneWhen: /Duplicate ?PermissionSetAssignment/i,
    },
  ];
  const sampleData: DeployStep = {
    title: 'Import people and companies to try with',
    args: ['data', 'import', 'tree', '--plan', 'data/plan.json', ...org],
    remedy: 'The phone itself is deployed. data/README.md says what the sample data needs.',
  };
  return order.withSampleData ? [...steps, sampleData] : steps;
}

/** The command as a person would type it. */
export function asTyped(step: DeployStep): string {
  return ['npx', 'sf', ...step.args].map(quoted).join(' ');
}

function quoted(part: string): string {
  if (/^[\w.@:/+-]+$/.test(part)) return part;
  return part.includes("'") ? `"${part}"` : `'${part}'`;
}
