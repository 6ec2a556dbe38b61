/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { Namespace } from '../namespace';
import { FakeProject } from '../testWorld/fakeProject';
import { renderPage } from './renderPage';

const PAGE = 'controller="CtiPhone" docType="html-5.0" showHeader="false" standardStylesheets="false"';
const BARE = `${PAGE} applyHtmlTag="false"`;

const project = new FakeProject({
  'staticresources/softphone/softphone.js': 'export {};',
  'pages/Other.page': '<apex:page/>',
  'labels/CustomLabels.labels-meta.xml': readFileSync(
    'force-app/main/default/labels/CustomLabels.labels-meta.xml',
    'utf8',
  ),
  'pages/Softphone.page': readFileSync('force-app/main/default/pages/Softphone.page', 'utf8'),
  'pages/SoftphoneSession.page': readFileSync('force-app/main/default/pages/SoftphoneSession.page', 'utf8'),
});
afterAll(() => project.remove());

function render(source: string) {
  project.write('pages/Mine.page', source);
  return renderNamed('Mine');
}

function renderNamed(pageName: string) {
  const openPage = { pageId: '066', csrf: '</script>' };
  return renderPage({
    metadataFolder: project.metadataFolder,
    apex: { CtiPhone: { ask: () => '' } },
    pageName,
    openPage,
    namespace: new Namespace(),
  });
}

/** What stands inside a bare page of one line. */
function inside(content: string): string {
  return render(`<apex:page ${BARE}><b>${content}</b></apex:page>`).body.replace(
    /^[\s\S]*<b>([\s\S]*)<\/b>[\s\S]*$/,
    '$1',
  );
}

test('our own page comes out as Salesforce would send it', () => {
  const { body, hasPolicy } = renderNamed('Softphone');
  const lines = body.split('\n').map((line) => line.trim());
  expect(hasPolicy).toBe(true);
  expect(lines[0]).toBe('<!DOCTYPE html>');
  expect(body).toContain('<script src="/support/api/65.0/lightning/opencti_min.js"></script>');
  expect(body).toMatch(/<link rel="stylesheet" href="\/resource\/\d+\/softphone\/softphone\.css">/);
  expect(body).toMatch(/<script type="module" src="\/resource\/\d+\/softphone\/softphone\.js"><\/script>/);
  const start = /<script id="softphone-start" type="application\/json">(.*)<\/script>/.exec(body)![1]!;
  expect(JSON.parse(start)).toEqual({ remoteAction: 'CtiPhone.ask', sessionPage: '/apex/SoftphoneSession' });
});

test('remoting comes first in the head, with the data of this page where no script policy stops it', () => {
  const { body } = renderNamed('SoftphoneSession');
  const head = body.slice(body.indexOf('<head>') + 6);
  const [, data] =
    /^<script id="visualforce-remoting" type="application\/json">(.*?)<\/script><script src="\/jslibrary\/remoting\.js">/.exec(
      head,
    )!;
  expect(JSON.parse(data!)).toEqual({ pageId: '066', csrf: '</script>', actions: ['CtiPhone.ask'] });
  expect(data).not.toContain('<');
});

test('a page that writes no html of its own gets it, with its title', () => {
  expect(render(`<apex:page ${PAGE} title="A &lt; B"><p>Hi</p></apex:page>`).body).toMatch(
    /^<!DOCTYPE html>\n<html lang="en-US"><head>.*<title>A &amp;lt; B<\/title><\/head><body><p>Hi<\/p><\/body><\/html>$/,
  );
});

test('plain HTML passes as it is: comments, entities, empty and void elements', () => {
  const content = '<!-- {x} -->&amp;&nbsp;<i class="a"></i><div/><br/>';
  expect(inside(content)).toBe('<!-- {x} -->&amp;&nbsp;<i class="a"></i><div></div><br>');
});

test.each([
  ["{!'a' & 'b'}", 'ab'],
  ["{!'&lt;b&gt;'}", '&lt;b&gt;'],
  ["{!HTMLENCODE('&lt;b&gt;')}", '&lt;b&gt;'],
  ["{!JSENCODE('it\\'s &lt;/script>')}", "it\\'s \\u003C\\/script\\u003E"],
  ["{!'a' &amp; 'b'}", 'ab'],
  ["{!URLENCODE('a b&c')}", 'a+b%26c'],
  ['{!URLFOR($Page.Other)}', '/apex/Other'],
  ["{!URLFOR($Page.Other, 'x.js')}", '/apex/Other/x.js'],
  ['{!$RemoteAction.CtiPhone.ask}', 'CtiPhone.ask'],
  ['{ no merge field }', '{ no merge field }'],
  ['<apex:outputText value="{!\'&lt;\'}"/>', '&lt;'],
  ['<apex:includeScript value="/a.js"/>', '<script src="/a.js"></script>'],
  ['<apex:stylesheet value="/a.css"/>', '<link rel="stylesheet" href="/a.css">'],
])('%s', (source, expected) => {
  expect(inside(source)).toBe(expected);
});

test('the address of a static resource changes with its files', () => {
  const before = inside('{!$Resource.softphone}');
  project.write('staticresources/softphone/late.js', '');
  expect(before).toMatch(/^\/resource\/\d{13}\/softphone$/);
  expect(inside('{!$Resource.softphone}')).not.toBe(before);
});

test('scripts and styles are not read as markup', () => {
  expect(inside('<script>if (1 < 2 && "{!JSENCODE(\'<\')}") {}</script>')).toBe(
    '<script>if (1 < 2 && "\\u003C") {}</script>',
  );
});

describe('what the emulator does not know is refused by name, with file, line and the file to extend', () => {
  const page = (content: string): string => `<apex:page ${BARE}>\n${content}\n</apex:page>`;

  test.each([
    ['a tag', page('<apex:pageBlock/>'), 'line 2: the tag <apex:pageBlock>', 'tags.ts'],
    ['a component', page('<c:mine/>'), 'line 2: the tag <c:mine>', 'tags.ts'],
    [
      'an attribute of a tag',
      page('<apex:stylesheet value="x" id="y"/>'),
      'line 2: the attribute id of <apex:stylesheet>',
      'tags.ts',
    ],
    [
      'an attribute of the page',
      `<apex:page ${BARE} action="{!go}"></apex:page>`,
      'line 1: the attribute action',
      'pageAttributes.ts',
    ],
    ['a global', page('{!$User.Id}'), 'line 2: {!$User.Id}', 'pageWorld.ts'],
    ['a property of the controller', page('{!answer}'), 'line 2: {!answer}', 'pageWorld.ts'],
    ['a function', page("{!TEXT('a')}"), 'line 2: the function TEXT', 'pageWorld.ts'],
    ['an operator', page("{!'a' + 'b'}"), "line 2: the expression {!'a' + 'b'}", 'expression.ts'],
    [
      'a remote action without a twin',
      page('{!$RemoteAction.CtiPhone.nope}'),
      'CtiPhone.nope has no twin',
      'org/apex/CtiPhone.ts',
    ],
    [
      'the header of Salesforce',
      '<apex:page docType="html-5.0"></apex:page>',
      'showHeader="false" is missing',
      'pageAttributes.ts',
    ],
    [
      'an old document type',
      '<apex:page showHeader="false" standardStylesheets="false"></apex:page>',
      'docType',
      'pageAttributes.ts',
    ],
  ])('%s', (...args) => {
    const [, source, what, file] = args;
    const attempt = () => render(source);
    expect(attempt).toThrow(what);
    expect(attempt).toThrow(
      expect.objectContaining({
        code: 'page-refused',
        message: expect.stringMatching(/^pages\/Mine\.page, line \d: /) as string,
        hint: expect.stringContaining(file) as string,
      }) as Error,
    );
  });
});

test.each([
  ['a tag that is not closed', '<apex:page>\n<b>\n</apex:page>', 'line 3: </apex:page> closes nothing: <b> is open'],
  ['a page that ends too early', '<apex:page>\n<b>', 'line 2: <b> is not closed'],
  ['an attribute without quotes', '<apex:page id=x/>', 'line 1: this is no tag'],
  ['a void element without a slash', `<apex:page ${BARE}><meta charset="x"></apex:page>`, '<meta> is open'],
  ['a script that is not closed', '<apex:page><script>', '<script> is not closed'],
  ['something beside the page', '<apex:page/><apex:page/>', 'one <apex:page>'],
  ['no page at all', 'hello', 'one <apex:page>'],
  ['a resource that is not there', `<apex:page ${BARE}>{!$Resource.nope}</apex:page>`, 'no static resource nope'],
  ['a page that is not there', `<apex:page ${BARE}>{!$Page.Nope}</apex:page>`, 'no Visualforce page Nope'],
  [
    'a remote action of another class',
    `<apex:page ${BARE}>{!$RemoteAction.Other.go}</apex:page>`,
    'Other is no controller',
  ],
  ['a flag that is no flag', `<apex:page ${BARE} cspHeader="yes"/>`, 'cspHeader="yes"'],
])('%s is an error of the page, with its place', (_, source, what) => {
  expect(() => render(source)).toThrow(what);
  expect(() => render(source)).toThrow(expect.objectContaining({ code: 'page-broken' }) as Error);
});

test('a page that does not exist is named', () => {
  expect(() => renderNamed('Nobody')).toThrow('There is no Visualforce page Nobody');
});
