import { packageFolders } from './packageFolders';

/** One command of the sf CLI. */
export interface DeployStep {
  /** What it is for, as the person who waits reads it. */
  readonly title: string;
  readonly args: readonly string[];
  /** `cti` are the commands of this repository's own plugin. */
  readonly command?: 'sf' | 'cti';
  /** Where it is run; the repository when missing. */
  readonly folder?: string;
  /** Said when it fails, above the CLI's own words. */
  readonly remedy: string;
  /** A failure whose text fits means that there was nothing to do. */
  readonly isDoneWhen?: RegExp;
  /** A failure is told with its remedy, and the next step is taken. */
  readonly mayFail?: boolean;
}

export interface DeployOrder {
  readonly targetOrg: string;
  /** Names of our Apex test classes; none: no tests are run. Production accepts a deployment only with tests. */
  readonly tests: readonly string[];
  readonly withSampleData: boolean;
}

/** What somebody can do whose org has no Open CTI. */
export const WITHOUT_OPEN_CTI = `Orgs created lately may lack Open CTI. What is possible then:
  - ask Salesforce support to switch it on for this org, then run this again;
  - take an org that has it (an older sandbox: look for "Call Centers" in Setup);
  - work with the phone in the emulator, which needs no org: npm start.
A new contact centre on Salesforce Voice is better served by a phone made for it.`;

/** What is run, in this order. Each may be run again: an org that has it all already stays as it is. */
export function deploySteps(order: DeployOrder): readonly DeployStep[] {
  const org = ['--target-org', order.targetOrg];
  const permissionSets: DeployStep = {
    title: 'Give you the permission sets',
    args: ['org', 'assign', 'permset', '--name', 'Cti_Agent', '--name', 'Cti_Admin', ...org],
    remedy: 'Give them to yourself in Setup: Permission Sets → CTI Agent, CTI Admin → Manage Assignments.',
    isDoneWhen: /Duplicate ?PermissionSetAssignment/i,
  };
  const sampleData: DeployStep = {
    title: 'Import people and companies to try with',
    args: ['data', 'import', 'tree', '--plan', 'data/plan.json', ...org],
    remedy: 'The phone itself is deployed. data/README.md says what the sample data needs.',
  };
  return [...validateAndDeploy(order, org), permissionSets, ...(order.withSampleData ? [sampleData] : [])];
}

/** The org says first what it would refuse, with our tests; what it has accepted is then deployed as it is. */
function validateAndDeploy(order: DeployOrder, org: readonly string[]): readonly DeployStep[] {
  const source = [...packageFolders().flatMap((folder) => ['--source-dir', folder]), '--wait', '30', ...org];
  const remedy = `Nothing was changed in the org. An error at CallCenter or at opencti:softPhone means that it has no Open CTI.
${WITHOUT_OPEN_CTI}`;
  const validate = { title: `Validate against ${order.targetOrg}; nothing is changed yet`, remedy };
  const deploy = { title: `Deploy to ${order.targetOrg}`, remedy: `${remedy}\nRun it again: that begins anew.` };
  const start = ['project', 'deploy', 'start'];
  if (order.tests.length === 0) {
    const untested = ['--test-level', 'NoTestRun', ...source];
    return [
      { ...validate, args: [...start, '--dry-run', ...untested] },
      { ...deploy, args: [...start, ...untested] },
    ];
  }
  const tested = ['--test-level', 'RunSpecifiedTests', ...order.tests.flatMap((name) => ['--tests', name])];
  return [
    { ...validate, args: ['project', 'deploy', 'validate', ...tested, ...source] },
    { ...deploy, args: ['project', 'deploy', 'quick', '--use-most-recent', '--wait', '30', ...org] },
  ];
}

/** The command as a person would type it. */
export function asTyped(step: DeployStep): string {
  return ['npx', step.command ?? 'sf', ...step.args].map(quoted).join(' ');
}

function quoted(part: string): string {
  if (/^[\w.@:/+-]+$/.test(part)) return part;
  return part.includes("'") ? `"${part}"` : `'${part}'`;
}
