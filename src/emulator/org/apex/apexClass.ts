/**
 * The twin of an Apex class: its remote actions by name. Arguments come from a browser and are untrusted. What an action throws
 * reaches the page as an exception, as in Salesforce.
 */
export type ApexClass = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

/** Apex class name → twin. A class without a twin answers that it has none. */
export type ApexClasses = Readonly<Record<string, ApexClass>>;
