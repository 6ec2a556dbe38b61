import { RULE_WORDS as ENGLISH } from 'c/ctiRules';
import { RULE_WORDS } from 'c/ctiRuleWords';

test('the English labels are what the phone itself says', () => {
  expect(RULE_WORDS).toEqual(ENGLISH);
});
