import { useEffect, useState } from 'preact/hooks';
import type { PhoneItem } from '../../org/orgApi';

/**
 * A call center may name a standby page and a time-out in milliseconds: then the adapter must say in time that it has come up, else
 * the standby page takes its place. Without both settings nobody waits.
 */
export function useStandby({ adapterUrl, settings }: PhoneItem, isReady: boolean) {
  const standbyUrl = standbyAddress(settings['/reqGeneralInfo/reqStandbyUrl'] ?? '', adapterUrl);
  const timeoutMs = Number(settings['/reqGeneralInfo/reqTimeout'] ?? '');
  const hasStandby = standbyUrl !== '' && timeoutMs > 0;
  const [isTooLate, setTooLate] = useState(false);
  useEffect(() => {
    if (!hasStandby || isReady) return;
    const timer = setTimeout(() => setTooLate(true), timeoutMs);
    return () => clearTimeout(timer);
  }, [hasStandby, isReady]);
  return { address: isTooLate ? standbyUrl : adapterUrl, isWaiting: hasStandby && !isReady && !isTooLate };
}

/** Relative addresses are the adapter host's; only web pages may be framed. */
function standbyAddress(text: string, adapterUrl: string): string {
  if (!text || !URL.canParse(text, adapterUrl)) return '';
  const url = new URL(text, adapterUrl);
  return ['http:', 'https:'].includes(url.protocol) ? url.href : '';
}
