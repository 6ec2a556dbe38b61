import { OrgClient } from './orgClient';

const asked: { readonly path: string; readonly init: RequestInit | undefined }[] = [];

function answerWith(status: number, body: string): void {
  asked.length = 0;
  globalThis.fetch = (path, init) => {
    asked.push({ path: path as string, init });
    return Promise.resolve({
      ok: status < 400,
      status,
      json: async () => JSON.parse(await Promise.resolve(body)) as unknown,
    } as Response);
  };
}

test('names and searches travel encoded', async () => {
  answerWith(200, '{"groups":[]}');
  await new OrgClient().search('+49 30&x=1');
  expect(asked[0]?.path).toBe('/emulator/search?q=%2B49%2030%26x%3D1');
});

test('a save sends the values and gives the id', async () => {
  answerWith(201, '{"id":"003"}');
  expect(await new OrgClient().create('Contact', { LastName: 'Ada' })).toBe('003');
  expect(asked[0]).toMatchObject({
    path: '/emulator/records/Contact',
    init: { method: 'POST', body: '{"LastName":"Ada"}' },
  });
});

test('a refusal keeps its code and what is wrong with each field', async () => {
  const details = { message: 'm', pageErrors: [], fieldErrors: { LastName: 'Complete this field.' } };
  answerWith(400, JSON.stringify({ code: 'required-field-missing', message: 'm', hint: 'h', details }));
  await expect(new OrgClient().update('003', {})).rejects.toMatchObject({
    code: 'required-field-missing',
    hint: 'h',
    details,
  });
});

test('an error without a reason is told with its status', async () => {
  answerWith(502, 'no JSON');
  await expect(new OrgClient().session()).rejects.toMatchObject({
    code: 'emulator-answer',
    message: 'GET /emulator/session was answered with 502 and without a reason',
  });
});

test('an emulator that has stopped is named as that', async () => {
  globalThis.fetch = () => Promise.reject(new TypeError('refused'));
  await expect(new OrgClient().session()).rejects.toMatchObject({ code: 'emulator-unreachable' });
});
