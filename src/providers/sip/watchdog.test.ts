import { FakeClock } from '../../base/fakeClock';
import { Watchdog } from './watchdog';

/** A clock that a closed lid makes late: alarms fire, but only when it is opened. */
class SleepyClock extends FakeClock {
  private asleepMs = 0;

  override elapsedMs(): number {
    return super.elapsedMs() + this.asleepMs;
  }

  sleep(ms: number): void {
    this.asleepMs += ms;
  }
}

function watch(): { clock: SleepyClock; dog: Watchdog; asked: string[]; hear: () => void } {
  const clock = new SleepyClock();
  const asked: string[] = [];
  let heardAt = 0;
  const dog = new Watchdog({
    clock,
    heardAt: () => heardAt,
    sendBlank: () => asked.push('blank'),
    sendOptions: () => asked.push('OPTIONS'),
    onDead: () => asked.push('dead'),
  });
  dog.start();
  const hear = (): void => {
    heardAt = clock.elapsedMs();
  };
  return { clock, dog, asked, hear };
}

test('a silent server is asked softly, then loudly, and given up after 13 s', () => {
  const { clock, asked } = watch();
  clock.wait(12_999);
  expect(asked).toEqual(['blank', 'OPTIONS']);
  clock.wait(1);
  expect(asked).toEqual(['blank', 'OPTIONS', 'dead']);
});

test('a server that says something now and then is not asked', () => {
  const { clock, asked, hear } = watch();
  for (let spoken = 0; spoken < 20; spoken++) {
    clock.wait(7_000);
    hear();
  }
  expect(asked).toEqual([]);
});

test('after a sleep the server is asked once more before it is given up', () => {
  const { clock, asked } = watch();
  clock.wait(8_000);
  clock.sleep(600_000);
  clock.wait(2_500);
  expect(asked).toEqual(['blank', 'blank']);
  clock.wait(5_000);
  expect(asked).toEqual(['blank', 'blank', 'OPTIONS', 'dead']);
});

test('when the network is said to be back the server is asked at once', () => {
  const { dog, asked } = watch();
  dog.askNow();
  expect(asked).toEqual(['blank']);
});
