import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../../base/appError';
import { asProblem } from '../../../base/appError';
import { ProblemCard } from '../parts/ProblemCard';
import { Spinner } from '../parts/Spinner';
import { useLightning } from '../useLightning';
import { loadComponents } from './componentDoor';

interface OrgComponentProps {
  /** API name of the Lightning web component. */
  readonly name: string;
  /** Of the record page that it stands on; empty elsewhere. */
  readonly recordId?: string;
}

/** One of the org's own Lightning web components, run for real. */
export function OrgComponent({ name, recordId = '' }: OrgComponentProps) {
  const { console, state, dial } = useLightning();
  const box = useRef<HTMLDivElement>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isLoading, setLoading] = useState(true);

  useEffect(() => {
    let isGone = false;
    const show = async (): Promise<void> => {
      const { createComponent } = await loadComponents();
      const element = await createComponent(name, recordId ? { recordId } : {});
      if (!isGone) box.current?.replaceChildren(element);
    };
    show()
      .catch((thrown: unknown) => !isGone && setProblem(asProblem(thrown)))
      .finally(() => !isGone && setLoading(false));
    return () => {
      isGone = true;
      box.current?.replaceChildren();
    };
  }, [name, recordId]);

  useEffect(() => {
    void loadComponents().then(
      ({ setClickToDial }) => setClickToDial(state.isClickToDialEnabled),
      () => undefined,
    );
  }, [state.isClickToDialEnabled]);

  useEffect(() => {
    const onDial = (event: Event) => {
      const { number, recordId: dialledId } = (event as CustomEvent<{ number: string; recordId: string }>).detail;
      const view = state.views[`record:${dialledId}`]?.data;
      if (view?.kind === 'record') dial(view.page, number);
    };
    const onNavigate = (event: Event) => {
      console.openRecordBeside((event as CustomEvent<{ recordId: string }>).detail.recordId);
    };
    const element = box.current;
    element?.addEventListener('emulatordial', onDial);
    element?.addEventListener('emulatornavigate', onNavigate);
    return () => {
      element?.removeEventListener('emulatordial', onDial);
      element?.removeEventListener('emulatornavigate', onNavigate);
    };
  });

  return (
    <div class="org-component">
      {problem && <ProblemCard problem={problem} onRetry={() => window.location.reload()} />}
      {isLoading && <Spinner text="Loading component" />}
      <div ref={box} />
    </div>
  );
}
