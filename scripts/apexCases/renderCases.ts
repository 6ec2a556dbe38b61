import { callerCases, matchingCases, savingCases } from '../../src/emulator/org/apex/cases/caseTables';
import type { CallerCase, MatchingCases, SavingCases } from '../../src/emulator/org/apex/cases/caseTables';
import { asLiteral, asMethodName, jsonLiteral, listOf, newRecord } from './apexText';
import { CALLER_HELP, callerLines } from './renderCallers';

const CLASSES = 'force-app/main/default/classes';

/** Path of each generated test class → its text. */
export async function apexCaseClasses(): Promise<Readonly<Record<string, string>>> {
  const found = `${CLASSES}/callerMatching`;
  const spellings = groupsOf(callerCases('callersBySpelling'));
  return {
    ...(await callerClass(`${found}/CtiSpellingCasesTest.cls`, 'callersBySpelling.json', spellings)),
    ...(await callerClass(
      `${found}/CtiObjectCasesTest.cls`,
      'callersByObject.json',
      groupsOf(callerCases('callersByObject')),
    )),
    ...(await callerClass(
      `${found}/CtiPhoneCasesTest.cls`,
      'callersInThePhone.json',
      groupsOf(callerCases('callersInThePhone')),
    )),
    [`${CLASSES}/callerMatching/CtiMatchingCasesTest.cls`]: matchingClass(matchingCases()),
    [`${CLASSES}/callLogging/CtiSavingCasesTest.cls`]: savingClass(savingCases()),
  };
}

/** Cases that an Apex test can make, by group. */
function groupsOf(cases: readonly CallerCase[]): ReadonlyMap<string, readonly CallerCase[]> {
  const groups = new Map<string, readonly CallerCase[]>();
  for (const each of cases.filter(({ onlyTwin }) => !onlyTwin)) {
    groups.set(each.group, [...(groups.get(each.group) ?? []), each]);
  }
  return groups;
}

async function callerClass(
  path: string,
  table: string,
  groups: ReadonlyMap<string, readonly CallerCase[]>,
): Promise<Record<string, string>> {
  const methods: string[] = [];
  for (const [group, cases] of groups) methods.push(method(`finding ${group}`, await callerLines(cases)));
  const name = /(\w+)\.cls$/.exec(path)![1]!;
  return { [path]: apexClass(name, table, [...methods, CALLER_HELP]) };
}

function matchingClass({ comparing, refused, finding }: MatchingCases): string {
  const methods = [
    ...comparing.map((each) => method(`comparing ${each.name}`, comparingLines(each))),
    method(
      'requests that are refused',
      refused.map(
        ({ name, input }) => `Assert.areEqual('bad-input', refusalOf(${jsonLiteral(input)}), ${asLiteral(name)});`,
      ),
    ),
    ...finding.map((each) => method(`finding ${each.name}`, findingLines(each))),
  ];
  return apexClass('CtiMatchingCasesTest', 'matching.json', [...methods, MATCHING_HELP]);
}

function comparingLines({ e164, spellings, fits, others }: MatchingCases['comparing'][number]): string[] {
  return [
    `CtiCallerNumber caller = new CtiCallerNumber(${asLiteral(e164)}, ${listOf(spellings)});`,
    `for (String stored : ${listOf(fits)}) {`,
    '    Assert.isNotNull(caller.spellingOf(new CtiStoredNumber(stored)), stored);',
    '}',
    `for (String stored : ${listOf(others)}) {`,
    '    Assert.isNull(caller.spellingOf(new CtiStoredNumber(stored)), stored);',
    '}',
  ];
}

function findingLines({ input, records, found }: MatchingCases['finding'][number]): string[] {
  return [
    'System.runAs(CtiTestDesk.agent()) {',
    '    List<SObject> records = new List<SObject>();',
    ...records.map((record) => `    records.add(${newRecord(record)});`),
    `    List<String> found = ${listOf(found.map(({ type, name, stored }) => `${type} ${name}: ${stored}`))};`,
    `    Assert.areEqual(found, foundAmong(records, ${jsonLiteral(input)}));`,
    '}',
  ];
}

function savingClass({ entry, saved, refused }: SavingCases): string {
  const methods = [
    ...saved.map((each) => method(`saving ${each.name}`, savingLines(each))),
    method(
      'entries that are refused for good',
      refused.map(
        ({ name, change, code }) =>
          `Assert.areEqual(${asLiteral(code)}, refusalOf(${jsonLiteral(change)}), ${asLiteral(name)});`,
      ),
    ),
  ];
  const base = `    private static final String CALL_AS_TOLD = ${jsonLiteral(entry)};`;
  return apexClass('CtiSavingCasesTest', 'saving.json', [base, ...methods, SAVING_HELP]);
}

function savingLines({ name, change, related, call, task }: SavingCases['saved'][number]): string[] {
  const about = asLiteral(name);
  const expect = (record: string, values: object): string[] =>
    Object.entries(values).map(
      ([field, value]) => `    Assert.areEqual(${asLiteral(value as string)}, ${record}.${field}, ${about});`,
    );
  const made = related ? [`    ${related.type} related = ${newRecord(related)};`, '    insert related;'] : [];
  const put = related ? [`    entry.put('matchedRecordId', related.Id);`] : [];
  const hangs = related ? [`    Assert.areEqual(related.Id, task.${related.as}, ${about});`] : [];
  const taskFields = [...new Set([...Object.keys(task), ...(related ? [related.as] : [])])];
  return [
    'System.runAs(CtiTestDesk.agent()) {',
    ...made,
    `    Map<String, Object> entry = entryWith(${jsonLiteral(change)});`,
    ...put,
    '    Map<String, Object> result = CtiTestDesk.save(new List<Object>{ entry })[0];',
    `    Assert.areEqual('saved', result.get('status'), JSON.serialize(result));`,
    `    Cti_Call__c call = [SELECT ${Object.keys(call).join(', ')} FROM Cti_Call__c LIMIT 1];`,
    ...expect('call', call),
    `    Task task = [SELECT ${taskFields.join(', ')} FROM Task LIMIT 1];`,
    ...expect('task', task),
    ...hangs,
    '}',
  ];
}

function apexClass(name: string, table: string, members: readonly string[]): string {
  return [
    '/**',
    ` * Generated by scripts/apexCases.ts from src/emulator/org/apex/cases/${table}; the same table is tried on the emulator's twin.`,
    ' * Searches in tests return only what a test names, so the search index itself is not covered.',
    ' */',
    '@IsTest',
    `private class ${name} {`,
    members.join('\n\n'),
    '}',
    '',
  ].join('\n');
}

function method(name: string, lines: readonly string[]): string {
  const body = lines.map((line) => `        ${line}`);
  return ['    @IsTest', `    static void ${asMethodName(name)}() {`, ...body, '    }'].join('\n');
}

const MATCHING_HELP = `    private static String refusalOf(String input) {
        Map<String, Object> answer = CtiTestDesk.ask('matchCaller', (Map<String, Object>) JSON.deserializeUntyped(input));
        return (String) CtiTestDesk.problemOf(answer).get('code');
    }

    /** Type, name and what stands in the field of each record that is found, in alphabetical order. */
    private static List<String> foundAmong(List<SObject> records, String input) {
        insert records;
        List<Id> ids = new List<Id>();
        for (SObject record : records) {
            ids.add(record.Id);
        }
        Test.setFixedSearchResults(ids);
        Map<String, Object> answer = CtiTestDesk.ask('matchCaller', (Map<String, Object>) JSON.deserializeUntyped(input));
        List<String> found = new List<String>();
        for (Object each : (List<Object>) CtiTestDesk.valueOf(answer).get('candidates')) {
            Map<String, Object> candidate = (Map<String, Object>) each;
            String stored = String.valueOf(candidate.get('reason')).substringAfter(' is ');
            found.add(candidate.get('objectType') + ' ' + candidate.get('name') + ': ' + stored);
        }
        found.sort();
        return found;
    }`;

const SAVING_HELP = `    private static Map<String, Object> entryWith(String changes) {
        Map<String, Object> entry = (Map<String, Object>) JSON.deserializeUntyped(CALL_AS_TOLD);
        entry.putAll((Map<String, Object>) JSON.deserializeUntyped(changes));
        return entry;
    }

    private static String refusalOf(String changes) {
        Map<String, Object> result = CtiTestDesk.save(new List<Object>{ entryWith(changes) })[0];
        return result.get('status') == 'failed' ? (String) result.get('code') : 'saved';
    }`;
