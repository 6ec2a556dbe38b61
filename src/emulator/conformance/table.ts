import { BEHAVIOURS } from './behaviours';
import type { Behaviour } from './behaviours';
import { CASES } from './cases';
import { habitTable } from './habits';
import type { ConformanceCase, Refused } from './conformanceCase';
import { runCase } from './runCase';
import type { Doors, Outcome } from './runCase';

const START = '<!-- conformance -->';
const END = '<!-- /conformance -->';

const HEAD = `Made by running it: \`node scripts/run.mjs scripts/conformance.ts\`, from \`conformance/cases.ts\`. Each success and each refusal is
asked twice of the real host: by a message written by hand, and through our library. ✓ holds, ✗ does not (by hand / library where they
differ), – nothing to check. *Wire*: the message that the library posts. *Checks*: wrong arguments that the library refuses at once, with
Salesforce's text.

| method | since | wire | checks | success | refusal | notes |
|---|---|---|---|---|---|---|`;

/** Runs all cases and writes what came of them, one row for each method. */
export async function conformanceTable(): Promise<string> {
  const outcomes = await Promise.all(CASES.map(runCase));
  const rows = CASES.map((asked, at) => row(asked, outcomes[at]!));
  return [HEAD, ...rows, '', ...(await behaviourTable()), '', ...(await habitTable())].join('\n');
}

/** The same for single behaviours, each method in one row. */
async function behaviourTable(): Promise<readonly string[]> {
  const outcomes = await Promise.all(BEHAVIOURS.map(runCase));
  const shown = (asked: Behaviour, { success, refusal }: Outcome) => `${doors(success ?? refusal)} ${asked.behaviour}`;
  const methods = [...new Set(BEHAVIOURS.map(({ method }) => method))];
  const rows = methods.map((method) => {
    const cells = BEHAVIOURS.flatMap((asked, at) => (asked.method === method ? [shown(asked, outcomes[at]!)] : []));
    return `| \`${method}\` | ${cells.join(' · ')} |`;
  });
  return ['| method | behaviours, each at both doors |', '|---|---|', ...rows];
}

function row(asked: ConformanceCase, outcome: Outcome): string {
  const passed = outcome.checks.filter(Boolean).length;
  const cells = [
    `\`${asked.method}\``,
    asked.since ?? '38.0',
    `${sign(outcome.wire)} \`${wireShape(asked)}\``,
    outcome.checks.length === 0 ? '–' : `${sign(passed === outcome.checks.length)} ${passed}/${outcome.checks.length}`,
    doors(outcome.success),
    `${doors(outcome.refusal)}${asked.refusal ? ` ${refusalName(asked.refusal)}` : ''}`,
    [asked.gap, asked.note].filter(Boolean).join('; '),
  ];
  return `| ${cells.join(' | ')} |`;
}

function wireShape({ wire }: ConformanceCase): string {
  const keys = Object.keys(wire);
  return keys.length === 0 ? '{}' : `{ ${keys.join(', ')} }`;
}

function refusalName({ code, says }: Refused): string {
  const parameter = / to the parameter (\w+)\. $/.exec(says)?.[1];
  return parameter ? `${code} \`${parameter}\`` : code;
}

function doors(both: Doors | null): string {
  if (!both) return '–';
  return both.byHand === both.library ? sign(both.library) : `${sign(both.byHand)}/${sign(both.library)}`;
}

function sign(holds: boolean): string {
  return holds ? '✓' : '✗';
}

/** The README with this table between the two markers. */
export function withTable(readme: string, table: string): string {
  const start = readme.indexOf(START);
  const end = readme.indexOf(END);
  if (start < 0 || end < start)
    throw new Error(`The README has no ${START} … ${END}; put the two lines where the table shall stand.`);
  return `${readme.slice(0, start + START.length)}\n${table}\n${readme.slice(end)}`;
}
