import type { Check } from './check';
import { pass, skip } from './check';

interface Policy {
  readonly DeveloperName: string;
  readonly Call_Center__c: string | null;
  readonly Activity__c: string | null;
}

/** What a row must have when it is made (`CtiVoiceCall`). */
const REQUIRED = ['CallStartDateTime', 'CallEndDateTime', 'CallType', 'FromPhoneNumber', 'ToPhoneNumber'];

export const voiceCalls: Check = {
  name: 'voiceCalls',
  asks: 'Are voice calls licensed, if calls are to be logged as such?',
  look: async (org) => {
    const policies = await org.ownRows<Policy>(
      'SELECT DeveloperName, Call_Center__c, Activity__c FROM Cti_Log_Policy__mdt',
    );
    if (!policies) return skip('The log of another vendor’s phone is its own');
    const name = (await org.target())?.internalName ?? '';
    const policy = policies.find((one) => one.Call_Center__c === name) ?? policies.find((one) => !one.Call_Center__c);
    if (policy?.Activity__c !== 'voiceCall') return pass('Calls are logged as tasks; no licence is needed');
    const voiceCall = await org.describe('VoiceCall');
    const closed = REQUIRED.filter(
      (wanted) => !voiceCall?.fields.some((field) => field.name === wanted && field.createable),
    );
    if (voiceCall?.createable && closed.length === 0)
      return pass('The org has voice calls, and this login may make them');
    const why = !voiceCall
      ? 'this org has no voice calls'
      : voiceCall.createable
        ? `this login may not write ${closed.join(', ')}`
        : 'this login may not make any';
    return {
      status: 'fail',
      evidence: `The policy ${policy.DeveloperName} logs tasks and voice calls, but ${why}: only tasks are written`,
      fix: 'Give the agents a licence with voice calls (Salesforce Voice or Sales Dialer), or set Activity to Task: Setup → Custom Metadata Types → CTI Log Policy.',
    };
  },
};
