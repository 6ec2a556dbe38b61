/** What the commands need of the project beside the sf CLI; a test gives something quicker. */
export interface Project {
  /** Builds the static resource where it is missing or older than its sources. */
  build(): Promise<void>;
  /** @returns what an org would refuse of the metadata, one line each */
  findings(): Promise<readonly string[]>;
}
