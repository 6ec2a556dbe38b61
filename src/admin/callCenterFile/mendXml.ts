import type { Finding } from './definition';

/**
 * Mends what vendors' files get wrong about XML itself, so that they can be read: an address with a bare `&`, a place
 * holder in angle brackets (`<YOUR ORG>`), entities of HTML, a declaration that is not the first thing. Lines stay where they are.
 */
export function mendXml(whole: string, findings: Finding[]): string {
  const text = withoutLateDeclaration(whole, findings);
  const value = /(<(item|value|customSettings|adapterUrl)\b(?:[^>"']|"[^"]*"|'[^']*')*>)([\s\S]*?)(<\/\2\s*>)/gi;
  const bracketsMended = text.replace(value, (found, ...groups) => {
    const [start, , inner, end, at] = groups as [string, string, string, string, number];
    if (!inner.includes('<') || /<!\[CDATA\[|<!--|<\/?(item|section|value|name|label)\b/i.test(inner)) return found;
    findings.push(
      mended(
        lineAt(text, at),
        'has angle brackets in its value',
        'Replace the place holder by your value: --set NAME=VALUE.',
      ),
    );
    return `${start}${inner.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}${end}`;
  });
  return bracketsMended.replace(
    /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)(?:([a-z]+);)?/gi,
    (found, entity: string | undefined, at: number) => {
      const character = HTML_ENTITIES[entity ?? ''];
      const says = entity ? `uses the HTML entity ${found}` : 'has an & that is not written &amp;';
      findings.push(mended(lineAt(bracketsMended, at), says, 'Nothing: it is written correctly.'));
      if (character) return character;
      return `&amp;${found.slice(1)}`;
    },
  );
}

/** Nothing may stand before `<?xml …?>`, not even an empty line; what it says of the encoding was obeyed when the file was read. */
function withoutLateDeclaration(text: string, findings: Finding[]): string {
  return text.replace(/<\?xml\b[\s\S]*?\?>/, (declaration, at: number) => {
    if (at === 0) return declaration;
    findings.push(
      mended(lineAt(text, at), 'has the XML declaration, which must be the first thing of all', 'It is left out.'),
    );
    return declaration.replace(/[^\n]/g, '');
  });
}

const HTML_ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  copy: '©',
  reg: '®',
  trade: '™',
  ndash: '–',
  mdash: '—',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
};

function mended(line: number, says: string, remedy: string): Finding {
  return { level: 'repaired', rule: 'xml', line, says: `The line ${says}`, remedy };
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
