import type { Org } from '../../org';
import type { LineSecret } from './lineSecret';

/** Twin of the controller of a page with a form, made anew for each request: nothing of it is kept in the page. */
export interface PageController {
  /** What merge fields read: `{!isEntered}`. */
  readonly read: Readonly<Record<string, () => boolean>>;
  /** What inputs fill. Texts come from a browser and are untrusted. */
  readonly fill: Readonly<Record<string, (text: string) => void>>;
  /** What buttons call. */
  readonly act: Readonly<Record<string, () => void>>;
  /** What the actions had to say, in order. */
  readonly messages: readonly PageMessage[];
}

export interface PageMessage {
  readonly severity: 'confirm' | 'error';
  readonly text: string;
}

/** What such a twin works on. */
export interface PageWorld {
  readonly org: Org;
  readonly secret: LineSecret;
  /** Text of a custom label. */
  readonly label: (name: string) => string;
}

/** Apex class name → twin. */
export type PageControllers = Readonly<Record<string, () => PageController>>;
