/** @jest-environment node */
import { FakeProject } from '../testWorld/fakeProject';
import { readCallCenter } from './callCenter';

const SETUP = `<callCenter>
  <section sortOrder="0" name="reqGeneralInfo" label="General">
    <item sortOrder="0" name="reqInternalName" label="Internal Name">MyPhone</item>
    <item sortOrder="1" name="reqDisplayName" label="Display Name">My Phone</item>
    <item sortOrder="2" name="reqAdapterUrl" label="URL">/apex/MyPhone</item>
    <item sortOrder="3" name="reqSalesforceCompatibilityMode" label="Mode">Lightning</item>
    <item sortOrder="4" name="reqSoftphoneHeight" label="Height">480</item>
  </section>
  <section sortOrder="1" name="line" label="Line">
    <item sortOrder="0" name="server" label="Server">wss://a.example</item>
    <item sortOrder="1" name="user" label="User"></item>
  </section>
</callCenter>`;

const METADATA = `<CallCenter xmlns="http://soap.sforce.com/2006/04/metadata">
  <adapterUrl>/apex/MyPhone</adapterUrl>
  <customSettings>{&quot;reqUseApi&quot;:&quot;true&quot;}</customSettings>
  <displayName>My Phone</displayName>
  <displayNameLabel>Display Name</displayNameLabel>
  <internalNameLabel>Internal Name</internalNameLabel>
  <sections>
    <items>
      <label>Mode</label>
      <name>reqSalesforceCompatibilityMode</name>
      <value>Lightning</value>
    </items>
    <label>General</label>
    <name>reqGeneralInfo</name>
  </sections>
</CallCenter>`;

const project = new FakeProject({});
afterAll(() => project.remove());

/** What a person reads: message and hint in one line, from the line number on. */
function told(content: string, name = 'MyPhone.callCenter-meta.xml'): string {
  try {
    readCallCenter(project.write(name, content));
    return 'no fault';
  } catch (error) {
    const { code, message, hint } = error as { code: string; message: string; hint: string };
    return `${code} ${message.replace(/^.*?, line /, 'line ')}. ${hint}`;
  }
}

test('both examples are without a fault', () => {
  expect([told(SETUP, 'mine.xml'), told(METADATA)]).toEqual(['no fault', 'no fault']);
});

const change = (from: string, to: string) => (content: string) => {
  if (!content.includes(from)) throw new Error(`The example has no ${from}`);
  return content.replace(from, to);
};

test.each<[string, (content: string) => string, string]>([
  ['an element that is not closed', change('</section>', ''), "bad-xml line 13: Expected closing tag 'section'"],
  ['a bare &', change('My Phone', 'Me & My Phone <'), 'bad-xml line'],
  ['an attribute without quotes', change('sortOrder="0" name', 'sortOrder=0 name'), 'bad-xml line 2'],
  ['a strange element', change('</callCenter>', '<items/></callCenter>'), 'line 1: <callCenter> holds <items>'],
  ['no general section', change('reqGeneralInfo', 'general'), 'line 1: <callCenter> has no section reqGeneralInfo'],
  ['no internal name', change('reqInternalName', 'name1'), 'line 1: <callCenter> lacks the item reqInternalName'],
  ['no display name', change('reqDisplayName', 'name1'), 'line 1: <callCenter> lacks the item reqDisplayName'],
  [
    'an internal name with an underscore',
    change('>MyPhone<', '>My_Phone<'),
    'line 3: <item name="reqInternalName"> has the value "My_Phone". Begin with a letter',
  ],
  [
    'an internal name that begins with a digit',
    change('>MyPhone<', '>1Phone<'),
    'line 3: <item name="reqInternalName">',
  ],
  ['an empty internal name', change('>MyPhone<', '><'), 'line 3: <item name="reqInternalName"> has the value ""'],
  [
    'a display name that is too long',
    change('>My Phone<', `>${'x'.repeat(81)}<`),
    'line 4: <item name="reqDisplayName">',
  ],
  [
    'a mode in small letters',
    change('>Lightning<', '>lightning<'),
    'line 6: <item name="reqSalesforceCompatibilityMode"> has the value "lightning". It is Classic, Lightning or',
  ],
  [
    'a height as CSS',
    change('>480<', '>480px<'),
    'line 7: <item name="reqSoftphoneHeight"> has the value "480px". Give whole pixels from 240 to 2560',
  ],
  ['a height outside', change('>480<', '>239<'), 'line 7: <item name="reqSoftphoneHeight">'],
  ['a section without a name', change('name="line" ', ''), 'line 9: <section name=""> has no name. Add one'],
  [
    'a section without a label',
    change(' label="Line"', ''),
    'line 9: <section name="line"> has no label. Add the text',
  ],
  ['an item without a name', change('name="server" ', ''), 'line 10: <item name=""> has no name'],
  [
    'an item with a space in its name',
    change('"server"', '"my server"'),
    'line 10: <item name="my server"> has a name that Setup refuses. Use letters',
  ],
  ['a reserved name', change('"server"', '"sortOrder"'), 'line 10: <item name="sortOrder"> has a reserved name'],
  ['an item twice', change('"user"', '"server"'), 'line 11: <item name="server"> is there twice'],
  [
    'a section twice',
    change('name="line"', 'name="reqGeneralInfo"'),
    'line 9: <section name="reqGeneralInfo"> is there twice',
  ],
  [
    'no order',
    change('sortOrder="1" name="user"', 'name="user"'),
    'line 11: <item name="user"> has sortOrder="", which is no number. Number the elements',
  ],
  [
    'a negative order',
    change('sortOrder="1" name="user"', 'sortOrder="-1" name="user"'),
    'line 11: <item name="user"> has sortOrder="-1"',
  ],
  [
    'a gap in the order',
    change('sortOrder="1" name="user"', 'sortOrder="2" name="user"'),
    'line 11: <item name="user"> has sortOrder="2" where 1 is due. Number from 0',
  ],
  [
    'a value in an element of its own',
    change('>wss://a.example<', '><value>wss://a.example</value><'),
    'line 10: <item name="server"> holds <value>, which does not belong there. In the file for Setup',
  ],
  [
    'a time-out without a standby page',
    change('"reqSoftphoneHeight" label="Height">480', '"reqTimeout" label="T">5000'),
    'line 7: <item name="reqTimeout"> stands alone. Give both',
  ],
  [
    'a time-out in words',
    change('"reqSoftphoneHeight" label="Height">480', '"reqTimeout" label="T">5 s'),
    'line 7: <item name="reqTimeout"> has the value "5 s" (and 1 more). Give milliseconds',
  ],
  [
    'a Canvas app',
    change('reqSoftphoneHeight', 'reqCanvasApiName'),
    'line 7: <item name="reqCanvasApiName"> belongs to Canvas',
  ],
  [
    'the old toolkit',
    change('"reqSoftphoneHeight" label="Height">480', '"reqUseApi" label="A">false'),
    'line 7: <item name="reqUseApi"> has the value "false". Write true',
  ],
])('for Setup: %s is told with element, line and remedy', (_, breakIt, text) => {
  expect(told(breakIt(SETUP), 'mine.xml')).toContain(text);
});

test.each<[string, (content: string) => string, string]>([
  ['an element that is not closed', change('</items>', ''), "bad-xml line 15: Expected closing tag 'items'"],
  [
    'no display name',
    change('<displayName>My Phone</displayName>', ''),
    'line 1: <CallCenter> has no <displayName>. Add it',
  ],
  [
    'no label of the internal name',
    change('internalNameLabel>Internal Name</internalNameLabel', 'version>4</version'),
    'line 1: <CallCenter> has no <internalNameLabel>',
  ],
  [
    'an element of the other dialect',
    change('</CallCenter>', '<section name="a"/></CallCenter>'),
    'line 1: <CallCenter> holds <section>, which does not belong there. Sections are called <sections>',
  ],
  [
    'no general section',
    change('<name>reqGeneralInfo', '<name>general'),
    'line 1: <CallCenter> has no <sections> called reqGeneralInfo',
  ],
  [
    'an item of the other dialect',
    change('<label>General</label>', '<item name="a"/><label>General</label>'),
    'line 7: <sections> reqGeneralInfo holds <item>, which does not belong there. <section> has <item> (Setup)',
  ],
  ['settings that are no JSON', change('&quot;:&quot;true&quot;', ''), 'line 1: <customSettings> is not JSON'],
  [
    'settings that are a list',
    change('{&quot;reqUseApi&quot;:&quot;true&quot;}', '[1]'),
    'line 1: <customSettings> is no JSON object. Write {"reqUseApi"',
  ],
  [
    'a setting that is no text',
    change('&quot;true&quot;', 'true'),
    'line 1: <customSettings> has a value of reqUseApi that is no text',
  ],
  [
    'an item without a label',
    change('<label>Mode</label>', ''),
    'line 8: <items> reqSalesforceCompatibilityMode has no label',
  ],
  [
    'an item without a name',
    change('<name>reqSalesforceCompatibilityMode</name>', ''),
    'line 8: <items> without a name has no name',
  ],
  [
    'a mode that is none',
    change('>Lightning<', '>LEX<'),
    'line 8: <items> reqSalesforceCompatibilityMode has the value "LEX"',
  ],
])('deployed: %s is told with element, line and remedy', (_, breakIt, text) => {
  expect(told(breakIt(METADATA))).toContain(text);
});

test('deployed: the name of the file is the internal name', () => {
  expect(told(METADATA, 'My_Phone.callCenter-meta.xml')).toContain('in a file called My_Phone.callCenter-meta.xml');
});

test('further faults are counted, the first in the file is told', () => {
  const broken = change('"user"', '"my user"')(change('"server"', '"my server"')(SETUP));
  expect(told(broken, 'mine.xml')).toMatch(/line 10: <item name="my server">.* \(and 1 more\)\. /);
});
