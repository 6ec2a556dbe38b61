/** @jest-environment node */
import { existsSync } from 'node:fs';
import { asTyped } from './deploySteps';
import { createStep, fillSteps, joinStep, readScratchRequest, sampleDataStep } from './scratchSteps';

test.each([[[]], [['--person-accounts']]])('%j: definition and sample data exist', (args) => {
  const request = readScratchRequest(args)!;
  expect(existsSync(createStep(request).args[4]!)).toBe(true);
  expect(existsSync(sampleDataStep(request).args[4]!)).toBe(true);
  expect(fillSteps(request).map(asTyped)[0]).toContain('--test-level NoTestRun');
});

test('you are put into the call center by name, typed so that a shell takes it', () => {
  expect(asTyped(joinStep('softphone', 'me@acme.com', '04v000000000001'))).toContain(
    `--where "Username='me@acme.com'" --values 'CallCenterId=04v000000000001'`,
  );
});

test.each([[['--alias', 'a b;rm']], [['--aliass']], [['softphone']]])(
  '%j is refused with the way to call it',
  (args) => {
    expect(() => readScratchRequest(args)).toThrow(expect.objectContaining({ code: 'bad-scratch-arguments' }) as Error);
  },
);
