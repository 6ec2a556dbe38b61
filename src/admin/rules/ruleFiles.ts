import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { SaxesParser } from 'saxes';
import { AppError } from '../../base/appError';
import type { RawRule } from '../../rules/readPopRules';
import { readText } from '../files/readText';

/** A record of custom metadata as a file, by field names without `__c`. */
export interface RuleFile {
  readonly path: string;
  readonly kind: 'match' | 'pop';
  readonly record: RawRule;
  /** Where each field stands, from 1; a field that the file has not is missing. */
  readonly lines: ReadonlyMap<string, number>;
}

/** As an org with our package hands them out, too: `acme__Cti_Match_Rule.acme__Contact`. A name holds no two underscores in a row. */
const FILE =
  /^(?:[A-Za-z][A-Za-z0-9_]*?__)?Cti_(Match|Pop)_Rule\.(?:[A-Za-z][A-Za-z0-9_]*?__)?(\w+)\.md(?:-meta\.xml)?$/;

/**
 * The rules among the files of a project, in the order of their paths.
 * @throws AppError `no-rules`, `bad-rule-file`, `no-folder`
 */
export function readRuleFiles(folder: string): readonly RuleFile[] {
  const paths = filesBelow(folder).filter((path) => FILE.test(basename(path)));
  if (paths.length > 0) return paths.map(readRuleFile);
  throw new AppError('no-rules', `There are no files Cti_Match_Rule.*.md-meta.xml or Cti_Pop_Rule.* below ${folder}`, {
    hint: 'Name the folder with --source-dir, or get them: sf project retrieve start --metadata CustomMetadata.',
  });
}

/** All files below a folder, sorted. @throws AppError `no-folder` */
export function filesBelow(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'));
    return files.map((entry) => join(entry.parentPath, entry.name)).sort();
  } catch (cause) {
    throw new AppError('no-folder', `The folder ${folder} cannot be read`, {
      hint: 'Name the folder of your source with --source-dir, for example force-app.',
      cause,
    });
  }
}

/** @throws AppError `bad-rule-file` */
function readRuleFile(path: string): RuleFile {
  const [, kind = '', name = ''] = FILE.exec(basename(path)) ?? [];
  const lines = new Map<string, number>();
  const record: Record<string, unknown> = { DeveloperName: name };
  for (const { field, text, type, line } of valuesIn(readText(path), path)) {
    const short = field.replace(/^\w*?__(?=\w+__c$)|__c$/g, '');
    lines.set(short, line);
    record[short] = typed(text, type);
  }
  return { path, kind: kind === 'Match' ? 'match' : 'pop', record, lines };
}

interface Value {
  field: string;
  text: string;
  type: string;
  line: number;
}

function valuesIn(xml: string, path: string): readonly Value[] {
  const values: Value[] = [];
  const parser = new SaxesParser({ xmlns: false });
  let inside = '';
  parser.on('opentag', ({ name, attributes }) => {
    inside = name;
    if (name === 'values') values.push({ field: '', text: '', type: '', line: parser.line });
    if (name === 'value') values.at(-1)!.type = String(attributes['xsi:type'] ?? '');
    // The value is what is to be mended, so its line is the one to name.
    if (name === 'value' && values.length > 0) values.at(-1)!.line = parser.line;
  });
  parser.on('closetag', () => (inside = ''));
  parser.on('text', (piece) => {
    const value = values.at(-1);
    if (value && inside === 'field') value.field += piece.trim();
    if (value && inside === 'value') value.text += piece;
  });
  parser.on('error', (cause) => {
    throw new AppError('bad-rule-file', `${path}: ${cause.message}`, {
      hint: 'Mend the file, or retrieve it from an org again.',
    });
  });
  parser.write(xml).close();
  return values.filter(({ field }) => field !== '');
}

function typed(text: string, type: string): unknown {
  if (type === 'xsd:boolean') return text.trim() === 'true';
  if (type === 'xsd:double') return Number(text);
  return text === '' ? null : text;
}
