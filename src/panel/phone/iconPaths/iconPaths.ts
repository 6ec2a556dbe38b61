/** A drawing of the design system: one or more paths in a view box. */
export interface IconDrawing {
  readonly box: string;
  readonly paths: readonly string[];
}

/**
 * The drawings of the icons that the screens use. The build puts them in place of the empty ones
 * (config/bundler/iconPaths.ts); an icon that is not in this list is shown as `standard:default`.
 */
export const ICON_PATHS: Readonly<Record<string, IconDrawing>> = withoutDrawings([
  'standard:account',
  'standard:case',
  'standard:contact',
  'standard:default',
  'standard:lead',
  'standard:opportunity',
  'standard:person_account',
  'standard:record',
  'standard:user',
  'utility:adduser',
  'utility:back',
  'utility:call',
  'utility:check',
  'utility:clock',
  'utility:close',
  'utility:desktop_and_phone',
  'utility:edit',
  'utility:end_call',
  'utility:error',
  'utility:incoming_call',
  'utility:info',
  'utility:keypad',
  'utility:missed_call',
  'utility:muted',
  'utility:outbound_call',
  'utility:pause',
  'utility:play',
  'utility:unmuted',
  'utility:user',
  'utility:warning',
]);

function withoutDrawings(names: readonly string[]): Record<string, IconDrawing> {
  return Object.fromEntries(names.map((name) => [name, { box: '0 0 1 1', paths: [] }]));
}
