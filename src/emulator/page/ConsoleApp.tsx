import { useEffect } from 'preact/hooks';
import { NewRecordModal } from './form/NewRecordModal';
import { UnsavedDialog } from './form/UnsavedDialog';
import { GlobalHeader } from './header/GlobalHeader';
import { Toasts } from './parts/Toasts';
import { UtilityBar } from './phone/UtilityBar';
import { activePlace } from './state/workspace';
import { TesterPanel } from './tester/TesterPanel';
import { useIsTesterOpen } from './tester/useTester';
import { useLightning } from './useLightning';
import { NavigationBar } from './workspace/NavigationBar';
import { placeTitle } from './workspace/placeTitle';
import { WorkspacePanels } from './workspace/WorkspacePanels';

/** The whole page. A modal covers everything; behind it nothing can be reached, the phone neither. */
export function ConsoleApp({ onFrame }: { readonly onFrame: (frame: HTMLIFrameElement) => void }) {
  const { state, tester } = useLightning();
  const isTesting = useIsTesterOpen(tester);
  const { newRecord } = state;
  const title = placeTitle(activePlace(state.workspace), state).text;
  useEffect(() => {
    document.title = `${title} | ${state.session.org.name} (emulator)`;
  }, [title]);
  return (
    <>
      <div class={`console-and-tester ${isTesting ? 'has-tester' : ''}`}>
        <div class="console">
          <GlobalHeader />
          <NavigationBar />
          <main class="workspace">
            <WorkspacePanels />
          </main>
          <UtilityBar onFrame={onFrame} />
        </div>
        {tester && <TesterPanel tester={tester} />}
      </div>
      {newRecord && <NewRecordModal key={newRecord.number} newRecord={newRecord} />}
      {state.leaving && <UnsavedDialog leaving={state.leaving} />}
      <Toasts />
    </>
  );
}
