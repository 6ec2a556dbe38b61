/** @jest-environment node */
import { Org } from '../org/org';
import { STANDARD_OBJECTS } from '../org/schema/schema';
import { peopleOf } from './people';

function makeOrg(): Org {
  const org = new Org({ schema: STANDARD_OBJECTS });
  const company = org.create('Account', {
    Name: 'Finch Ltd',
    Phone: '020 7946 0100',
    BillingCountry: 'United Kingdom',
  });
  const contact = {
    LastName: 'Clarke',
    Title: 'Buyer',
    AccountId: company,
    Phone: '(020) 7946 0123',
  };
  org.create('Contact', contact);
  org.create('Contact', { LastName: 'Silent', AccountId: company });
  org.create('Account', { LastName: 'Dubois', PersonMobilePhone: '06 39 98 30 40', PersonMailingCountry: 'France' });
  org.create('Lead', { LastName: 'Odd', Company: 'Odd Ltd', Phone: 'call me' });
  return org;
}

test('everybody with a number is there once, with the number as a phone system would give it', () => {
  const people = peopleOf(makeOrg()).map(({ name, detail, numbers }) => [name, detail, ...numbers]);
  expect(people).toEqual([
    ['Clarke', 'Buyer · Finch Ltd', { label: 'Phone', number: '+442079460123', written: '(020) 7946 0123' }],
    ['Dubois', 'Person account', { label: 'Mobile', number: '+33639983040', written: '06 39 98 30 40' }],
    ['Finch Ltd', 'Company', { label: 'Phone', number: '+442079460100', written: '020 7946 0100' }],
    ['Odd', 'Lead · Odd Ltd', { label: 'Phone', number: 'call me', written: 'call me' }],
  ]);
});
