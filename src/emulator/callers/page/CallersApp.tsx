import { useEffect, useState } from 'preact/hooks';
import { asProblem } from '../../../base/appError';
import type { Problem } from '../../../base/appError';
import { ProblemCard } from '../../page/parts/ProblemCard';
import { Spinner } from '../../page/parts/Spinner';
import type { CallersStart, CallList, ListedAgent } from '../callersApiTypes';
import type { Person } from '../people';
import { CallLines } from './CallLines';
import { Card } from './Card';
import type { CallersClient } from './callersClient';
import { OddCallers } from './OddCallers';
import { PeopleList } from './PeopleList';
import { ProblemLine } from './ProblemLine';
import { ringBody } from './ringOptions';
import type { CallerId, RingOptions } from './ringOptions';
import { RingOptionsBar } from './RingOptionsBar';
import { TryNumbers } from './TryNumbers';
import { useCallList } from './useCallList';
import { Yourself } from './Yourself';

/** What the page needs before it can show anything. */
interface Loaded {
  readonly start: CallersStart;
  readonly people: readonly Person[];
}

/** The callers page: who rings the agent, what is going on, and a phone for yourself. */
export function CallersApp({ client }: { readonly client: CallersClient }) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [attempt, setAttempt] = useState(0);
  const live = useCallList(client);
  useEffect(() => {
    setProblem(null);
    Promise.all([client.start(), client.people()])
      .then(([start, { people }]) => setLoaded({ start, people }))
      .catch((thrown: unknown) => setProblem(asProblem(thrown)));
  }, [client, attempt]);
  return (
    <div class="callers">
      <PageHeader agents={(!live.problem && live.list?.agents) || []} problem={live.problem} />
      <main>
        {problem && <ProblemCard problem={problem} onRetry={() => setAttempt(attempt + 1)} isPage />}
        {!problem && loaded && live.list && (
          <Panels client={client} loaded={loaded} list={live.list} aheadMs={live.aheadMs} />
        )}
        {!problem && !(loaded && live.list) && (
          <div class="callers-loading">
            <Spinner text="Loading the callers" />
          </div>
        )}
      </main>
    </div>
  );
}

function PageHeader({
  agents,
  problem,
}: {
  readonly agents: readonly ListedAgent[];
  readonly problem: Problem | null;
}) {
  return (
    <header class="callers-header">
      <div>
        <h1 class="slds-text-heading_medium">Callers</h1>
        <p class="slds-text-color_weak">Simulated people, and you. Part of the emulator, not of Salesforce.</p>
      </div>
      <ul class="agents" aria-label="Agents">
        {agents.map(({ user, name, isReachable }) => (
          <li key={user} class={`agent-state ${isReachable ? 'agent-there' : 'agent-away'}`}>
            {name}: {isReachable ? 'phone is ready' : 'no phone – open the console'}
          </li>
        ))}
      </ul>
      <ProblemLine problem={problem} />
    </header>
  );
}

interface PanelsProps {
  readonly client: CallersClient;
  readonly loaded: Loaded;
  readonly list: CallList;
  readonly aheadMs: number;
}

function Panels({ client, loaded, list, aheadMs }: PanelsProps) {
  const { start, people } = loaded;
  const [options, setOptions] = useState<RingOptions>(() => ({
    to: list.agents[0]?.user ?? '',
    says: start.prompts[0]?.name ?? 'tone',
    givesUpAfterSeconds: 30,
    hangsUpAfterSeconds: 0,
  }));
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = (work: Promise<unknown>) => {
    setProblem(null);
    work.catch((thrown: unknown) => setProblem(asProblem(thrown)));
  };
  const ring = (caller: CallerId) => run(client.ring(ringBody(caller, options)));
  const nameOf = (number: string) =>
    people.find((person) => person.numbers.some((each) => each.number === number))?.name ?? '';
  return (
    <div class="callers-panels">
      <Card title="Who rings" icon="incoming_call" class="people-card">
        <RingOptionsBar options={options} start={start} agents={list.agents} onChange={setOptions} />
        <ProblemLine problem={problem} />
        <PeopleList people={people} onRing={ring} />
      </Card>
      <div class="callers-side">
        <Card title="Calls" icon="call" class="calls-card">
          <CallLines list={list} aheadMs={aheadMs} nameOf={nameOf} onHangUp={(callId) => run(client.hangUp(callId))} />
        </Card>
        <Card title="Unknown and odd callers" icon="help">
          <OddCallers onRing={ring} />
        </Card>
        <Card title="Yourself" icon="unmuted">
          <Yourself client={client} to={options.to} />
        </Card>
        <Card title="Numbers to dial" icon="dialing">
          <TryNumbers tryNumbers={start.tryNumbers} />
        </Card>
      </div>
    </div>
  );
}
