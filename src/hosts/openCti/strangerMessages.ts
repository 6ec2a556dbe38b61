import type { Log } from '../../base/log';
import { fieldsOf } from '../checkAnswers';
import type { AdapterWindow } from './sforceOpenCti';

/** Counts window messages that are not the host's. */
export interface StrangerMessages {
  readonly count: number;
}

/**
 * Watches all messages to our window. The library checks their origin, but not the window that sent them: what claims to be
 * Open CTI and is not from the page around us is stopped before the library sees it.
 */
export function watchStrangerMessages(window: AdapterWindow, hostOrigin: string, log: Log): StrangerMessages {
  const seen = { count: 0 };
  const onMessage = (event: MessageEvent): void => {
    // What the page says to itself is nobody's business.
    if (event.source === (window as unknown)) return;
    const isFromHost = event.source === window.parent && event.origin === hostOrigin;
    const isOpenCti = fieldsOf(event.data)?.['apiType'] === 'opencti';
    if (isFromHost && isOpenCti && typeof fieldsOf(event.data)?.['methodName'] === 'string') return;
    if (isOpenCti) event.stopImmediatePropagation();
    seen.count += 1;
    // 1, 10, 100 …: a flood must not become a flood of log lines.
    if (Number.isInteger(Math.log10(seen.count)))
      log.warning('host', `${seen.count} message(s) from strangers ignored`);
  };
  window.addEventListener('message', onMessage, true);
  return seen;
}
