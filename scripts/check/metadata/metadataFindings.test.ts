/** @jest-environment node */
import { files, findingsAfter, findingsWith, types } from './brokenCopy';
import type { Fault } from './brokenCopy';
import { metadataFindings } from './metadataFindings';

const REPORT = 'reports/Cti_Integration_Health/Pop_Latency.report-meta.xml';
const DASHBOARD = 'dashboards/Cti_Integration_Health/Integration_Health.dashboard-meta.xml';
const AGENT = 'permissionsets/Cti_Agent.permissionset-meta.xml';
const CENTER = 'callCenters/OpenSoftphone.callCenter-meta.xml';
const APP = 'applications/Open_Softphone_Console.app-meta.xml';
const BAR = 'flexipages/Open_Softphone_UtilityBar.flexipage-meta.xml';
const PAGE = 'pages/Softphone.page';
const NOTE = 'objects/Cti_Call__c/fields/Note__c.field-meta.xml';
const OBJECT = 'objects/Cti_Call__c/Cti_Call__c.object-meta.xml';
const CHANGE = 'classes/history/CtiNoteChange.cls';
const BATCH = 'classes/callLogging/CtiCallBatch.cls';

test('what stands in the repository has no finding', () => {
  expect(metadataFindings(files, types)).toEqual([]);
});

const FAULTS: readonly Fault[] = [
  ['XML that is not closed', [APP, '</CustomApplication>', ''], 'is no XML'],
  ['a root of no metadata type', [BAR, /FlexiPage\b/g, 'FlexyPage'], '<FlexyPage> is no metadata type'],
  [
    'an element that does not exist',
    [APP, /navType>/g, 'navigationType>'],
    '<navigationType> does not exist in CustomApplication',
  ],
  ['a value that is not allowed', [APP, '>Console<', '>Cockpit<'], '<navType> is "Cockpit"; it must be one of'],
  ['a boolean that is none', [OBJECT, '<enableReports>true', '<enableReports>yes'], '<enableReports> is "yes"'],
  ['a number that is none', [NOTE, '>32000<', '>many<'], '<length> is "many"; it must be a number'],
  [
    'an element that is missing',
    [CENTER, /<displayNameLabel>.*\n/, '\n'],
    '<displayNameLabel> is missing in CallCenter',
  ],
  ['an element that stands twice', [NOTE, '<type>', '<type>Text</type><type>'], '<type> stands more than once'],
  ['elements where a value belongs', [NOTE, '>LongTextArea<', '><a/><'], 'holds elements where a value belongs'],
  ['a class that nobody has', [AGENT, '>CtiPhone<', '>CtiFone<'], 'apexClass "CtiFone" does not exist'],
  [
    'a page that is not granted',
    [AGENT, /<pageAccesses>[\s\S]*?<\/pageAccesses>/, ''],
    'page "Softphone" is not granted',
  ],
  [
    'a page that is granted but off',
    [AGENT, /(Softphone<\/apexPage>\s*<enabled>)true/, '$1false'],
    'page "Softphone" is not granted',
  ],
  [
    'the controller not granted',
    [AGENT, /(CtiPhone<\/apexClass>\s*<enabled>)true/, '$1false'],
    'class "CtiPhone", the controller',
  ],
  [
    'a field that does not exist',
    [AGENT, 'Cti_Call__c.Note__c', 'Cti_Call__c.Notes__c'],
    'field "Cti_Call__c.Notes__c" does not exist',
  ],
  [
    'a required field granted',
    ['objects/Cti_Call__c/fields/Result__c.field-meta.xml', '<required>false', '<required>true'],
    'field "Cti_Call__c.Result__c" is required and cannot be granted',
  ],
  [
    'an app without its utility bar',
    [APP, 'Open_Softphone_UtilityBar', 'Other_Bar'],
    'utilityBar "Other_Bar" does not exist',
  ],
  [
    'a column of a report that does not exist',
    [REPORT, 'Cti_Call__c.Pop_Latency_Ms__c', 'Cti_Call__c.Pop_Speed__c'],
    'field "Cti_Call__c.Pop_Speed__c" does not exist',
  ],
  [
    'a dashboard with a report that does not exist',
    [DASHBOARD, 'Cti_Integration_Health/Pop_Latency', 'Cti_Integration_Health/Pop_Speed'],
    'report "Cti_Integration_Health/Pop_Speed" does not exist',
  ],
  ['a tab without its mapping', [APP, /<mappings>[\s\S]*?<\/mappings>/, ''], 'one mapping in workspaceConfig'],
  ['the phone spelt wrong', [BAR, 'opencti:softPhone', 'opencti:softphone'], 'no component is opencti:softPhone'],
  ['the phone not started by itself', [BAR, '<name>eager</name>', '<name>lazy</name>'], 'lacks the decorator "eager"'],
  [
    'a layout with a lost field',
    ['layouts/Cti_Call__c-Call Layout.layout-meta.xml', 'Note__c', 'Gone__c'],
    'field "Cti_Call__c.Gone__c" does not exist',
  ],
  ['an empty call center item', [CENTER, '<value>none</value>', '<value></value>'], 'has no value'],
  ['a call center for Classic', [CENTER, /Lightning/g, 'Classic'], 'cannot be "Classic" in Lightning'],
  ['a panel too high', [CENTER, /\b560\b/g, '5600'], 'reqSoftphoneHeight cannot be "5600"'],
  [
    'copies that differ',
    [CENTER, '<value>560</value>', '<value>480</value>'],
    'customSettings and item reqSoftphoneHeight differ',
  ],
  ['an adapter page that is not there', [CENTER, /\/apex\/Softphone/g, '/apex/Phone'], 'opens page "Phone"'],
  [
    'our item under Salesforce’s name',
    [CENTER, '<name>region</name>', '<name>reqRegion</name>'],
    'names with req belong to Salesforce',
  ],
  [
    'an item with an underscore',
    [CENTER, '<name>region</name>', '<name>my_region</name>'],
    'a name that is not allowed',
  ],
  [
    'a controller that is not there',
    [PAGE, 'controller="CtiPhone"', 'controller="CtiFone"'],
    'controller "CtiFone" does not exist',
  ],
  ['a remote action that is not there', [PAGE, 'CtiPhone.ask', 'CtiPhone.tell'], 'CtiPhone.tell is no remote action'],
  [
    'a static resource that is not there',
    [PAGE, '$Resource.softphone', '$Resource.phone'],
    'static resource "phone" does not exist',
  ],
  ['a page that is not there', [PAGE, '$Page.SoftphoneSession', '$Page.Session'], 'page "Session" does not exist'],
  ['a script in the page', [PAGE, '<body>', '<body><script>alert(1)</script>'], 'a script stands in the page itself'],
  ['a script from elsewhere', [PAGE, '/support/api', '//cdn.test/api'], 'loads from another origin'],
  [
    'a value that is not encoded',
    [PAGE, 'JSENCODE($Page.SoftphoneSession)', '$Page.SoftphoneSession'],
    'is not encoded',
  ],
  ['a page without its policy', [PAGE, ' cspHeader="true"', ''], 'cspHeader="true" is missing'],
  [
    'a field lost in a query',
    [CHANGE, 'SELECT Note__c, Task_Id__c', 'SELECT Note__c, Outcome__c'],
    '"Outcome__c" is neither',
  ],
  [
    'a field of another object in a query',
    [CHANGE, 'SELECT Note__c, Task_Id__c', 'SELECT Note__c, Agent__c'],
    'the query of Cti_Call__c uses "Agent__c"',
  ],
  ['an id of one org', [CHANGE, "? '' :", "? '003R000000A1BCDFXX' :"], 'holds the id 003R000000A1BCDFXX'],
  ['a class without sharing', [BATCH, 'public with sharing class', 'public class'], 'is not declared "with sharing"'],
  ['a class of another name', [BATCH, 'class CtiCallBatch', 'class CtiBatch'], 'declares class "CtiBatch"'],
];

test.each(FAULTS)('%s is found', (_, [path, from, to], found) => {
  expect(findingsAfter(path, from, to)).toContainEqual(expect.stringContaining(found));
});

test('a field that no permission set grants is found', () => {
  const copy = files.get(NOTE)!.replace('Note__c', 'Mood__c');
  const found = findingsWith({ 'objects/Cti_Call__c/fields/Mood__c.field-meta.xml': copy });
  // by none of the four: agent, admin, supervisor, retention
  expect(found.filter((each) => each.includes('field "Cti_Call__c.Mood__c" is not granted'))).toHaveLength(4);
});

test('a class that lost its -meta.xml is found', () => {
  expect(findingsWith({ [`${BATCH}-meta.xml`]: null })).toContainEqual(`${BATCH}: has no -meta.xml beside it`);
});
