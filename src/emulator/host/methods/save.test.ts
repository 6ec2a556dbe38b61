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

  test('work of a queue is started, told, and completed once', async () => {
    await desk.register('onWorkStart');
    expect(desk.console.done).toEqual([['offerWork']]);
    desk.host.startWork('w1', '030 1');
    const told = await desk.message((message) => message.methodName === 'onWorkStart');
    expect(told.response).toEqual({ workId: 'w1', completeWorkWhen: 'TaskSaved', attributes: { to: '030 1' } });
    const complete = () => desk.call('completeWork', { workId: 'w1', attributes: { disposition: 'Sold' } });
    expect((await complete()).errors?.[0]?.code).toBe('INVALID_PARAM');
    desk.console.startedWork = 'w1';
    expect((await complete()).success).toBe(true);
    expect(desk.console.done.at(-1)).toEqual([
      'completeWork',
      'w1',
      { disposition: 'Sold', taskId: '', wasConnected: true },
    ]);
  });

  test('a channel leads both ways: the page hears what the adapter publishes, and the adapter what the page does', async () => {
    await desk.call('subscribe', { eventName: 'Calls__c', subscription: {} });
    await desk.call('publish', { eventName: 'Calls__c', message: { from: 'phone' } });
    expect(desk.console.done).toEqual([['listensToChannels'], ['hearChannel', 'Calls__c', { from: 'phone' }]]);
    desk.host.publish('Calls__c', { from: 'page' });
    const heard = await desk.message(({ response }) => (response as { from?: string } | null)?.from === 'page');
    expect(heard).toMatchObject({ eventName: 'Calls__c', shouldExecuteListener: true });
  });

  test.each([['subscribe'], ['publish'], ['unsubscribe']])('%s refuses what is no channel', async (method) => {
    const response = await desk.call(method, { eventName: 'Calls', message: null });
    expect(response.errors?.[0]?.code).toBe('INVALID_PARAM');
  });
});
