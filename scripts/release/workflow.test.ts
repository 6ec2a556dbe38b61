/** @jest-environment node */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readDeployRequest } from '../deploy/deployOrder';
import { readPackageRequest } from '../package/packageOrder';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<
    Record<string, { readonly needs?: string; readonly if?: string; readonly steps: readonly Step[] }>
  >;
}

const workflow = parse(readFileSync('templates/github-actions.yml', 'utf8'), { strict: true }) as Workflow;
const jobs = Object.entries(workflow.jobs);
const runs = jobs.flatMap(([, { steps }]) => steps.flatMap(({ run }) => run ?? []));

test('checks come first, then a scratch org with Apex tests, then the package', () => {
  expect(jobs.map(([name, { needs }]) => [name, needs])).toEqual([
    ['checks', undefined],
    ['scratch-org', 'checks'],
    ['package', 'scratch-org'],
  ]);
  expect(runs).toContain('npm test');
  expect(runs.join('\n')).toMatch(/sf apex run test .*--code-coverage/);
  expect(workflow.permissions).toEqual({ contents: 'read' });
});

test('the secret is given to the one command that logs in, by its input, and to no change from outside', () => {
  const withSecret = jobs.flatMap(([name, { steps }]) =>
    steps.filter((step) => JSON.stringify(step).includes('secrets.')).map((step) => ({ name, step })),
  );
  expect(withSecret.map(({ name }) => name)).toEqual(['scratch-org', 'package']);
  for (const { name, step } of withSecret) {
    expect(step.run).toMatch(/^printf '%s' "\$DEV_HUB_AUTH_URL" \| npx sf org login sfdx-url --sfdx-url-stdin /);
    expect(workflow.jobs[name]!.if).toMatch(/push|tag/);
  }
});

test('no text that somebody else may choose is put into a command', () => {
  expect(runs.filter((run) => run.includes('${{'))).toEqual([]);
});

test('every npm script that it runs is there, with arguments that it takes', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const called = runs.flatMap((run) => [...run.matchAll(/^npm run ([\w:-]+)(?: -- (.*))?$/gm)]);
  expect(called.length).toBeGreaterThan(3);
  const readers: Record<string, (args: string[]) => unknown> = {
    deploy: readDeployRequest,
    package: readPackageRequest,
  };
  for (const [, name = '', args = ''] of called) {
    expect(scripts).toHaveProperty(name);
    readers[name]?.(args.replace(/"\$\w+"/g, 'acme').split(' '));
  }
});

test('every sf command is one of the installed CLI, with its flags', () => {
  const home = 'node_modules/@salesforce';
  const flags = new Map(
    readdirSync(home)
      .filter((name) => name.startsWith('plugin-'))
      .flatMap((name) => {
        const text = readFileSync(`${home}/${name}/oclif.manifest.json`, 'utf8');
        const { commands } = JSON.parse(text) as { commands: Record<string, { flags: object }> };
        return Object.entries(commands).map(([id, command]): [string, string[]] => [id, Object.keys(command.flags)]);
      }),
  );
  const commands = runs.flatMap((run) => [...run.matchAll(/npx sf ((?:[a-z-]+ )+?)(--.*)$/gm)]);
  expect(commands.length).toBeGreaterThan(3);
  for (const [, words = '', rest = ''] of commands) {
    const id = words.trim().replaceAll(' ', ':');
    const used = [...rest.matchAll(/(?<=^| )--([\w-]+)/g)].map(([, flag]) => flag);
    expect([id, used.filter((flag) => !flags.get(id)?.includes(flag!))]).toEqual([id, []]);
  }
});
