/** Made when the components are bundled (`server/components/bundleComponents.ts`). */
declare module 'org/components' {
  import type { LightningElement } from 'lwc';

  export const COMPONENTS: Readonly<Record<string, typeof LightningElement | undefined>>;
}
