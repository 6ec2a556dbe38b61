/** Keeps the sf CLI from phoning home, from updating itself and from telling news. */
export const SILENT_SF = {
  SF_DISABLE_TELEMETRY: 'true',
  SF_AUTOUPDATE_DISABLE: 'true',
  SF_SKIP_NEW_VERSION_CHECK: 'true',
  SF_HIDE_RELEASE_NOTES: 'true',
  SF_HIDE_RELEASE_NOTES_FOOTER: 'true',
} as const;

/** Where the repository's own sf CLI lies. */
export const SF_COMMAND = 'node_modules/.bin/sf';
