import { makeDesk } from '../fakeAdapter';
import type { Desk } from '../fakeAdapter';

let desk: Desk;
beforeEach(() => {
  desk = makeDesk();
});
afterEach(() => desk.close());

const save = (object: unknown) => desk.call('saveLog', { object });

describe('saveLog', () => {
  test('with entityApiName it creates, and returns the id', async () => {
    const response = await save({ entityApiName: 'Task', Subject: 'Call', CallDurationInSeconds: 12 });
    expect(response).toEqual({ success: true, returnValue: { recordId: '00T000000000001EAA' }, errors: null });
    expect(desk.console.org.saved).toEqual([['create', 'Task', { Subject: 'Call', CallDurationInSeconds: 12 }]]);
  });

  test('with Id it updates', async () => {
    expect((await save({ Id: '00T000000000009', Subject: 'Call' })).returnValue).toEqual({
      recordId: '00T000000000009EAA',
    });
    expect(desk.console.org.saved).toEqual([['update', '00T000000000009EAA', { Subject: 'Call' }]]);
  });

  test("what vendors' adapters send with a task and no task has is left aside; a moment becomes its day", async () => {
    const seen = { Phone: '030 1', IsClosed: true, ActivityDate: '2026-11-21T12:00:00.000Z' };
    await save({ entityApiName: 'Task', Subject: 'Call', ...seen });
    await save({ entityApiName: 'Contact', Phone: '030 1' });
    expect(desk.console.org.saved).toEqual([
      ['create', 'Task', { Subject: 'Call', ActivityDate: '2026-11-21' }],
      ['create', 'Contact', { Phone: '030 1' }],
    ]);
  });

  test.each([
    [null, 'object'],
    [{ Subject: 'Call' }, 'entityApiName'],
    [{ Id: 7 }, 'Id'],
  ])('%j is refused and %s is named', async (object, name) => {
    expect((await save(object)).errors?.[0]?.description).toContain(`to the parameter ${name}.`);
  });

  test('what a rule of the org refuses comes back in the details', async () => {
    desk.console.org.refusal = Object.assign(new Error('The Task was not saved'), {
      code: 'save-refused',
      details: { message: 'Review the errors', pageErrors: ['Not today'], fieldErrors: { Subject: 'Too short' } },
    });
    expect((await save({ entityApiName: 'Task' })).errors).toEqual([
      {
        code: 'GENERIC_ERROR',
        description:
          'An error occurred while calling the saveLog() API method. Review the Details field in the error section.',
        details: {
          message: 'Review the errors',
          pageErrors: [{ message: 'Not today' }],
          fieldErrors: { Subject: [{ field: 'Subject', message: 'Too short' }] },
        },
      },
    ]);
  });

  test('a refusal without details still says why', async () => {
    desk.console.org.refusal = new Error('You may not create tasks');
    expect((await save({ entityApiName: 'Task' })).errors?.[0]?.details).toEqual({
      message: 'You may not create tasks',
      pageErrors: [],
      fieldErrors: {},
    });
  });

  test('an org that is not reached is a problem on the server', async () => {
    desk.console.org.refusal = Object.assign(new Error('no answer'), { code: 'emulator-unreachable' });
    expect((await save({ entityApiName: 'Task' })).errors?.[0]?.code).toBe('SERVER_ERROR');
  });
});

describe('what only an org can do', () => {
  test('runApex hands on class, method and parameters, and returns what the method did', async () => {
    desk.console.org.returned = '[]';
    const call = { apexClass: 'Accounts', methodName: 'find', methodParams: 'name=x' };
    expect((await desk.call('runApex', call)).returnValue).toEqual({ runApex: '[]' });
    expect(desk.console.org.saved).toEqual([['Accounts', 'find', 'name=x']]);
  });

  test('runApex can not load the class, and says loudly which file would', async () => {
    const response = await desk.call('runApex', { apexClass: 'Accounts', methodName: 'find', methodParams: 'name=x' });
    expect(response.errors).toEqual([{ code: 'SERVER_ERROR', description: 'Could not load Apex class: Accounts.' }]);
    expect(desk.gaps[0]).toMatchObject({
      called: 'runApex: Accounts.find',
      file: 'src/emulator/org/apex/global/Accounts.ts',
    });
  });

  test('work of a queue is not there, and is said loudly', async () => {
    await desk.register('onWorkStart');
    const response = await desk.call('completeWork', { workId: 'w1', attributes: {} });
    expect(response.errors?.[0]?.code).toBe('GENERIC_ERROR');
    expect(desk.gaps).toHaveLength(2);
  });

  test.each([['subscribe'], ['publish'], ['unsubscribe']])('%s refuses what is no channel', async (method) => {
    const response = await desk.call(method, { eventName: 'Calls', message: null });
    expect(response.errors?.[0]?.code).toBe('INVALID_PARAM');
  });
});
