import { AppError } from '../../base/appError';

/** What a phone system's record can tell of a call. */
export const CDR_COLUMNS = [
  'callId',
  'startedAt',
  'answeredAt',
  'endedAt',
  'seconds',
  'talkSeconds',
  'agent',
  'direction',
  'number',
  'from',
  'to',
  'fromChannel',
  'toChannel',
  'name',
  'queue',
  'result',
] as const;
export type CdrColumn = (typeof CDR_COLUMNS)[number];

/** Where each column stands, from 0. */
export type CdrColumns = Partial<Readonly<Record<CdrColumn, number>>>;

/**
 * Headings as letters and digits only, the surest first: of several call ids the one that SIP phones see. Asterisk, FreeSWITCH,
 * 3CX and Yeastar write some of them, the rest is what people name their columns.
 */
const HEADINGS: Readonly<Record<CdrColumn, string>> = {
  callId:
    'sipcallid variablesipcallid pjsipcallid callidheader phonesystemcallid callid uniqueid linkedid uuid historyid conversationid sessionid interactionid',
  startedAt:
    'startedat starttime timestart start startstamp startuepoch startepoch offeredat calldate datetime begin date time timestamp',
  answeredAt: 'answeredat answertime timeanswered answer answerstamp answeruepoch answerepoch connecttime',
  endedAt: 'endedat endtime timeend end endstamp enduepoch endepoch hanguptime releasetime',
  seconds: 'durationseconds duration callduration seconds',
  talkSeconds: 'talkseconds billsec billable talktime talkduration',
  agent: 'agent agentid agentname extension sipuser username user',
  direction: 'direction calldirection calltype',
  number: 'number phonenumber externalnumber remotenumber othernumber customernumber',
  from: 'from src callernumber callingnumber calleridnumber fromno source caller ani',
  to: 'to dst calleenumber callednumber destinationnumber tono dialno dialednumber destination callee dnis',
  fromChannel: 'channel channelname sourcechannel fromdn',
  toChannel: 'dstchannel destchannel destinationchannel finaldn todn',
  name: 'callername calleridname displayname fromdispname',
  queue: 'queue queuename',
  result: 'disposition hangupcause reasonterminated endreason callstatus status result',
};

/** Phone systems that write no headings, recognised by the number of cells and where their times stand. */
const BARE_SHAPES: readonly { readonly cells: number; readonly times: readonly number[]; readonly columns: string }[] =
  [
    {
      cells: 17,
      times: [9, 11],
      // Asterisk, cdr-csv/Master.csv.
      columns:
        '_ from to _ _ fromChannel toChannel _ _ startedAt answeredAt endedAt seconds talkSeconds result _ callId',
    },
    {
      cells: 12,
      times: [4, 6],
      // FreeSWITCH, cdr-csv/Master.csv with the template `example`.
      columns: 'name from to _ startedAt answeredAt endedAt seconds talkSeconds result callId',
    },
  ];

export interface FoundColumns {
  readonly columns: CdrColumns;
  readonly hasHeadings: boolean;
}

/**
 * Which cell holds what: named by the admin, else guessed from the headings, else from the shape of the first line.
 *
 * @param wishes  `callId=SIP Call ID` or `callId=17` (the 17th cell), as `--columns` has them
 * @param isTime  whether a cell can be read as a moment
 * @throws AppError `bad-columns`, `no-column`
 */
export function findColumns(
  first: readonly string[],
  wishes: readonly string[],
  isTime: (cell: string) => boolean,
): FoundColumns {
  const hasHeadings = !first.some(isTime);
  const guessed = hasHeadings ? fromHeadings(first) : fromShape(first, isTime);
  const columns = { ...guessed, ...fromWishes(wishes, first, hasHeadings) };
  assertEnough(columns, hasHeadings ? first : []);
  return { columns, hasHeadings };
}

function fromHeadings(cells: readonly string[]): CdrColumns {
  const headings = cells.map(folded);
  const found = CDR_COLUMNS.flatMap((column) => {
    const heading = HEADINGS[column].split(' ').find((each) => headings.includes(each));
    return heading ? [[column, headings.indexOf(heading)] as const] : [];
  });
  return Object.fromEntries(found);
}

function fromShape(cells: readonly string[], isTime: (cell: string) => boolean): CdrColumns {
  const shape = BARE_SHAPES.find(
    ({ cells: least, times }) => cells.length >= least && times.every((at) => isTime(cells[at] ?? '')),
  );
  const names = shape?.columns.split(' ') ?? [];
  return Object.fromEntries(names.flatMap((name, at) => (name === '_' ? [] : [[name, at]])));
}

function fromWishes(wishes: readonly string[], first: readonly string[], hasHeadings: boolean): CdrColumns {
  const headings = hasHeadings ? first.map(folded) : [];
  return Object.fromEntries(
    wishes.map((wish) => {
      const [name = '', ...rest] = wish.split('=');
      const heading = rest.join('=').trim();
      const column = CDR_COLUMNS.find((each) => each.toLowerCase() === name.trim().toLowerCase());
      if (!column || !heading) {
        throw badColumns(
          `"${wish}" maps no column`,
          `Write name=heading, with one of these names: ${CDR_COLUMNS.join(', ')}.`,
        );
      }
      const at = headings.indexOf(folded(heading));
      const byNumber = /^\d{1,4}$/.test(heading) ? Number(heading) - 1 : -1;
      if (at < 0 && (byNumber < 0 || byNumber >= first.length)) {
        throw badColumns(`there is no column "${heading}"`, `Line 1 has: ${listed(first)}`);
      }
      return [column, at < 0 ? byNumber : at];
    }),
  );
}

function assertEnough(columns: CdrColumns, headings: readonly string[]): void {
  const has = (column: CdrColumn): boolean => columns[column] !== undefined;
  const hasAgent = has('agent') || has('from') || has('to') || has('fromChannel') || has('toChannel');
  const missing = [
    ...(['callId', 'startedAt'] as const).filter((column) => !has(column)),
    ...(hasAgent ? [] : ['agent']),
  ];
  if (missing.length === 0) return;
  const said = headings.length > 0 ? `line 1 has the headings ${listed(headings)}` : 'line 1 has no headings';
  throw new AppError('no-column', `No column was recognised for ${missing.join(', ')}: ${said}`, {
    hint: `Name it: --columns ${missing.map((column) => `${column}=HEADING`).join(',')}. A number counts the cells from 1.`,
  });
}

function badColumns(what: string, hint: string): AppError {
  return new AppError('bad-columns', `The columns do not fit the file: ${what}`, { hint });
}

function listed(headings: readonly string[]): string {
  return headings.join(', ').slice(0, 300);
}

function folded(heading: string): string {
  return heading.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
