/**
 * Which folder may import which (src/README.md, "Directions"). A file imports from lower levels only, folders on one level do
 * not know each other: so a provider, a host or a screen can be taken out or put in without touching the rest.
 */
const LEVEL_1 = [
  'base',
  'settings',
  'calls',
  'rules',
  'providers/provider.ts',
  'hosts/host.ts',
  'hosts/orgContract.ts',
];
const LEVEL_2_PORTS = ['callLog', 'audio', 'ownership'];

/** A zone forbids `target` everything in `src` except `allowed` and itself. */
function zone(target, allowed, reason) {
  return {
    target: `./src/${target}`,
    from: './src',
    except: [target, ...allowed].map((path) => `./${path}`),
    message: `${target} may import ${allowed.length ? allowed.join(', ') : 'nothing'}: ${reason}`,
  };
}

const zones = [
  zone('base', [], 'it is the ground for everything.'),
  zone('settings', ['base'], 'settings are read before anything else exists.'),
  zone('calls', ['base'], 'what a call is depends on no phone system and no host.'),
  zone('rules', ['base', 'calls'], 'rules are pure and also run in the org.'),
  zone('providers', LEVEL_1, 'a phone system knows neither Salesforce nor the screen.'),
  zone('hosts', LEVEL_1, 'a host knows neither phone system nor screen.'),
  zone('callLog', LEVEL_1, 'it talks to the org through the port only.'),
  zone('audio', LEVEL_1, 'sounds know nothing of calls but their state.'),
  zone('ownership', LEVEL_1, 'it knows tabs, not phones.'),
  zone('softphone', [...LEVEL_1, ...LEVEL_2_PORTS], 'providers and hosts reach it through their ports.'),
  zone(
    'panel',
    ['softphone/view.ts', 'base', 'calls'],
    'screens show the view and send commands; they decide nothing.',
  ),
  zone('emulator', ['base'], 'it must treat the phone as a stranger, or it would hide our mistakes.'),
  zone('admin', LEVEL_1, 'admin tools reach the emulator over HTTP.'),
];

/** Tests may bring the other side along; `src` files that are not tests may not. */
export const importRules = {
  files: ['src/**/*.{ts,tsx}'],
  ignores: ['**/*.test.ts', '**/*.journey.ts', '**/*Contract.ts', '**/__tests__/**', 'src/softphone/desk/**'],
  rules: {
    'import/no-restricted-paths': ['error', { zones, basePath: '.' }],
    'import/no-cycle': 'error',
  },
};
