/** @jest-environment node */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMoment } from './moment';
import { readCdr } from './readCdr';
import type { Cdr } from './readCdr';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cti-cdr-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const BERLIN = { timeZone: 'Europe/Berlin', isDayFirst: null };

function read(content: string | Buffer, columns: readonly string[] = []): Cdr {
  const path = join(folder, 'cdr.csv');
  writeFileSync(path, content);
  return readCdr(path, { columns, style: BERLIN });
}
const iso = (moment: number | null | undefined): string | null =>
  moment === null || moment === undefined ? null : new Date(moment).toISOString();

const BY_PHONE_SYSTEM: Readonly<Record<string, string>> = {
  'Asterisk without headings':
    '"","+4930123","200","from-trunk","""Jonas"" <+4930123>","PJSIP/trunk-00000001","PJSIP/alice-00000002","Dial","PJSIP/alice,20","2026-07-01 14:00:00","2026-07-01 14:00:05","2026-07-01 14:02:05",125,120,"ANSWERED","DOCUMENTATION","id-1",""',
  'Asterisk, comma and headings':
    'calldate,src,dst,channel,dstchannel,duration,billsec,disposition,uniqueid\n2026-07-01 14:00:00,+4930123,200,PJSIP/trunk-00000001,PJSIP/alice-00000002,125,120,ANSWERED,id-1',
  'FreeSWITCH without headings':
    '"Jonas","+4930123","alice","default","2026-07-01 14:00:00","2026-07-01 14:00:05","2026-07-01 14:02:05","125","120","NORMAL_CLEARING","id-1","id-2","","PCMU","PCMU"',
  'FreeSWITCH, epochs':
    'caller_id_number;destination_number;start_epoch;answer_epoch;end_epoch;billsec;hangup_cause;sip_call_id;uuid\n+4930123;alice;1782907200;1782907205;1782907325;120;NORMAL_CLEARING;id-1;id-9',
  '3CX in UTC':
    'historyid,callid,duration,time-start,time-answered,time-end,reason-terminated,from-no,to-no,from-dn,to-dn\n7,id-1,00:02:00,2026/07/01 12:00:00Z,2026/07/01 12:00:05Z,2026/07/01 12:02:05Z,TerminatedByDst,+4930123,Ext.alice,Ext.10000,Ext.alice',
  'a spreadsheet, German':
    'Call-ID;Agent;Direction;Number;Start Time;Answer Time;End Time\r\nid-1;alice;in;+4930123;01.07.2026 14:00:00;01.07.2026 14:00:05;01.07.2026 14:02:05\r\n',
  'a spreadsheet, American':
    'Call-ID,Agent,Direction,Number,Start Time,Answer Time,End Time\nid-1,alice,in,+4930123,7/1/2026 2:00:00 PM,7/1/2026 2:00:05 PM,7/1/2026 2:02:05 PM\nid-2,alice,in,1,7/13/2026 2:00:00 PM,,',
};

test.each(Object.entries(BY_PHONE_SYSTEM))('reads %s', (_, content) => {
  const { rows, unreadable } = read(content);
  expect(unreadable).toEqual([]);
  expect(rows[0]?.text.callId).toBe('id-1');
  expect([rows[0]?.startedAt, rows[0]?.answeredAt, rows[0]?.endedAt].map(iso)).toEqual([
    '2026-07-01T12:00:00.000Z',
    '2026-07-01T12:00:05.000Z',
    '2026-07-01T12:02:05.000Z',
  ]);
  expect(rows[0]?.talkedSeconds).toBe(120);
});

test('byte order marks, UTF-16, Windows-1252, quotes with breaks and formulas are no obstacle', () => {
  const csv = 'Call ID;Agent;Start;Number;Caller name\r\n"id-1";alice;2026-07-01 14:00;\'+4930123;"Jürgen\r\n=1+1"\r\n';
  const encoded = [
    Buffer.from(`\ufeff${csv}`),
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(csv, 'utf16le')]),
    Buffer.from(csv, 'latin1'),
  ];
  for (const bytes of encoded) {
    const [row] = read(bytes).rows;
    expect(row?.text).toMatchObject({ callId: 'id-1', number: '+4930123', name: 'Jürgen =1+1' });
  }
});

test('a line that cannot be read is named with the reason; the others are read', () => {
  const { rows, unreadable } = read(
    `uniqueid,agent,start\na,alice,2026-07-01 14:00\n,alice,2026-07-01 14:00\nb,alice,yesterday\nc,alice,3/4/2026 14:00\n${'x'.repeat(300)},alice,2026-07-01 14:00\nd,alice,2026-02-31 14:00\n`,
  );
  expect(rows.map(({ line }) => line)).toEqual([2]);
  expect(unreadable).toEqual([
    { line: 3, reason: 'it has no call id' },
    { line: 4, reason: '"yesterday" is no time (like 2026-11-21 13:05:01)' },
    { line: 5, reason: '"3/4/2026 14:00" may be day/month or month/day; add --day-first or --no-day-first' },
    { line: 6, reason: 'its call id is longer than 255 characters' },
    { line: 7, reason: '"2026-02-31 14:00" is no time (like 2026-11-21 13:05:01)' },
  ]);
});

test('columns are named by heading or by number, and a wish that fits nothing is told with what there is', () => {
  const csv = 'Kennung,Wer,Wann\na,alice,2026-07-01 14:00\n';
  expect(read(csv, ['callId=Kennung', 'agent=wer', 'startedAt=3']).columns).toEqual({
    callId: 'Kennung',
    agent: 'Wer',
    startedAt: 'Wann',
  });
  expect(() => read(csv)).toThrow(
    'No column was recognised for callId, startedAt, agent: line 1 has the headings Kennung, Wer, Wann',
  );
  expect(() => read(csv, ['callId=Id'])).toThrow('there is no column "Id"');
  expect(() => read(csv, ['id=Kennung'])).toThrow('"id=Kennung" maps no column');
  expect(() => read('')).toThrow('it is empty');
});

test.each([
  ['2026-03-29 01:59:59', '2026-03-29T00:59:59.000Z'],
  ['2026-03-29 03:00:00', '2026-03-29T01:00:00.000Z'],
  ['2026-10-25 04:00:00', '2026-10-25T03:00:00.000Z'],
  ['2026-07-01T14:00:00+05:30', '2026-07-01T08:30:00.000Z'],
  ['2026-07-01', '2026-06-30T22:00:00.000Z'],
  ['1782907200123', '2026-07-01T12:00:00.123Z'],
  ['1782907200123456', '2026-07-01T12:00:00.123Z'],
  ['12/31/2026 12:30 AM', '2026-12-30T23:30:00.000Z'],
  ['0000-00-00 00:00:00', null],
  ['2026-07-01 25:00', null],
])('%s in Berlin is %s', (text, expected) => {
  const moment = readMoment(text, BERLIN);
  expect(iso(moment === null ? null : Math.floor(moment))).toBe(expected);
});
