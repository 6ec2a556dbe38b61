import type { ProfileName } from './profiles';

/** A person who works in the org, as an admin set her up. Everything about her is data: what she may do follows from it. */
export interface UserSpec {
  readonly firstName: string;
  readonly lastName: string;
  /** Also names her to the emulator: `startEmulator({ user })`, POST /emulator/user. */
  readonly username: string;
  /** What this user is there to try, in one line. */
  readonly about: string;
  readonly profile: ProfileName;
  /** API names of the project's permission sets; those that the project lacks give nothing. */
  readonly permissionSets: readonly string[];
  /** Null: assigned to none, so no phone appears. */
  readonly callCenter: AssignedCallCenter | null;
  /** User part of her address of record; empty without a line. */
  readonly line: string;
  /** How the app opens for her. An app with standard navigation has one page at a time instead of tabs. */
  readonly navigation: 'console' | 'standard';
  /** Stands above the others in the role hierarchy: their records are hers too. */
  readonly isAboveOthers: boolean;
}

/** The project's call center, or another one like it. */
export interface AssignedCallCenter {
  /** Added to the display name, and without spaces to the internal name; empty for the project's own. */
  readonly suffix: string;
  /** What differs from the project's: `section/item` → value. */
  readonly values: Readonly<Record<string, string>>;
}
