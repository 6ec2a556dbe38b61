import { canMove, nextPhase } from './phase';
import type { Phase } from './phase';

test('a ringing call that is answered and connected ends once', () => {
  let phase: Phase = 'ringing';
  const phases = (['answer', 'connect', 'hold', 'resume', 'end'] as const).map(
    (step) => (phase = nextPhase(phase, step)),
  );
  expect(phases).toEqual(['answering', 'connected', 'held', 'connected', 'ended']);
});

test('a call that is over cannot be answered: the move is named', () => {
  expect(canMove('ended', 'answer')).toBe(false);
  expect(() => nextPhase('ended', 'answer')).toThrow('A call in phase "ended" cannot do "answer"');
});
