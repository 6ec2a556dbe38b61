import type { Emulator } from '../server/emulator';

type Row = Readonly<Record<string, unknown>>;

/** Tasks that calls have left; the sample data has tasks of its own. */
export function tasks({ org }: Emulator): readonly Row[] {
  return org.records('Task').filter((task) => task.CallObject);
}

export function callRecords({ org }: Emulator): readonly Row[] {
  return org.records('Cti_Call__c');
}

/** Resolves when the org holds so many calls. */
export async function logged(emulator: Emulator, count: number): Promise<void> {
  while (callRecords(emulator).length < count) {
    await new Promise<void>((resolve) => {
      const stop = emulator.org.onChange(() => {
        stop();
        resolve();
      });
    });
  }
}
