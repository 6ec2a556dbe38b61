import type { PageControllers, PageWorld } from './pageController';
import { secretSetup } from './secretSetup';

/** The twins of controllers of pages with forms; a new one is a line here. */
export function pageControllers(world: PageWorld): PageControllers {
  return { CtiSecretSetup: () => secretSetup(world) };
}
