import { execFile } from 'node:child_process';
import { join, relative, resolve } from 'node:path';

/** The compiler front end and the types of the platform travel with Salesforce's own analyzer, as jars. */
const JARS = 'node_modules/@salesforce/code-analyzer-pmd-engine/dist/java-lib/*';
const MAIN = 'io.github.apexdevtools.apexls.CheckForIssues';
const LONGEST_RUN_MS = 120_000;

/**
 * Compiles all Apex of a project against the platform's types: names, arguments, return types, fields of objects.
 * It does not see into SOQL texts and runs nothing.
 *
 * @param project  a folder with an sfdx-project.json
 * @returns        one line for each error, warning or unused name
 */
export async function compileApex(project: string): Promise<readonly string[]> {
  const args = ['-cp', resolve(JARS), MAIN, '-n', '-w', resolve(project), '-d', 'unused', '-f', 'json'];
  const said = await new Promise<string>((done) => {
    execFile('java', args, { timeout: LONGEST_RUN_MS, maxBuffer: 16_000_000 }, (_error, stdout, stderr) =>
      done(stdout || stderr),
    );
  });
  return readReport(said, project);
}

interface Report {
  readonly files: readonly {
    readonly path: string;
    readonly messages: readonly { readonly start: { readonly line: number }; readonly message: string }[];
  }[];
}

/** @throws Error when the compiler said something else than its report */
function readReport(said: string, project: string): readonly string[] {
  let report: Report;
  try {
    report = JSON.parse(said) as Report;
  } catch (cause) {
    throw new Error(`The Apex compiler gave no report: ${said.slice(0, 500)}`, { cause });
  }
  return report.files.flatMap(({ path, messages }) =>
    messages.map(({ start, message }) => `${relative(join(resolve(project)), path)}:${start.line}: ${message}`),
  );
}
