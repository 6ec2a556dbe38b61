import { join } from 'node:path';
import type { DeployStep } from './deploySteps';
import { assignmentsSoql } from './permissionSets';
import type { MayStay } from './removal';
import type { UndeployRequest } from './undeployOrder';

/** Files that a removal is made of; not in git. */
export const UNDEPLOY_FOLDER = 'build/undeploy';
export const ASSIGNMENTS = join(UNDEPLOY_FOLDER, 'assignments.csv');

export function leaveCallCenterStep({ targetOrg }: UndeployRequest): DeployStep {
  return {
    title: 'Take all users out of the call center',
    command: 'cti',
    args: ['agents', 'unassign', '--call-center', 'OpenSoftphone', '--all', '--no-prompt', '--target-org', targetOrg],
    remedy: 'Do it in Setup: Call Centers → Open Softphone → Manage Call Center Users → select all → Remove Users.',
  };
}

/** The CLI writes a list of the assignments, and takes each of them away. */
export function permissionSetSteps({ targetOrg }: UndeployRequest): readonly DeployStep[] {
  const org = ['--target-org', targetOrg];
  const remedy = 'Do it in Setup: Permission Sets → each that begins with CTI → Manage Assignments → Remove.';
  const list = ['--query', assignmentsSoql(), '--result-format', 'csv', '--output-file', ASSIGNMENTS];
  const what = ['--sobject', 'PermissionSetAssignment', '--file', ASSIGNMENTS, '--wait', '10'];
  return [
    { title: 'List who has our permission sets', args: ['data', 'query', ...list, ...org], remedy },
    { title: 'Take the permission sets away', args: ['data', 'delete', 'bulk', ...what, ...org], remedy },
  ];
}

/** @param files  as `writeRemoval` wrote them */
export function removeStep(
  { targetOrg }: UndeployRequest,
  files: { readonly manifest: string; readonly destructive: string },
): DeployStep {
  return {
    title: 'Remove what metadata can remove',
    args: removalArgs(targetOrg, files),
    remedy: `Nothing was removed. Something of the org refers to the phone: the error names it. Take the reference out, run this again.
Often it is a utility bar: npx cti utility remove --target-org ${targetOrg} --help.`,
  };
}

/** One kind that not every org lets metadata remove. */
export function removeAloneStep(
  { targetOrg }: UndeployRequest,
  kind: MayStay,
  files: { readonly manifest: string; readonly destructive: string },
): DeployStep {
  const { title, remedy } = ALONE[kind];
  return { title, args: removalArgs(targetOrg, files), remedy, mayFail: true };
}

const ALONE: Readonly<Record<MayStay, { readonly title: string; readonly remedy: string }>> = {
  CallCenter: {
    title: 'Remove the call center',
    remedy: 'Not every org lets metadata remove it: Setup → Call Centers → Open Softphone → Delete.',
  },
  Flow: {
    title: 'Remove the flows',
    remedy:
      'A flow that is active stays: Setup → Flows → each that begins with CTI → Deactivate, then delete its versions.',
  },
};

function removalArgs(targetOrg: string, files: { readonly manifest: string; readonly destructive: string }) {
  const what = ['--manifest', files.manifest, '--post-destructive-changes', files.destructive];
  // What is gone already is a warning: a run that was cut off can be run again.
  return ['project', 'deploy', 'start', ...what, '--ignore-warnings', '--wait', '30', '--target-org', targetOrg];
}

export function whatIsLeft(withData: boolean): string {
  const data = withData
    ? ''
    : `  4. The data. Calls, lines, rules and the secret are kept, so that the phone can come back. To remove them for good:
     export what you must keep, then npm run undeploy -- --target-org NAME --with-data
`;
  return `What is left to do in Setup:

  1. Apps of your own. App Manager → Edit → Utility Items: remove Open CTI Softphone where you have added it.
  2. Trusted URLs. Remove those of the phone system. If Session Settings allow the microphone for the phone alone, undo that.
  3. Call Centers. Open Softphone should be gone; otherwise open it and choose Delete.
${data}`;
}
