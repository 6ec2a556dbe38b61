/**
 * Something that can go differently in Salesforce, as a switch. What nobody could look up is one too; its default is the side that is
 * harder on a phone.
 */
export interface Scenario {
  /** Word in addresses and tests: `?scenario=key:value`. */
  readonly key: string;
  readonly group: ScenarioGroup;
  readonly title: string;
  /** What changes, and what a good phone does then. */
  readonly hint: string;
  readonly choices: readonly ScenarioChoice[];
  readonly default: string;
  /** The change shows only in a console that is loaded afterwards. */
  readonly needsReload?: boolean;
}

export type ScenarioGroup = 'Apex and remoting' | 'Open CTI' | 'Frame and browser' | 'Console' | 'Org';

export interface ScenarioChoice {
  /** Letters, digits and points. */
  readonly value: string;
  readonly label: string;
}

/** Key → value, for those that are set. */
export type ScenarioValues = Readonly<Record<string, string>>;
