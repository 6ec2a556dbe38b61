/** @jest-environment node */
import { classesOf } from './apex/analyzeGraph';
import { dataPlacesOf } from './apex/dataPlaces';
import { REVIEWED_PATHS } from './apex/reviewedPaths';

/** What somebody outside can call is an attack surface: one more is a decision, and stands here. */
const DOORS = [
  'CtiErasure.erase InvocableMethod',
  'CtiFindCallers.find InvocableMethod',
  'CtiPhone.ask RemoteAction',
  'CtiRecordCalls.read AuraEnabled',
  'CtiTryNumber.find AuraEnabled',
  'CtiTryNumber.prepare AuraEnabled',
];
const DOOR =
  /@(AuraEnabled|RemoteAction|InvocableMethod|RestResource|Http\w+)\b(?:\((?:'[^']*'|[^)'])*\))?\s+[\w<>, ]+?\s(\w+)\s*[({]|\b(webservice)\s+static\s+\S+\s+(\w+)/gi;

const classes = [...classesOf('force-app/main/default/classes')];
const withoutComments = (source: string): string => source.replace(/\/\*[^]*?\*\/|\/\/[^\n]*/g, '');
const naming = (name: RegExp): string[] =>
  classes.flatMap(([className, source]) => (name.test(withoutComments(source)) ? [className] : [])).sort();

test('the phone, pages and flows enter Apex by these doors alone', () => {
  const found = classes.flatMap(([name, source]) =>
    [...withoutComments(source).matchAll(DOOR)].map((door) => `${name}.${door[2] ?? door[4]} ${door[1] ?? door[3]}`),
  );
  expect(found.sort()).toEqual(DOORS);
});

test('the secret of the phone system is read by one class, and credentials are made for the session alone', () => {
  expect(naming(/\bCti_Line_Secret__c\b/)).toEqual(['CtiLineSecret']);
  expect(naming(/\bCtiLineSecret\.sign\b/)).toEqual(['CtiLineCredential']);
  expect(naming(/\bnew CtiLineCredential\b/)).toEqual(['CtiSession']);
  expect(naming(/\bCtiSession\./)).toEqual(['CtiPhone']);
  expect(naming(/\bCtiLineSecret\.(enter|useSecond|forgetSecond)\b/)).toEqual(['CtiSecretSetup']);
});

test('what reads or writes data without the rights of the user has a reason', () => {
  const reviewed = REVIEWED_PATHS.filter(({ rule }) => rule === 'NotInUserMode').map(({ place }) => place);
  const found = classes
    .flatMap(([name, source]) => dataPlacesOf(name, source))
    .flatMap(({ name, isInUserMode }) => (isInUserMode ? [] : [name]));
  expect([...new Set(found)].sort()).toEqual([...reviewed].sort());
});
