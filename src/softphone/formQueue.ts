/** Opens forms one after the other, whoever wants one: each covers the phone, and a second one would cover the first. */
export type FormQueue = (open: () => Promise<void>) => void;

/** @returns  a queue whose forms must not reject: each tells its own failure, and the next one opens all the same */
export function createFormQueue(): FormQueue {
  let last: Promise<void> = Promise.resolve();
  return (open) => {
    last = last.then(open);
  };
}
