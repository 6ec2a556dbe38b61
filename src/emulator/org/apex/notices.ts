import type { Org } from '../org';
import { SYSTEM_ACCESS } from '../users/userAccess';

export interface Notice {
  readonly code: string;
  /** What it is about: with the code it makes the notice one of its kind. */
  readonly subject: string;
  readonly detail: string;
}

/** What an admin should know, told once each. Agents may neither read nor write notices, so the system writes them. */
export function noticeTo(org: Org, { code, subject, detail }: Notice): void {
  const { access } = org;
  org.access = SYSTEM_ACCESS;
  try {
    const key = `${code}:${subject}`.slice(0, 255);
    if (org.idByKey('Cti_Notice__c', 'Notice_Key__c', key)) return;
    org.create('Cti_Notice__c', { Notice_Key__c: key, Code__c: code, Detail__c: detail });
  } finally {
    org.access = access;
  }
}

/** @param fields  `Task.Type`: what agents may not write, or what could not take its value */
export function noticeHidden(org: Org, fields: readonly string[]): void {
  for (const field of fields) {
    const detail = `Agents log calls but may not write the field ${field}, or it cannot take what it was given. It is left out of their logs.`;
    noticeTo(org, { code: 'hidden-field', subject: field, detail });
  }
}
