import type { Problem } from '../base/appError';

/** Whether somebody must sign in to Salesforce before it answers again. The host goes on trying and tells when it does. */
export function isSessionProblem(problem: Problem | { readonly code: string } | null | undefined): boolean {
  return problem?.code === 'session-expired' || problem?.code === 'other-user';
}
