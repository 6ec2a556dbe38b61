import { AppError } from '../../../base/appError';

/** What `/components.js` gives: the org's components under LWC's own engine. */
interface ComponentModule {
  readonly createComponent: (name: string, properties: object) => Promise<HTMLElement>;
  readonly setClickToDial: (isEnabled: boolean) => void;
}

const ADDRESS = '/components.js';

/** Loaded when a page first shows a component. @throws AppError `no-components` */
export async function loadComponents(): Promise<ComponentModule> {
  try {
    return (await import(ADDRESS)) as ComponentModule;
  } catch (cause) {
    throw new AppError('no-components', 'The org’s own components could not be loaded', {
      hint: `Run "npm run build", reload, and look at ${ADDRESS} if it happens again.`,
      cause,
    });
  }
}
