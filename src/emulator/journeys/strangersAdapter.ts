import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A softphone as somebody else would write it: plain HTML, the library from the console's server, no idea of this repository. */
const page = (libraryUrl: string): string => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Stranger</title><script src="${libraryUrl}"></script></head>
<body>
<p id="tenant"></p>
<button id="ring">Somebody rings</button>
<button id="log" disabled>Log the call</button>
<p id="said"></p>
<script>
const cti = sforce.opencti;
const element = (id) => document.getElementById(id);
let caller = '';
cti.getCallCenterSettings({ callback: (answer) => {
  element('tenant').textContent = answer.returnValue['/mine/tenant'];
} });
element('ring').onclick = () => cti.searchAndScreenPop({
  searchParams: '+493023125101', callType: cti.CALL_TYPE.INBOUND, deferred: false, callback: (answer) => {
    caller = Object.keys(answer.returnValue)[0];
    element('log').disabled = false;
  },
});
element('log').onclick = () => cti.saveLog({
  value: { entityApiName: 'Task', Subject: 'Call by a stranger', WhoId: caller, CallType: 'Inbound', CallDurationInSeconds: 84 },
  callback: (answer) => { element('said').textContent = answer.success ? 'Logged' : JSON.stringify(answer.errors); },
});
</script>
</body></html>`;

/** A web server of another site, whose page learns the library's address before the first visit. */
export class StrangersAdapter {
  libraryUrl = '';
  status = 200;
  /** Added to every answer. */
  headers: Readonly<Record<string, string>> = {};
  private readonly server = createServer((_, response) => {
    response.writeHead(this.status, { 'Content-Type': 'text/html; charset=utf-8', ...this.headers });
    response.end(page(this.libraryUrl));
  });

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://adapter.localhost:${(this.server.address() as AddressInfo).port}/phone.html`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
