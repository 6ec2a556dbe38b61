import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';

/**
 * What each command gives as `result` with `--json`, read off the types of the sources: one line a value, `drift.missing[] string`.
 * @returns by command id (`cti:agents:assign`)
 */
export function readJsonShapes(root: string): Readonly<Record<string, readonly string[]>> {
  const commands = join(root, 'src/admin/commands');
  const files = readdirSync(commands, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join(commands, name));
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)).config,
    ts.sys,
    root,
  );
  const program = ts.createProgram(files, { ...options, noEmit: true, skipLibCheck: true });
  const checker = program.getTypeChecker();
  return Object.fromEntries(
    files.map((file) => {
      const id = relative(commands, file).replace(/\.ts$/, '').split(sep).join(':');
      return [id, linesOf(resultType(program.getSourceFile(file), checker), '', checker).sort()];
    }),
  );
}

/** What `run()` of the file's class promises. */
function resultType(source: ts.SourceFile | undefined, checker: ts.TypeChecker): ts.Type {
  const command = source?.statements.find(ts.isClassDeclaration);
  const run = command?.members.find((member) => ts.isMethodDeclaration(member) && member.name.getText() === 'run');
  const signature = run && checker.getSignatureFromDeclaration(run as ts.MethodDeclaration);
  const promised = signature && checker.getAwaitedType(signature.getReturnType());
  if (!promised) throw new Error(`${source?.fileName ?? 'a file'} has no class with run()`);
  return promised;
}

function linesOf(type: ts.Type, path: string, checker: ts.TypeChecker): string[] {
  const solid = checker.getNonNullableType(type);
  if (isPlain(solid)) return [`${path}${mayBeMissing(type) ? '?' : ''} ${wordsOf(type, checker)}`];
  if (solid.isUnion()) return [...new Set(solid.types.flatMap((part) => linesOf(part, path, checker)))];
  const element = checker.isArrayLikeType(solid) && checker.getIndexTypeOfType(solid, ts.IndexKind.Number);
  if (element) return linesOf(element, `${path}[]`, checker);
  const entry = solid.getStringIndexType();
  if (entry) return linesOf(entry, `${path}.*`, checker);
  return checker.getPropertiesOfType(solid).flatMap((property) => {
    const name = path ? `${path}.${property.name}` : property.name;
    return linesOf(checker.getTypeOfSymbol(property), name, checker);
  });
}

/** Text, number, truth or a choice of words. */
function isPlain(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.every(isPlain);
  return !(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection));
}

function mayBeMissing(type: ts.Type): boolean {
  return type.isUnion() && type.types.some((part) => part.flags & ts.TypeFlags.Undefined);
}

/** The choices in a fixed order: the compiler's own depends on which file it met first. */
function wordsOf(type: ts.Type, checker: ts.TypeChecker): string {
  const parts = type.isUnion() ? type.types.filter((part) => !(part.flags & ts.TypeFlags.Undefined)) : [type];
  const words = parts.map((part) => checker.typeToString(part, undefined, ts.TypeFormatFlags.NoTruncation));
  const choices = new Set(words.map((word) => (word === 'true' || word === 'false' ? 'boolean' : word)));
  return [...choices].sort().join(' | ');
}
