import { useState } from 'preact/hooks';
import type { Tester } from '../tester';
import { callsIn } from './replayTrace';
import type { Replay } from './replayTrace';
import type { LoadedTrace } from './traceFile';

interface LoadedTraceBarProps {
  readonly tester: Tester;
  readonly loaded: LoadedTrace;
  readonly replay: Replay | null;
}

/** Which file is shown, and playing it again. */
export function LoadedTraceBar({ tester, loaded, replay }: LoadedTraceBarProps) {
  const [isAsking, setAsking] = useState(false);
  const { trace, replayHost } = tester;
  const count = callsIn(loaded.entries).length;
  const play = (): void => {
    setAsking(false);
    if (replayHost) void trace.replay(replayHost);
  };
  return (
    <section class="trace-loaded" aria-label="Loaded trace">
      <p>
        <strong>{loaded.fileName}</strong> · {loaded.entries.length} messages
        {loaded.savedAt && ` · saved ${loaded.savedAt.slice(0, 19).replace('T', ' ')}`}
      </p>
      {replay && <Progress replay={replay} />}
      {isAsking ? (
        <div class="trace-question">
          <p>Playing does again what the phone did: it opens, saves and logs in this org.</p>
          <button type="button" class="slds-button slds-button_brand" onClick={play}>
            {`Play ${count} calls`}
          </button>
          <button type="button" class="slds-button slds-button_neutral" onClick={() => setAsking(false)}>
            Cancel
          </button>
        </div>
      ) : (
        <div class="trace-question">
          <ReplayButton tester={tester} replay={replay} count={count} onAsk={() => setAsking(true)} />
          <button type="button" class="slds-button slds-button_neutral" onClick={() => trace.unload()}>
            Back to live
          </button>
        </div>
      )}
      {!replayHost && <p>There is no phone in this console, so nothing can be played.</p>}
    </section>
  );
}

interface ReplayButtonProps {
  readonly tester: Tester;
  readonly replay: Replay | null;
  readonly count: number;
  readonly onAsk: () => void;
}

function ReplayButton({ tester, replay, count, onAsk }: ReplayButtonProps) {
  if (replay?.isRunning) {
    return (
      <button type="button" class="slds-button slds-button_neutral" onClick={() => tester.trace.stopReplay()}>
        Stop
      </button>
    );
  }
  return (
    <button
      type="button"
      class="slds-button slds-button_neutral"
      disabled={count === 0 || !tester.replayHost}
      onClick={onAsk}
    >
      Replay…
    </button>
  );
}

function Progress({ replay }: { readonly replay: Replay }) {
  const { total, played, isRunning } = replay;
  const others = played.filter((call) => !call.isSame).length;
  const done = `${played.length} of ${total} calls played`;
  const result = others === 0 ? 'all answered as before' : `${others} answered otherwise`;
  return (
    <div role="status" class="trace-progress">
      <progress value={played.length} max={Math.max(1, total)} aria-label="Replay" />
      <span>{isRunning ? done : `${done}, ${result}`}</span>
    </div>
  );
}
