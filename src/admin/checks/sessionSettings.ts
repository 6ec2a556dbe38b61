import type { Check } from './check';
import { pass, skip } from './check';
import { settingIn } from './orgPicture';

export const sessionSettings: Check = {
  name: 'sessionSettings',
  asks: 'Do session settings suit people who are on the phone?',
  look: async (org) => {
    const settings = await org.securitySettings();
    if (!settings) return skip('The org does not hand out its security settings to this login');
    const timeout = settingIn(settings, 'sessionTimeout');
    const isShort = timeout === 'FifteenMinutes' || timeout === 'ThirtyMinutes';
    const isLocked = settingIn(settings, 'lockSessionsToIp') === 'true';
    const evidence = [
      isShort ? `sessions end after ${timeout}: a long call outlives them` : '',
      isLocked ? 'sessions are locked to an IP address: agents at home are logged out when it changes' : '',
    ];
    if (!isShort && !isLocked) return pass(`Sessions last ${timeout || 'two hours'}`);
    return {
      status: 'warn',
      evidence: evidence.filter(Boolean).join('; '),
      fix: 'Setup → Session Settings: a timeout of two hours or more; no lock to the IP address.',
    };
  },
};
