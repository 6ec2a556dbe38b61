import type { Clock } from '../../base/clock';
import type { Provider } from '../provider';
import type { ProviderWorld } from '../providerWorld';
import { DemoLine } from './demoLine';
import { Simulator } from './simulator';

/** For the call center setting `simulator`: a line that rings by itself, to show the phone without a phone system. */
export function createProvider(world: ProviderWorld): Provider {
  return new DemoLine(world.clock);
}

/** A line that does only what its test says: `ring`, `callerHangsUp`, `answersOutbound`, `dropLine` … */
export function createSimulatorProvider(options: { readonly clock: Clock }): Simulator {
  return new Simulator(options.clock);
}
