import type { ReviewedPath, UnfollowedEntry } from './judgeGraph';

const SYSTEM_MODE: readonly ReviewedPath[] = [
  ...['NotInUserMode', 'ApexFlsViolation', 'DatabaseOperationsMustUseWithSharing'].map((rule) => ({
    rule,
    place: 'CtiCallRows.foreignKeys',
    reason:
      'It tells only whether a key belongs to somebody else, so that foreign calls, unseen ones too, are never overwritten.',
  })),
  ...['NotInUserMode', 'ApexFlsViolation', 'DatabaseOperationsMustUseWithSharing'].map((rule) => ({
    rule,
    place: 'CtiNotices.put',
    reason:
      'Agents tell admins what stands in the way, and may not read notices. Who calls chooses no field and no record.',
  })),
  ...['NotInUserMode', 'ApexFlsViolation'].map((rule) => ({
    rule,
    place: 'CtiLogPolicy.callCenterOfUser',
    reason: 'Which call center the running user is in is setup; it leaves the class only as the choice of a policy.',
  })),
  ...['NotInUserMode', 'ApexFlsViolation'].map((rule) => ({
    rule,
    place: 'CtiPhoneRight.isAssigned',
    reason: 'Asks of the running user alone whether there is a call center; a yes or no leaves the class.',
  })),
  {
    rule: 'NotInUserMode',
    place: 'CtiTaskStatus.closed',
    reason: 'The list of statuses is setup, and the same for all.',
  },
  {
    rule: 'NotInUserMode',
    place: 'CtiLineSecret.write',
    reason: 'Nobody has rights on a protected setting; the custom permission was asked before.',
  },
  {
    rule: 'NotInUserMode',
    place: 'CtiRetention.execute',
    reason: 'There is no other way to empty the recycle bin, and only what the user could delete is in it.',
  },
];

const LOOPS: readonly ReviewedPath[] = [
  {
    rule: 'AvoidDatabaseOperationInLoop',
    place: 'CtiCallRows.locked',
    reason: 'The loop is over the rows of this very query, which runs once.',
  },
  {
    rule: 'AvoidDatabaseOperationInLoop',
    place: 'CtiRetention.start',
    reason: 'The loop is the orders of one flow: at most 50, each a job of its own; more are refused before the first.',
  },
  {
    rule: 'AvoidDatabaseOperationInLoop',
    place: 'CtiNumberDigits.fillAll',
    reason: 'One job for each rule that finds by digits: an admin’s few, and a job is the unit in which they start.',
  },
  {
    rule: 'AvoidDatabaseOperationInLoop',
    place: 'CtiCallerSearch.rowsByDigits',
    from: 'CtiFindCallers.find',
    reason: 'One query for each rule that finds by digits, for all numbers together: an admin’s few.',
  },
  {
    rule: 'AvoidDatabaseOperationInLoop',
    place: 'CtiCallerSearch.search',
    from: 'CtiFindCallers.find',
    reason:
      'One search for as many numbers as fit into its 4,000 characters: fewer than 20 for the most that may be asked.',
  },
];

/** Null in a query costs time, and finds nothing or few. What is entered nearby does not know what its only callers asked. */
const NULLS: readonly ReviewedPath[] = Object.entries({
  'CtiCallHistory.ownCalls': 'The only caller hands over a moment that it made and a number within limits.',
  'CtiCallRows.knownKeys': 'The only caller hands over the keys of a map.',
  'CtiCallRows.foreignKeys': 'The keys of a map, and it was just asked whether there are any.',
  'CtiNoteChange.changed': 'The id of a call that was read just before.',
  'CtiNoteChange.ownCall': 'No id finds no call, and that is the answer: it is out of reach.',
  'CtiNoteChange.taskOf': 'It is checked two lines above; the engine does not read the first half of an "or".',
  'CtiOpenCases.openCasesOf': 'The only caller hands over the keys of a map, and asked whether there are any.',
  'CtiOtherUserAccess.<init>': 'The only caller hands over the id of a user that was read just before.',
  'CtiOtherUserAccess.readableObjects':
    'The only caller hands over sets that it filled; the user’s id as in the constructor.',
  'CtiOtherUserAccess.readableFields': 'As for objects.',
  'CtiOtherUserAccess.readableRecords': 'As for objects.',
  'CtiPopRules.navigationOf': 'A text that is no id, and so no text too, has left three lines above.',
  'CtiRecordCalls.callsOf': 'The only caller has refused no id.',
  'CtiRecordCalls.taskIdsOf': 'As above: its only caller is `callsOf`.',
  'CtiTryNumber.otherUser': 'No id finds nobody, and that is the answer: there is no such user.',
}).map(([place, reason]) => ({ rule: 'MissingNullCheckOnSoqlVariable', place, reason }));

/** What the graph engine finds (`npm run check:sfge`) and a person has looked at. An entry that finds nothing any more is a finding. */
export const REVIEWED_PATHS: readonly ReviewedPath[] = [
  ...SYSTEM_MODE,
  ...LOOPS,
  ...NULLS,
  ...['CtiRetention.start', 'CtiRetention.execute'].map((place) => ({
    rule: 'ApexNullPointerException',
    place,
    reason: 'A job without a scope, which only foreign code could start, fails at its start, before a call is deleted.',
  })),
];

/** Ways from the phone’s door that the engine did not follow to their end. What they touch is entered from nearby as well. */
export const UNFOLLOWED_ENTRIES: readonly UnfollowedEntry[] = [
  ...['CtiProbe.saveCalls', 'CtiProbe.matchCaller', 'CtiProbe.checkDoNotCall', 'CtiTryNumber.find'].map((entry) => ({
    entry,
    reason: 'No end in 15 minutes either: each condition that it does not understand doubles the ways.',
  })),
  { entry: 'CtiFindCallers.find', reason: 'Followed to its end on a free computer, not always on a busy one.' },
  { entry: 'CtiProbe.dispositions', reason: 'The engine fails at a sort by a comparator. It touches no data.' },
];
