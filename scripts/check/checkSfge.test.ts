/** @jest-environment node */
import { classesOf, probeOf } from './apex/analyzeGraph';
import { dataPlacesOf, placeOfLine, withMarks } from './apex/dataPlaces';
import { judgeGraph } from './apex/judgeGraph';
import type { GraphFinding } from './apex/runGraphEngine';

const CLASSES = 'force-app/main/default/classes';
const NOTES = `/** Does not [SELECT Id FROM Task]. */
public with sharing class Notes {
    public Notes(Set<Id> ids) {
        for (Task task : [SELECT Id FROM Task WHERE Id IN :ids WITH USER_MODE]) {
            insert as user task;
        }
    }

    private static List<Task> found(String name) {
        String text = 'delete it; [SELECT USER_MODE';
        return Database.query(text + 'WITH USER_MODE');
    }
}
`;
const SOURCES = new Map([['Notes', NOTES]]);
const REVIEWED = [{ rule: 'NotInUserMode', place: 'Notes.found', reason: 'for the test' }];

/** A mark that was seen from this entry, or what else is said of a line. */
function said(line: number, entry: string, change: Partial<GraphFinding> = {}): GraphFinding {
  return {
    ruleName: 'ApexFlsViolation',
    message: 'FLS validation is missing for [INSERT] operation on [Cti_Seen__c]',
    sourceFileName: '/tmp/Notes.cls',
    sourceVertexName: entry,
    sourceLineNumber: line,
    sinkFileName: '/tmp/Notes.cls',
    sinkLineNumber: line,
    ...change,
  };
}

const ALL_SEEN = [said(3, '<init>'), said(4, '<init>'), said(10, 'found')];

test('places that touch data are told from comments and texts, with the method and the rights', () => {
  expect(dataPlacesOf('Notes', NOTES)).toEqual([
    { name: 'Notes.<init>', line: 4, markLine: 3, isInUserMode: true },
    { name: 'Notes.<init>', line: 5, markLine: 4, isInUserMode: true },
    { name: 'Notes.found', line: 11, markLine: 10, isInUserMode: false },
  ]);
  expect(placeOfLine('Notes', NOTES, 10)).toBe('Notes.found');
  expect(placeOfLine('Notes', NOTES, 2)).toBe('Notes');
  expect(() => dataPlacesOf('Odd', 'class Odd { List<Task> all = [SELECT Id FROM Task]; }')).toThrow(
    'outside of a method',
  );
});

test('each statement that touches data gets a mark before it, and lines stay where they are', () => {
  const lines = withMarks(NOTES).split('\n');
  expect(lines).toHaveLength(NOTES.split('\n').length);
  const marked = lines.flatMap((line, place) => (line.includes('Cti_Seen__c') ? [place + 1] : []));
  expect(marked).toEqual([3, 4, 10]);
  expect(lines[3]).toMatch(/^ {8}for \(Task task : \[SELECT .*\]\) \{ insert new Cti_Seen__c\(Name = 'seen'\);$/);
});

test('nothing is said when every place was seen and every finding has its review', () => {
  const { lines, summary } = judgeGraph(SOURCES, ALL_SEEN, { paths: REVIEWED, entries: [] });
  expect(lines).toEqual([]);
  expect(summary).toEqual([
    'places that read or write data: 3, seen from an entry followed to its end: 3',
    'findings: 1, reviewed: 1, new: 0',
    'entries not followed to their end: 0',
  ]);
});

test('a place that nobody came to is told, and so is one only seen on a way that was given up', () => {
  const givenUp = said(9, 'found', { ruleName: 'InternalExecutionError', message: 'Path evaluation timed out' });
  const { lines } = judgeGraph(SOURCES, [...ALL_SEEN.slice(1), givenUp], { paths: REVIEWED, entries: [] });
  expect(lines).toEqual([
    'Notes.<init>:4: data is touched, and no entry led the engine there',
    'Notes.found:11: data is touched, and no entry led the engine there',
    'Notes.found: not followed to its end: Path evaluation timed out',
  ]);
  const reviewed = { paths: REVIEWED, entries: [{ entry: 'Notes.found', reason: 'for the test' }] };
  expect(judgeGraph(SOURCES, [...ALL_SEEN, givenUp], reviewed).lines).toEqual([
    'Notes.found:11: data is touched, and no entry led the engine there',
  ]);
});

test('a finding is told unless it is reviewed in this very method, and a review of something that is gone too', () => {
  const message = 'FLS validation is missing for [READ] operation on [Task]';
  const found = [...ALL_SEEN, said(11, 'found', { message })];
  expect(judgeGraph(SOURCES, found, { paths: [], entries: [] }).lines).toEqual([
    'Notes.found:11: NotInUserMode: data is read or written without the rights of the user',
    `Notes.found:11: ApexFlsViolation: ${message}`,
  ]);
  const review = { rule: 'ApexFlsViolation', place: 'Notes.<init>', reason: 'another method' };
  expect(judgeGraph(SOURCES, found, { paths: [...REVIEWED, review], entries: [] }).lines).toEqual([
    `Notes.found:11: ApexFlsViolation: ${message}`,
    'Notes.<init>: ApexFlsViolation is reviewed but no longer found',
  ]);
  const givenUp = said(20, 'far', { ruleName: 'InternalExecutionError' });
  const reviews = {
    paths: [...REVIEWED, { ...review, from: 'Notes.far' }],
    entries: [{ entry: 'Notes.far', reason: 'time' }],
  };
  expect(judgeGraph(SOURCES, [...ALL_SEEN, givenUp], reviews).lines).toEqual([]);
});

test('each operation of the phone’s door becomes a door of its own', () => {
  const door = classesOf(CLASSES).get('CtiPhone') ?? '';
  const operations = [...door.matchAll(/when '(\w+)'/g)].map(([, name]) => name);
  const probe = probeOf(door);
  expect([...probe.matchAll(/Object (\w+)\(CtiInput input\)/g)].map(([, name]) => name)).toEqual(operations);
  expect(probe).toContain('return CtiCallLogging.save(input);');
  expect(probe).not.toContain('request');
  expect(() => probeOf('public class CtiPhone {}')).toThrow('no operations');
});

test('every place of the shipped classes that touches data is understood', () => {
  const names = [...classesOf(CLASSES)].flatMap(([name, source]) => dataPlacesOf(name, source)).map(({ name }) => name);
  expect(names.length).toBeGreaterThan(40);
  expect(names).toEqual(
    expect.arrayContaining(['CtiNotices.put', 'CtiOtherUserAccess.<init>', 'CtiRetention.execute']),
  );
});
