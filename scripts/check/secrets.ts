import { readFileSync } from 'node:fs';

/** What keys of well-known services look like, and how people write passwords down. Split so that this file does not find itself. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [new RegExp('\\b(?:AKIA|ASIA)' + '[A-Z0-9]{16}\\b'), 'a key of AWS'],
  [new RegExp('\\bgh[pousr]_' + '[A-Za-z0-9]{36}\\b|\\bgithub_pat_' + '\\w{60,}'), 'a token of GitHub'],
  [new RegExp('\\bglpat-' + '[\\w-]{20}\\b'), 'a token of GitLab'],
  [new RegExp('\\bxox[abprs]-' + '[\\w-]{10,}'), 'a token of Slack'],
  [new RegExp('\\bAIza' + '[\\w-]{35}\\b'), 'a key of Google'],
  [new RegExp('\\bsk_(?:live|test)_' + '[A-Za-z0-9]{16,}'), 'a key of Stripe'],
  [new RegExp('\\bnpm_' + '[A-Za-z0-9]{36}\\b'), 'a token of npm'],
  [new RegExp('\\bSG\\.' + '[\\w-]{20,}\\.[\\w-]{20,}'), 'a key of SendGrid'],
  [new RegExp('\\beyJ' + '[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]{10,}'), 'a signed token (JWT)'],
  [new RegExp('\\b3MVG9' + '[\\w.]{60,}'), 'a consumer key of Salesforce'],
  [new RegExp('\\b00D' + '[A-Za-z0-9]{12,15}![\\w.]{20,}'), 'a session of Salesforce'],
  [new RegExp('-----BEGIN [A-Z ]*PRIVATE' + ' KEY(?: BLOCK)?-----'), 'a private key'],
];
/** `password = "…"` with something long and mixed in it. What is written for tests says so in its own words. */
const WRITTEN_DOWN = /(?:pass(?:word|wd)|secret|api_?key|access_?token)["']?\s*[:=]\s*["']([^"'\s]{12,})["']/gi;
const IS_RANDOM = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[\w+/=.-]{16,}$/;
const BINARY = /\.(?:png|wav|mp3|ico|woff2?|zip|gz)$/;

/** @returns one line for each file that holds something which looks like a secret */
export function secretFindings(
  files: readonly string[],
  read = (file: string): string => readFileSync(file, 'utf8'),
): readonly string[] {
  return files
    .filter((file) => !BINARY.test(file))
    .flatMap((file) => secretsIn(read(file)).map((what) => `${file}: ${what}`));
}

function secretsIn(text: string): readonly string[] {
  const known = SECRETS.filter(([pattern]) => pattern.test(text)).map(([, what]) => `holds ${what}`);
  const written = [...text.matchAll(WRITTEN_DOWN)].filter(([, value]) => IS_RANDOM.test(value!));
  return [...known, ...written.map(([, value]) => `writes down a secret that begins with ${value!.slice(0, 3)}`)];
}
