import { useEffect, useState } from 'preact/hooks';
import type { PhoneItem } from '../../org/orgApi';

const KEY = 'emulator-standby';

export interface Standby {
  /** What the frame shows: the adapter, or the standby page in its place. */
  readonly address: string;
  readonly isWaiting: boolean;
  /** Why the standby page is there; empty while it is not. */
  readonly reason: string;
  /** The adapter gets another chance; in Salesforce only when the browser is started again. */
  readonly tryAgain: () => void;
}

/**
 * A call center may name a standby page and a time-out in milliseconds: then the adapter must say in time that it has come up, else
 * the standby page takes its place and stays for the browser's session. Without both settings nobody waits.
 */
export function useStandby({ adapterUrl, settings }: PhoneItem, isReady: boolean): Standby {
  const standbyUrl = standbyAddress(settings['/reqGeneralInfo/reqStandbyUrl'] ?? '', adapterUrl);
  const timeoutMs = Number(settings['/reqGeneralInfo/reqTimeout'] ?? '');
  const hasStandby = standbyUrl !== '' && timeoutMs > 0;
  const [isTooLate, setTooLate] = useState(hasStandby && sessionStorage.getItem(KEY) === standbyUrl);
  useEffect(() => {
    if (!hasStandby || isReady || isTooLate) return;
    const timer = setTimeout(() => {
      sessionStorage.setItem(KEY, standbyUrl);
      setTooLate(true);
    }, timeoutMs);
    return () => clearTimeout(timer);
  }, [hasStandby, isReady, isTooLate]);
  const late = `The phone did not say within ${timeoutMs / 1000} s that it is ready (notifyInitializationComplete), so the standby page of the call center stands here.`;
  const tryAgain = (): void => {
    sessionStorage.removeItem(KEY);
    setTooLate(false);
  };
  return {
    address: isTooLate ? standbyUrl : adapterUrl,
    isWaiting: hasStandby && !isReady && !isTooLate,
    reason: isTooLate ? late : '',
    tryAgain,
  };
}

/** Relative addresses are the adapter host's; only web pages may be framed. */
function standbyAddress(text: string, adapterUrl: string): string {
  if (!text) return '';
  try {
    const url = new URL(text, adapterUrl);
    return ['http:', 'https:'].includes(url.protocol) ? url.href : '';
  } catch {
    // No address at all is as none.
    return '';
  }
}
