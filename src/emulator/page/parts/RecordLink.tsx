import { createContext } from 'preact';
import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { useLightning } from '../useLightning';

/** Whether links here stand on a record page (they open subtabs) or not (they open primary tabs). */
export const OnRecordPage = createContext(false);

/** Leads to a record; with Ctrl or the middle button to another browser tab, as any link. */
export function RecordLink({
  recordId,
  children,
}: {
  readonly recordId: string;
  readonly children: ComponentChildren;
}) {
  const { console } = useLightning();
  const isOnRecordPage = useContext(OnRecordPage);
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (isOnRecordPage) console.openRecordBeside(recordId);
    else console.openRecord(recordId);
  };
  return (
    <a href={console.address({ kind: 'record', recordId })} onClick={follow}>
      {children}
    </a>
  );
}
