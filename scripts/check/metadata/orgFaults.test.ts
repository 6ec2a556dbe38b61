/** @jest-environment node */
import { files, findingsAfter, findingsWith } from './brokenCopy';
import type { Fault } from './brokenCopy';
import { manifestFindings } from './manifest';

const AGENT = 'permissionsets/Cti_Agent.permissionset-meta.xml';
const GROUP = 'permissionsetgroups/Cti_Agents.permissionsetgroup-meta.xml';
const APP = 'applications/Open_Softphone.app-meta.xml';
const BAR = 'flexipages/Open_Softphone_UtilityBar.flexipage-meta.xml';
const TAB = 'tabs/Cti_Call__c.tab-meta.xml';
const MISSED = 'objects/Cti_Call__c/listViews/Missed_This_Week.listView-meta.xml';
const REPORT_TYPE = 'reportTypes/Cti_Calls.reportType-meta.xml';
const FLOW = 'flows/New_Caller.flow-meta.xml';
const RULE = 'customMetadata/Cti_Pop_Rule.New_Caller_Flow_Example.md-meta.xml';
const POLICY = 'customMetadata/Cti_Log_Policy.All.md-meta.xml';
const ACTION = 'objects/Cti_Pop_Rule__mdt/fields/Action__c.field-meta.xml';
const RULE_LAYOUT = 'layouts/Cti_Pop_Rule__mdt-CTI Pop Rule Layout.layout-meta.xml';
const POP_RULES = 'classes/callerMatching/CtiPopRules.cls';

const CALL_DE = 'objectTranslations/Cti_Call__c-de/Cti_Call__c-de.objectTranslation-meta.xml';
const RULES_DE = 'objectTranslations/Cti_Pop_Rule__mdt-de/Cti_Pop_Rule__mdt-de.objectTranslation-meta.xml';
const GERMAN = 'translations/de.translation-meta.xml';
const PAGE = 'pages/Softphone.page';
const LABELS = 'labels/CustomLabels.labels-meta.xml';
const LINE = 'classes/lines/CtiLine.cls';
const DOOR = 'classes/api/CtiPhone.cls';
const FIND = 'classes/callerMatching/CtiFindCallers.cls';
const CALL_WORDS = 'lwc/ctiCallWords/ctiCallWords.ts';
const TRIAL_WORDS = 'lwc/ctiTrialWords/ctiTrialWords.ts';
const TASK = 'classes/callLogging/CtiCallTask.cls';

const FAULTS: readonly Fault[] = [
  ['a tab of no object', [TAB, '<customObject>true</customObject>', ''], 'opens nothing'],
  [
    'an app with a tab that does not exist',
    [APP, '>Cti_Call__c<', '>Cti_Calls__c<'],
    'tab "Cti_Calls__c" does not exist',
  ],
  ['a list with a lost column', [MISSED, 'Queue__c', 'Team__c'], 'column "Team__c" does not exist in Cti_Call__c'],
  ['a list that filters for no value', [MISSED, '>missed<', '>lost<'], '"lost" is none of Cti_Call__c.End_Reason__c'],
  [
    'a report type with a lost field',
    [REPORT_TYPE, 'Line__c', 'Lane__c'],
    'field "Cti_Call__c.Lane__c" does not exist',
  ],
  [
    'a group with a set that does not exist',
    [GROUP, 'Cti_Agent<', 'Cti_Agnt<'],
    'permission set "Cti_Agnt" does not exist',
  ],
  ['a group of nothing', [GROUP, /<permissionSets>.*\n/, ''], 'holds no permission set'],
  [
    'a layout of a rule with a lost field',
    [RULE_LAYOUT, 'Queue__c', 'Team__c'],
    'field "Cti_Pop_Rule__mdt.Team__c" does not exist',
  ],

  [
    'a step that leads nowhere',
    [FLOW, '<targetReference>Saved<', '<targetReference>Done<'],
    'step "Done" does not exist',
  ],
  [
    'a step that nothing leads to',
    [FLOW, /<faultConnector>[\s\S]*?<\/faultConnector>/, ''],
    'nothing leads to step "Not_Saved"',
  ],
  [
    'a variable that is not there',
    [FLOW, '<elementReference>phone<', '<elementReference>fone<'],
    '"fone" is no variable',
  ],
  ['a merge field that is not there', [FLOW, '{!$Flow.FaultMessage}', '{!Reason}'], '"Reason" is no variable'],
  [
    'a custom field of no object',
    [FLOW, '<field>Phone<', '<field>Phone_2__c<'],
    'field "Contact.Phone_2__c" does not exist',
  ],
  ['a label that is not there', [FLOW, 'Ask for the name.', '{!$Label.Cti_Ask}'], 'label "Cti_Ask" does not exist'],
  [
    'a permission that is not there',
    [FLOW, 'Ask for the name.', '{!$Permission.Cti_X}'],
    'custom permission "Cti_X" does not exist',
  ],

  ['a rule for a flow that is not there', [RULE, '>New_Caller<', '>Old_Caller<'], 'flow "Old_Caller" does not exist'],
  [
    'an argument that a flow does not take',
    [RULE, 'phone = ', 'number = '],
    'flow "New_Caller" takes no argument "number"',
  ],
  ['a value that a picklist has not', [RULE, '>flow<', '>dance<'], 'field "Action__c" cannot be "dance"'],
  ['a value of another type', [RULE, 'xsd:double', 'xsd:string'], 'field "Order__c" is written as xsd:string'],
  [
    'a record with a lost field',
    [POLICY, 'Is_Light__c', 'Is_Heavy__c'],
    'field "Cti_Log_Policy__mdt.Is_Heavy__c" does not exist',
  ],
  ['a record that admins do not see', [POLICY, '<protected>false', '<protected>true'], 'is protected'],
  [
    'a field that admins cannot change',
    [ACTION, 'SubscriberControlled', 'DeveloperControlled'],
    'admins could not change it',
  ],

  [
    'a label too long',
    [POLICY, 'All call centers', 'All call centers that have no policy of their own'],
    '<label> is longer than 40',
  ],
  ['a fullName that is not the file’s', [ACTION, '>Action__c<', '>Actions__c<'], 'fullName is "Actions__c"'],
  ['an id in metadata', [RULE, 'queue = {queue}', 'queue = 00B5g00000AbCdEEA1'], 'holds the id 00B5g00000AbCdEEA1'],
  ['a component that nobody has', [BAR, 'opencti:softPhone', 'c:phone'], 'component "c:phone" is neither ours'],
  [
    'a property that nobody has',
    [BAR, '<name>eager<', '<name>early<'],
    'component "opencti:softPhone" has no property "early"',
  ],

  [
    'a class granted that nobody enters',
    [AGENT, '>CtiFindCallers<', '>CtiCallBatch<'],
    'class "CtiCallBatch" is granted, but nothing',
  ],
  [
    'a type read that is not granted',
    [AGENT, /<customMetadataTypeAccesses>[\s\S]*?<\/customMetadataTypeAccesses>/, ''],
    'is read, not granted',
  ],
  [
    'all calls for agents',
    [AGENT, '<viewAllRecords>false', '<viewAllRecords>true'],
    'viewAllRecords on "Cti_Call__c" is granted',
  ],
  [
    'an agent who deletes',
    [AGENT, '<allowDelete>false', '<allowDelete>true'],
    'allowDelete on "Cti_Call__c" is granted',
  ],
  [
    'an agent with all accounts',
    [AGENT, '<object>Cti_Call__c', '<object>Account'],
    'object "Account" is granted, not used',
  ],
  [
    'a system permission',
    [
      AGENT,
      '</PermissionSet>',
      '<userPermissions><enabled>true</enabled><name>ViewAllData</name></userPermissions></PermissionSet>',
    ],
    'system permission "ViewAllData" is granted',
  ],
  [
    'a right to phone that is lost',
    [AGENT, />Cti_Use_Phone</, '>Cti_Try_Numbers<'],
    '"Cti_Use_Phone" is asked for, not granted',
  ],
  ['a flow that nobody may run', [AGENT, /<flowAccesses>[\s\S]*?<\/flowAccesses>/, ''], 'none gives flow "New_Caller"'],
  ['a flow granted that all may run', [FLOW, 'ToRun>true<', 'ToRun>false<'], 'or everybody may run it'],
  [
    'a tab without its records',
    [AGENT, '>Cti_Call__c</tab>', '>Cti_Notice__c</tab>'],
    'tab "Cti_Notice__c" is shown, its records cannot be read',
  ],

  [
    'a type that not every org has',
    [TASK, 'task.TaskSubtype', 'VoiceCall call; task.TaskSubtype'],
    'orgs without Salesforce Voice',
  ],
  ['a field of person accounts', [TASK, 'task.TaskSubtype', 'account.PersonContactId'], 'orgs without person accounts'],
  ['a field of shared activities', [TASK, 'task.TaskSubtype', 'task.WhoCount'], 'orgs without shared activities'],
  [
    'a profile looked for by its name',
    [TASK, "= 'Call'", '= [SELECT Id FROM Profile WHERE Name = :x].Id'],
    'differs from language to language',
  ],

  ['a field that is not translated', [CALL_DE, 'Queue__c', 'Team__c'], 'field "Queue__c" is not translated'],
  [
    'a value that is not translated',
    [CALL_DE, '>Missed<', '>Lost<'],
    'value of End_Reason__c "Missed" is not translated',
  ],
  ['a help text that is not translated', [RULES_DE, /<help>Was sich.*\n/, ''], 'help of "Action__c" is not translated'],
  ['a help text too long to be translated', [RULES_DE, 'Was sich öffnet.', 'x'.repeat(256)], 'is longer than 255'],
  [
    'a heading that is not translated',
    [RULES_DE, '>With these values<', '>With those values<'],
    'layout section "CTI Pop Rule Layout: With these values" is not translated',
  ],
  ['a flow that is not translated', [GERMAN, '>New_Caller<', '>Old_Caller<'], 'flow "New_Caller" is not translated'],
  [
    'a question of a flow that is not translated',
    [GERMAN, '>First_Name<', '>Forename<'],
    'screen field "New_Caller.Who_Is_Calling.First_Name" is not translated',
  ],
  ['a translation that tells no reason', [GERMAN, '{!$Flow.FaultMessage}', ''], 'has other merge fields than the flow'],
  [
    'a tab that is not translated',
    [GERMAN, 'Cti_Phone_Secret', 'Cti_Gone'],
    'tab "Cti_Phone_Secret" is not translated',
  ],
  [
    'a label that is not translated',
    [GERMAN, 'Cti_Phone_Not_Started', 'Cti_Gone'],
    'label "Cti_Phone_Not_Started" is not',
  ],
  ['a label that a page has lost', [PAGE, 'Cti_Phone_Not_Started', 'Cti_Gone'], 'label "Cti_Gone" does not exist'],
  ['a page in the mobile app', [`${PAGE}-meta.xml`, 'Touch>false', 'Touch>true'], 'availableInTouch must be false'],
  ['an operation that no test asks for', [DOOR, "when 'popRules'", "when 'allRules'"], 'no test asks for "allRules"'],
  [
    'an action that no other org sees',
    [FIND, 'global with sharing class CtiF', 'public with sharing class CtiF'],
    'not global',
  ],
  ['a suppression without a reason', [FIND, /\/\/ Called by flows.*\n/, '\n'], 'has no reason in the line before'],
  ['a label that a class has lost', [LINE, 'Label.Cti_No_Line,', 'Label.Cti_Gone,'], 'label "Cti_Gone" does not exist'],
  [
    'a text that nobody can translate',
    [LINE, /CtiText\.filled\(System\.Label\.Cti_No_Line,/, "'No line: ' + x("],
    'make it a label',
  ],
  ['a label that nobody says', [LINE, 'Label.Cti_No_Line_Hint', 'Label.Cti_Bad_Line_Hint'], 'says "Cti_No_Line_Hint"'],
  ['a text whose place stays empty', [LINE, /CtiText\.filled\((System\.\w+\.\w+), .*?\)\),/, '$1,'], 'nothing fills'],
  ['a label that a component has lost', [CALL_WORDS, 'c.Cti_Calls_Busy', 'c.Cti_Gone'], '"Cti_Gone" does not exist'],
  ['a label that no component shows', [CALL_WORDS, /import busy.*/, ''], 'nobody says "Cti_Calls_Busy"'],
  ['a component’s empty place', [TRIAL_WORDS, 'filled(ruleLabel, ', 'String('], '"Cti_Try_Rule" has places, and'],
  ['a component’s value without a place', [LABELS, '(rule {0})', '(rule)'], '"Cti_Try_Rule" has no place'],
  ['a value that has no place', [LABELS, 'for {0}.', 'for you.'], 'has no place for what'],
  ['a translation that lost its place', [GERMAN, 'Für {0} ist', 'Für Sie ist'], '"Cti_No_Line" has the places ""'],
  ['an apostrophe that swallows a place', [LABELS, 'set up for {0}', "set up for '{0}'"], 'straight apostrophe'],
];

test.each(FAULTS)('%s is found', (_, [path, from, to], found) => {
  expect(findingsAfter(path, from, to)).toContainEqual(expect.stringContaining(found));
});

test('a type granted that no class reads any more is found', () => {
  const text = files.get(POP_RULES)!.replace(/Cti_Pop_Rule__mdt/g, 'Account');
  const found = findingsWith({ [POP_RULES]: text, 'classes/callerMatching/CtiPopRulesTest.cls': null });
  expect(found).toContainEqual(expect.stringMatching(/Cti_Agent.*"Cti_Pop_Rule__mdt" is granted, not read/));
});

test('a field granted that no class uses any more is found', () => {
  const changes = [...files]
    .filter(([path, text]) => path.endsWith('.cls') && text.includes('Pop_Latency_Ms__c'))
    .map(([path, text]) => [path, text.replaceAll('Pop_Latency_Ms__c', 'Step__c')] as const);
  expect(changes.length).toBeGreaterThan(0);
  expect(findingsWith(Object.fromEntries(changes))).toContainEqual(
    expect.stringMatching(/Cti_Agent.*field "Cti_Call__c.Pop_Latency_Ms__c" is granted, not used/),
  );
});

test('a custom permission that no set gives is found', () => {
  const copy = files.get('customPermissions/Cti_Use_Phone.customPermission-meta.xml')!;
  expect(findingsWith({ 'customPermissions/Cti_Fly.customPermission-meta.xml': copy })).toContainEqual(
    'permissionsets: none gives name "Cti_Fly"',
  );
});

test('a class that no test reaches is found', () => {
  const text = 'public with sharing class CtiAlone {}';
  const found = findingsWith({
    'classes/CtiAlone.cls': text,
    'classes/CtiAlone.cls-meta.xml': files.get(`${DOOR}-meta.xml`)!,
  });
  expect(found).toContainEqual('classes/CtiAlone.cls: no test reaches this class');
});

test('a manifest that lacks something, or lists what is gone, is found', () => {
  const wanted = `<Package><types><members>New_Caller</members><name>Flow</name></types><version>65.0</version></Package>`;
  expect(manifestFindings('m.xml', wanted, wanted)).toEqual([]);
  expect(manifestFindings('m.xml', wanted, wanted.replace('New_Caller', 'Old'))).toEqual([
    expect.stringContaining('m.xml lacks Flow: New_Caller'),
    expect.stringContaining('m.xml lists Flow: Old, which is gone'),
  ]);
  expect(manifestFindings('m.xml', wanted, null)).toEqual([expect.stringContaining('m.xml is missing')]);
});
