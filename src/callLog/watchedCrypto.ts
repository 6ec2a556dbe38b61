import type { SealCrypto } from './seal';

/** How many encryptions other threads are busy with. */
let underWay = 0;

/** For tests: the real encryption, of which `settled` knows whether it is under way. */
export const watchedCrypto: SealCrypto = {
  getRandomValues: (array) => crypto.getRandomValues(array),
  // Looked up when it is used: a simulated browser has none.
  get subtle() {
    return new Proxy(crypto.subtle, {
      get:
        (subtle, name) =>
        async (...args: readonly unknown[]) => {
          underWay += 1;
          try {
            const method = Reflect.get(subtle, name) as (...all: unknown[]) => Promise<unknown>;
            return await method.apply(subtle, [...args]);
          } finally {
            underWay -= 1;
          }
        },
    });
  },
};

/** For tests: lets everything that is under way in databases, in encryption and in promises come to its end. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 30; round += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    if (underWay > 0) round = 0;
  }
}
