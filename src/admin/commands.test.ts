/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readJsonShapes } from './testWorld/jsonShapes';
import { ownHome } from './testWorld/ownHome';
import { runCti } from './testWorld/runCti';

jest.setTimeout(120_000);

interface Flag {
  readonly name: string;
  readonly type: string;
  readonly char?: string;
  readonly required?: boolean;
  readonly multiple?: boolean;
  readonly options?: readonly string[];
  readonly summary?: string;
  readonly hidden?: boolean;
}
interface Command {
  readonly id: string;
  readonly summary?: string;
  readonly description?: string;
  readonly examples?: readonly { description: string; command: string }[];
  readonly flags: Readonly<Record<string, Flag>>;
  readonly args: Readonly<Record<string, { required?: boolean }>>;
}

const ROOT = resolve(__dirname, '../..');
const SNAPSHOT = join(__dirname, 'commands.snapshot.json');
/** Flags that sf gives to each command; not ours to promise. */
const OF_SF = new Set(['json', 'flags-dir']);

const commands = Object.values(
  (
    JSON.parse(
      execFileSync(process.execPath, [join(ROOT, 'scripts/plugin.mjs'), '--print'], {
        encoding: 'utf8',
        env: { ...process.env, HOME: ownHome },
        maxBuffer: 1e8,
      }),
    ) as { commands: Record<string, Command> }
  ).commands,
);

/** One line a flag, so that a change is read at a glance: `required -c call-center option`. */
function shapeOf({ flags, args }: Command): { args: string[]; flags: string[] } {
  const words = (flag: Flag): string =>
    [
      flag.required && 'required',
      flag.char && `-${flag.char}`,
      flag.name,
      flag.multiple && 'many',
      flag.type,
      flag.options?.join('|'),
    ]
      .filter(Boolean)
      .join(' ');
  return {
    args: Object.entries(args).map(([name, { required }]) => (required ? `required ${name}` : name)),
    flags: Object.values(flags)
      .filter((flag) => !OF_SF.has(flag.name))
      .map(words)
      .sort(),
  };
}

test('commands, flags and the shapes of --json are those of the snapshot: scripts of admins depend on them', () => {
  const json = readJsonShapes(ROOT);
  const ids = commands.map((command) => command.id).sort();
  const shapes = Object.fromEntries(
    ids.flatMap((id) =>
      commands.filter((one) => one.id === id).map((one) => [id, { ...shapeOf(one), json: json[id] }]),
    ),
  );
  // To take a change on purpose: UPDATE_COMMANDS=1 npx jest src/admin/commands.test.ts
  if (process.env.UPDATE_COMMANDS) writeFileSync(SNAPSHOT, `${JSON.stringify(shapes, null, 2)}\n`);
  expect(shapes).toEqual(JSON.parse(readFileSync(SNAPSHOT, 'utf8')) as unknown);
});

test('each command says what it does, shows examples of itself, and has --json', () => {
  for (const { id, summary = '', description = '', examples = [], flags } of commands) {
    expect({ id, summary }).toEqual({ id, summary: expect.stringMatching(/^[A-Z].*[.?]$/) as string });
    expect({ id, length: description.length > 40, json: 'json' in flags }).toEqual({ id, length: true, json: true });
    expect({ id, examples: examples.length > 0 }).toEqual({ id, examples: true });
    for (const { command } of examples) {
      expect(command.startsWith('<%= config.bin %> <%= command.id %>')).toBe(true);
      const unknown = [...command.matchAll(/ --(no-)?([a-z-]+)/g)]
        .map(([, , name = '']) => name)
        .filter((name) => !flags[name] && !flags[`no-${name}`] && name !== 'json' && name !== 'prompt');
      expect({ id, unknown }).toEqual({ id, unknown: [] });
    }
    const ours = Object.values(flags).filter(
      (flag) => !flag.hidden && !/^(json|flags-dir|api-version|target-org)$/.test(flag.name),
    );
    expect(ours.filter((flag) => !flag.summary).map((flag) => flag.name)).toEqual([]);
  }
});

test('each topic says what it is for', () => {
  const { oclif } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    oclif: { topics: { cti: { subtopics: Record<string, { description: string }> } } };
  };
  const topics = new Set(commands.flatMap(({ id }) => id.split(':').slice(1, -1)));
  expect(Object.keys(oclif.topics.cti.subtopics).sort()).toEqual([...topics].sort());
});

test('wrong flags end with exit code 2, an unknown command with another than 0; a process that is shared tells the same as one alone', async () => {
  const args = ['callcenter', 'import', 'x.xml', '--nope'];
  const wrong = await runCti(args, { isOwnProcess: true });
  expect({ exitCode: wrong.exitCode, stderr: wrong.stderr }).toEqual({
    exitCode: 2,
    stderr: expect.stringContaining('--nope') as string,
  });
  expect(await runCti(args)).toEqual(wrong);
  expect((await runCti(['nope'])).exitCode).not.toBe(0);
});
