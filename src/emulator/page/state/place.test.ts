import { addressOf, placeAt } from './place';
import type { Place } from './place';

test.each<[Place]>([
  [{ kind: 'record', recordId: '003000000000001AAA' }],
  [{ kind: 'list', objectType: 'Cti_Call__c' }],
  [{ kind: 'list', objectType: 'Contact', view: 'Mine' }],
  [{ kind: 'flow', name: 'Greet', args: { who: 'Ada & Söhne', n: '1' } }],
  [{ kind: 'search', text: 'Ada & Söhne + 49/30' }],
  [{ kind: 'address', url: '/apex/Page?x=y&z=ö' }],
])('%j is found again from its address', (place) => {
  expect(placeAt(addressOf(place, 'Contact'))).toEqual(place);
});

test('a record whose object is not known yet has an address without it, which works as well', () => {
  const place: Place = { kind: 'record', recordId: '003000000000001AAA' };
  expect(addressOf(place)).toBe('/lightning/r/003000000000001AAA/view');
  expect(placeAt(addressOf(place))).toEqual(place);
});

test.each([['/'], ['/lightning/r/Contact/short/view'], ['/lightning/search'], ['/lightning/webpage'], ['/apex/Page']])(
  '%s is no place of the console',
  (path) => expect(placeAt(path)).toBeNull(),
);
