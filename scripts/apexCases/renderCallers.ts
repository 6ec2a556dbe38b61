import { readPhoneNumber } from '../../src/calls/readPhoneNumber';
import type { CallerCase } from '../../src/emulator/org/apex/cases/caseTables';
import { asLiteral, jsonLiteral, listOf, newRecord } from './apexText';

/** Lines of one test method: each case finds its records, and those of the cases before it are not in the way. */
export async function callerLines(cases: readonly CallerCase[]): Promise<string[]> {
  const lines: string[] = [];
  for (const about of cases) lines.push(...(await linesOf(about)));
  const needsList = lines.some((line) => line.includes(' records = '));
  return ['System.runAs(CtiTestDesk.agent()) {', ...(needsList ? ['    List<SObject> records;'] : []), ...lines, '}'];
}

/** Records that name an earlier one are saved after it. */
async function linesOf({ name, raw, region, records, found, matchRules }: CallerCase): Promise<string[]> {
  const { e164, spellings: all } = await readPhoneNumber(raw, region);
  // 15 digits look like an id of some org to the check of the metadata.
  const spellings = all.filter((digits) => digits.length !== 15);
  const isLinked = ({ fields }: CallerCase['records'][number]): boolean =>
    Object.values(fields).some((value) => /^@\d$/.test(String(value)));
  const firsts = records.filter((record) => !isLinked(record)).map(newRecord);
  const linked = records.filter(isLinked).map((record) => {
    return `    insert ${newRecord(record).replaceAll(/'@(\d)'/g, (_, place: string) => `records[${place}].Id`)};`;
  });
  const list = firsts.length ? `new List<SObject>{ ${firsts.join(', ')} }` : 'new List<SObject>()';
  const expectation = (asked: string): string =>
    `    Assert.areEqual(${listOf([...found].sort())}, foundAmong(${asked}, ${jsonLiteral({ e164, spellings })}), ${asLiteral(name)});`;
  const lines =
    linked.length === 0
      ? [expectation(list)]
      : [`    records = ${list};`, '    save(records);', ...linked, expectation('records')];
  return matchRules ? underRules(matchRules, lines) : lines;
}

/** In place of the rules of the org, and only for this case. */
function underRules(matchRules: NonNullable<CallerCase['matchRules']>, lines: readonly string[]): string[] {
  const rules = matchRules.map((rule) => {
    return newRecord({ type: 'Cti_Match_Rule__mdt', fields: { Is_Active__c: true, ...rule } });
  });
  return [
    `    CtiMatchRules.inTest = new List<Cti_Match_Rule__mdt>{ ${rules.join(', ')} };`,
    ...lines,
    '    CtiMatchRules.inTest = null;',
  ];
}

export const CALLER_HELP = `    private static void save(List<SObject> records) {
        Database.DMLOptions options = new Database.DMLOptions();
        // An org's own rules about duplicates are not what is tried here.
        options.DuplicateRuleHeader.allowSave = true;
        Database.insert(records, options);
    }

    /** Type and name of each record that is found, in alphabetical order. */
    private static List<String> foundAmong(List<SObject> records, String input) {
        if (!records.isEmpty() && records[0].Id == null) {
            save(records);
        }
        Test.setFixedSearchResults(new List<Id>(new Map<Id, SObject>(records).keySet()));
        Map<String, Object> answer = CtiTestDesk.ask('matchCaller', (Map<String, Object>) JSON.deserializeUntyped(input));
        List<String> found = new List<String>();
        for (Object each : (List<Object>) CtiTestDesk.valueOf(answer).get('candidates')) {
            Map<String, Object> candidate = (Map<String, Object>) each;
            found.add(candidate.get('objectType') + ' ' + candidate.get('name'));
        }
        found.sort();
        return found;
    }`;
