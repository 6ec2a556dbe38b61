import { useEffect, useState } from 'preact/hooks';
import { asProblem } from '../../../base/appError';
import type { Problem } from '../../../base/appError';
import type { CallList } from '../callersApiTypes';
import type { CallersClient } from './callersClient';

const RETRY_MS = 2_000;

/** What is going on, kept up to date: the server answers each request when something has changed. */
export interface LiveCalls {
  /** Null until the first answer. */
  readonly list: CallList | null;
  /** How far this page's clock is ahead of the server's. */
  readonly aheadMs: number;
  /** Set while the server does not answer; the list is then old. */
  readonly problem: Problem | null;
}

export function useCallList(client: CallersClient): LiveCalls {
  const [live, setLive] = useState<LiveCalls>({ list: null, aheadMs: 0, problem: null });
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout>;
    const look = async (revision: number) => {
      try {
        const list = await client.calls(revision);
        if (isOver) return;
        setLive({ list, aheadMs: Date.now() - list.now, problem: null });
        void look(list.revision);
      } catch (thrown) {
        if (isOver) return;
        setLive((old) => ({ ...old, problem: asProblem(thrown) }));
        timer = setTimeout(() => void look(-1), RETRY_MS);
      }
    };
    void look(-1);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [client]);
  return live;
}

/** The time of this page, once a second while `isRunning`. */
export function useNow(isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isRunning) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now;
}
