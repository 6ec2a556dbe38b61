import { FakeClock } from '../../base/fakeClock';
import { LineRecorder } from '../lineRecorder';
import { describeProviderContract, type ContractWorld } from '../providerContract';
import { DemoLine } from './demoLine';
import { createSimulatorProvider } from './simulatorProvider';
import type { Simulator } from './simulator';

describeProviderContract('The simulator', () => Promise.resolve(makeWorld()));

test('the demo line rings by itself after 5 seconds, and gives up after 25', async () => {
  const { clock, line } = await startDemo();
  clock.wait(4_999);
  expect(line.of('callOffered')).toHaveLength(0);
  clock.wait(1);
  const { callId } = await line.hears('callOffered');
  clock.wait(25_000);
  expect(line.of('callEnded')).toEqual([{ type: 'callEnded', callId, reason: 'missed' }]);
});

test('whoever the demo dials alerts and picks up', async () => {
  const { clock, line, demo } = await startDemo();
  await demo.dial('out-1', '+4930123456');
  clock.wait(3_500);
  expect(line.of('callAlerting')).toHaveLength(1);
  expect(line.of('callConnected')).toEqual([{ type: 'callConnected', callId: 'out-1' }]);
});

test('a stopped demo rings no more', async () => {
  const { clock, line, demo } = await startDemo();
  await demo.stop();
  clock.wait(600_000);
  expect(line.of('callOffered')).toHaveLength(0);
});

async function startDemo(): Promise<{ clock: FakeClock; line: LineRecorder; demo: DemoLine }> {
  const clock = new FakeClock();
  const line = new LineRecorder();
  const demo = new DemoLine(clock);
  await demo.start(line.listen);
  return { clock, line, demo };
}

/** The far side of a simulated line is the simulator itself. */
function makeWorld(): ContractWorld {
  const provider = createSimulatorProvider({ clock: new FakeClock() });
  const far = makeFarSide(provider);
  return {
    provider,
    far,
    refuseMicrophone: (refused) => {
      provider.isMicrophoneRefused = refused;
    },
    openMedia: () => provider.openMicrophones,
    dropServer: () => provider.dropLine(),
    restoreServer: () => provider.restoreLine(),
    close: () => Promise.resolve(),
  };
}

function makeFarSide(provider: Simulator): ContractWorld['far'] {
  let rung = 0;
  let latest = '';
  return {
    ring({ number, displayName, isWithheld }) {
      latest = `in-${++rung}`;
      if (isWithheld) provider.ringWithheld(latest);
      else provider.ring(latest, number, displayName);
      return Promise.resolve();
    },
    hangUp: () => Promise.resolve(provider.callerHangsUp(latest)),
    whenDialled(behaviour) {
      const dial = provider.dial.bind(provider);
      provider.dial = async (callId, number) => {
        const dialled = await dial(callId, number);
        latest = callId;
        if (behaviour === 'alerts' || behaviour === 'answers') provider.alertsOutbound(callId);
        else provider.refusesOutbound(callId, behaviour);
        if (behaviour === 'answers') provider.answersOutbound(callId);
        return dialled;
      };
    },
    answer: () => Promise.resolve(provider.answersOutbound(latest)),
  };
}
