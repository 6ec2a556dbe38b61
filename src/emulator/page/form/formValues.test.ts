import { field } from '../fakeOrgClient';
import { changedValues } from './formValues';

const fields = [field('Name', 'text'), field('Age', 'number'), field('IsKind', 'boolean'), field('Phone', 'phone')];
const changed = (values: object, typed: object, isNew = false) =>
  changedValues({ fields, values: { ...values }, typed: { ...typed }, isNew });

test('of an existing record only what differs is sent', () => {
  expect(changed({ Name: 'Ada', Phone: '030' }, { Name: 'Ada', Phone: '031' })).toEqual({ Phone: '031' });
});

test('a field that was emptied becomes null', () => {
  expect(changed({ Name: 'Ada' }, { Name: '  ' })).toEqual({ Name: null });
});

test('a field that was empty and stays empty is not sent', () => {
  expect(changed({ Name: null }, { Name: '' })).toEqual({});
});

test('numbers are sent as numbers, and what is no number as it was typed, for the org to refuse', () => {
  expect(changed({}, { Age: '7' })).toEqual({ Age: 7 });
  expect(changed({}, { Age: 'seven' })).toEqual({ Age: 'seven' });
});

test('a check box that was cleared is sent', () => {
  expect(changed({ IsKind: true }, { IsKind: false })).toEqual({ IsKind: false });
});

test('of a new record everything that is filled in is sent, prefilled values too', () => {
  expect(changed({ Phone: '030' }, { Name: 'Ada' }, true)).toEqual({ Name: 'Ada', Phone: '030' });
});
