import { readStartData } from './startData';

test('the page says how the org is reached', () => {
  const page = '{"remoteAction":"CtiPhone.ask","sessionPage":"/apex/SoftphoneSession"}';
  const unpackaged = { remoteAction: 'CtiPhone.ask', sessionPage: '/apex/SoftphoneSession', namespace: '' };
  expect(readStartData(page)).toEqual(unpackaged);
  const packaged = '{"remoteAction":"acme.CtiPhone.ask","sessionPage":"/apex/acme__SoftphoneSession?core.apexpages=1"}';
  expect(readStartData(packaged)).toMatchObject({ remoteAction: 'acme.CtiPhone.ask', namespace: 'acme' });
});

test.each([
  null,
  '',
  '{',
  'null',
  '[]',
  '{"remoteAction":"CtiPhone.ask"}',
  '{"remoteAction":"alert(1)","sessionPage":"/apex/x"}',
  '{"remoteAction":"CtiPhone.ask","sessionPage":"//evil.example/apex/x"}',
  '{"remoteAction":"CtiPhone.ask","sessionPage":"javascript:alert(1)"}',
])('start data %p are refused with a hint', (text) => {
  expect(() => readStartData(text)).toThrow('The page does not say how to reach Salesforce');
});
