/** @jest-environment node */
import { readFileSync } from 'node:fs';
import ts from 'typescript';

const TYPES = 'src/emulator/library/sforce.d.ts';

/** An adapter in somebody else's project: the one file of types, strict, and nothing of this repository. */
const ADAPTER = `
interface Window { readonly sforce?: typeof sforce }
const opencti = window.sforce!.opencti;
opencti.enableClickToDial({ callback: ({ success }) => console.log(success) });
opencti.onClickToDial({ listener: ({ number }) => console.log(number.length) });
opencti.onNavigationChange({ listener: ({ url, recordId }) => console.log(url, recordId) });
opencti.getCallCenterSettings({ callback: ({ returnValue }) => console.log(returnValue?.['/reqGeneralInfo/reqAdapterUrl']) });
opencti.getSoftphoneLayout({ callback: ({ returnValue }) => console.log(returnValue?.Inbound.screenPopSettings.NoMatch?.screenPopType) });
opencti.setSoftphonePanelHeight({ heightPX: 480 });
opencti.screenPop({ type: opencti.SCREENPOP_TYPE.FLOW, params: { flowDevName: 'Ask', flowArgs: [{ name: 'a', type: 'String', value: 'b' }] } });
opencti.searchAndScreenPop({ searchParams: '0301', callType: opencti.CALL_TYPE.INBOUND, deferred: true, callback: (found) => {
  if (found.success && found.returnValue.SCREEN_POP_DATA) opencti.screenPop(found.returnValue.SCREEN_POP_DATA);
} });
opencti.saveLog({ value: { entityApiName: 'Task', Subject: 'Call' }, callback: (saved) => {
  if (saved.success) console.log(saved.returnValue.recordId); else console.log(saved.errors[0]?.code);
} });
opencti.runApex({ apexClass: 'A', methodName: 'b', methodParams: 'c=1', callback: ({ returnValue }) => console.log(returnValue?.runApex) });
opencti.subscribe({ channelName: 'Calls__c', listener: (message) => console.log(message), callback: (done) => {
  if (done.success) opencti.unsubscribe({ subscription: done.subscription });
} });
opencti.hvs.onWorkStart({ listener: ({ workId }) => opencti.hvs.completeWork({ workId, attributes: { wasConnected: true } }) });
opencti.notifyInitializationComplete();
`;

const WRONG: readonly string[] = [
  'sforce.opencti.screenPop({ type: "sobject", params: { url: "/" } });',
  'sforce.opencti.setSoftphonePanelVisibility({ visible: "yes" });',
  'sforce.opencti.getAppViewInfo({});',
  'sforce.opencti.refreshView({});',
  'sforce.opencti.saveLog({ value: { Subject: "x" } });',
  'sforce.opencti.hvs.completeWork({ attributes: {} });',
  'sforce.opencti.CALL_TYPE.INCOMING;',
  'sforce.opencti.getDirectoryNumbers();',
];

/** What the compiler says of a program that consists of the types and this text. */
function complaints(text: string): readonly string[] {
  const options = { strict: true, noEmit: true, types: [], lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'] };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (name, version) =>
    name === 'adapter.ts' ? ts.createSourceFile(name, text, version) : getSourceFile.call(host, name, version);
  host.fileExists = (name) => name === 'adapter.ts' || fileExists.call(host, name);
  const program = ts.createProgram([TYPES, 'adapter.ts'], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

test('the one file is enough: a strict project compiles a whole adapter with it', () => {
  expect(complaints(ADAPTER)).toEqual([]);
});

test('each wrong use is refused', () => {
  expect(complaints(WRONG.join('\n'))).toHaveLength(WRONG.length);
});

test('it imports nothing and refers to no other file', () => {
  expect(readFileSync(TYPES, 'utf8')).not.toMatch(/^\s*import\b|^\s*export\b|<reference/m);
});
