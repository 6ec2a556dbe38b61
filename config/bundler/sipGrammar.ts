import type { Plugin } from 'rollup';

const GRAMMAR = /[\\/]sip\.js[\\/]lib[\\/]grammar[\\/]pegjs[\\/]dist[\\/]grammar\.js$/;
const DECODE = `function peg$decode(s) {
        return s.split("").map((ch) => ch.charCodeAt(0) - 32);
    }`;
const DECODE_ONCE = `function peg$decode(s) {
        let decoded = peg$decoded.get(s);
        if (!decoded) peg$decoded.set(s, (decoded = s.split("").map((ch) => ch.charCodeAt(0) - 32)));
        return decoded;
    }`;

/**
 * SIP.js unpacks the tables of its grammar for every header that it reads, which is most of the time between an INVITE and the
 * ringing. They never change, so here they are unpacked once.
 * @throws Error when SIP.js looks different than expected: look whether it still needs this
 */
export function sipGrammar(): Plugin {
  return {
    name: 'sip-grammar',
    transform(source, id) {
      if (!GRAMMAR.test(id)) return null;
      if (!source.includes(DECODE)) throw new Error(`${id} has changed: see config/bundler/sipGrammar.ts`);
      return { code: `const peg$decoded = new Map();\n${source.replace(DECODE, () => DECODE_ONCE)}`, map: null };
    },
  };
}
