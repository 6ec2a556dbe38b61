import { AppError } from '../base/appError';
import { BRAND } from '../base/brand';
import { SETTING_FIELDS } from './settingFields';
import type { SettingField } from './settingFields';
import type { Settings } from './settings';

/** The call center's settings as the host gives them: flat paths to strings, if it keeps its word. */
export type RawSettings = Readonly<Record<string, string>>;

/** All that is wrong, or settings that can be used. */
export type SettingsCheck =
  | { readonly settings: Settings; readonly problems: readonly [] }
  | { readonly settings: null; readonly problems: readonly AppError[] };

/**
 * @throws AppError that names the field and the remedy: `missing-setting`, `bad-setting`, or `several-bad-settings`
 *         that names them all, so that an admin mends them in one go
 */
export function readSettings(raw: RawSettings): Settings {
  const { settings, problems } = checkSettings(raw);
  if (settings) return settings;
  const [first] = problems;
  if (problems.length === 1 && first) throw first;
  throw new AppError('several-bad-settings', problems.map((problem) => problem.message).join(' '), {
    hint: problems.map((problem) => problem.hint).join(' '),
  });
}

/** The same for admin tools: every problem by itself. Paths that nobody asks for are ignored. */
export function checkSettings(raw: RawSettings): SettingsCheck {
  const problems: AppError[] = [];
  const read = <T>(field: SettingField<T>, otherwise: T): T => {
    const reading = readField(raw, field);
    if ('value' in reading) return reading.value ?? otherwise;
    problems.push(reading.problem);
    return otherwise;
  };
  const provider = read<Settings['provider']>(SETTING_FIELDS.provider, 'sip');
  const settings: Settings = {
    provider,
    sipServer: provider === 'sip' ? read(SETTING_FIELDS.sipServer, '') : '',
    stunServers: read<readonly string[]>(SETTING_FIELDS.stunServers, []),
    region: read(SETTING_FIELDS.region, ''),
    extensions: read<Settings['extensions']>(SETTING_FIELDS.extensions, []),
    trustedHeaders: read(SETTING_FIELDS.trustedHeaders, false),
    callerKeys: read<Settings['callerKeys']>(SETTING_FIELDS.callerKeys, []),
    popHosts: read<readonly string[]>(SETTING_FIELDS.popHosts, []),
    dialing: {
      outsidePrefix: read(SETTING_FIELDS.outsidePrefix, ''),
      longDistancePrefix: read(SETTING_FIELDS.longDistancePrefix, ''),
      internationalPrefix: read(SETTING_FIELDS.internationalPrefix, ''),
    },
    journal: {
      fileExport: read(SETTING_FIELDS.fileExport, true),
      leaveQuestion: read(SETTING_FIELDS.leaveQuestion, true),
    },
    policies: {
      dialOnly: read<readonly string[]>(SETTING_FIELDS.dialOnly, []),
      dialNever: read<readonly string[]>(SETTING_FIELDS.dialNever, []),
    },
  };
  return problems.length === 0 ? { settings, problems: [] } : { settings: null, problems };
}

/** A value (null: nothing was set, which is fine here) or a problem. */
function readField<T>(
  raw: RawSettings,
  field: SettingField<T>,
): { readonly value: T | null } | { readonly problem: AppError } {
  const text = textAt(raw, field.path);
  if (text === '' || (text.toLowerCase() === 'none' && !field.isRequired)) {
    return field.isRequired ? { problem: missing(field) } : { value: null };
  }
  const reading = field.read(text);
  return 'value' in reading ? reading : { problem: wrong(field, text, reading) };
}

function textAt(raw: RawSettings, path: string): string {
  const value: unknown = Object.hasOwn(raw, path) ? raw[path] : '';
  return typeof value === 'string' ? value.trim() : '';
}

function missing(field: SettingField<unknown>): AppError {
  return new AppError('missing-setting', `${nameOf(field)} is not set.`, {
    hint: `${placeOf(field)}: fill in "${nameOf(field)}".`,
  });
}

function wrong(
  field: SettingField<unknown>,
  text: string,
  found: { readonly wrong: string; readonly remedy: string },
): AppError {
  return new AppError('bad-setting', `${nameOf(field)} ${found.wrong}: "${shown(text)}".`, {
    hint: `${placeOf(field)}, "${nameOf(field)}": ${found.remedy}.`,
  });
}

function nameOf(field: SettingField<unknown>): string {
  return field.path.split('/').at(-1) ?? field.path;
}

function placeOf(field: SettingField<unknown>): string {
  return `Setup → Call Centers → ${BRAND.product} → ${field.section}`;
}

/** A value to quote: short, one line, and nothing that turns the text around it. */
function shown(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').slice(0, 60);
}
