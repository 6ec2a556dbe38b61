/** Made when the components are bundled (`server/components/bundleComponents.ts`). */
declare module 'org/components' {
  export const COMPONENTS: Readonly<Record<string, typeof import('lwc').LightningElement | undefined>>;
}
