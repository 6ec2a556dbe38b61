import { SaxesParser } from 'saxes';
import { AppError } from '../../base/appError';

/** An element with its places in the text, so that the text can be changed there and nowhere else. */
export interface Place {
  readonly name: string;
  /** Of its `<`. */
  readonly start: number;
  /** Behind the `>` of its first tag. */
  readonly openEnd: number;
  /** Of the `<` of its last tag; -1 for `<name/>`. */
  closeStart: number;
  /** Behind its last `>`. */
  end: number;
  text: string;
  readonly children: Place[];
}

/** @throws AppError `bad-metadata` */
export function placesIn(xml: string, path: string): Place {
  const parser = new SaxesParser({ xmlns: false });
  const top: Place = { name: '', start: 0, openEnd: 0, closeStart: 0, end: 0, text: '', children: [] };
  const open: Place[] = [top];
  let start = 0;
  // The parser's places do not count a mark at the beginning of the text.
  const mark = xml.startsWith('\ufeff') ? 1 : 0;
  const text = xml.slice(mark);
  parser.on('opentagstart', () => (start = text.lastIndexOf('<', parser.position - 1)));
  parser.on('opentag', (tag) => {
    const place: Place = {
      name: tag.name,
      start: start + mark,
      openEnd: parser.position + mark,
      closeStart: -1,
      end: 0,
      text: '',
      children: [],
    };
    open.at(-1)?.children.push(place);
    open.push(place);
  });
  parser.on('closetag', (tag) => {
    const place = open.pop();
    if (!place) return;
    place.end = parser.position + mark;
    place.closeStart = tag.isSelfClosing ? -1 : text.lastIndexOf('</', parser.position - 1) + mark;
  });
  parser.on('text', (piece) => {
    const current = open.at(-1);
    if (current) current.text += piece;
  });
  parser.on('error', (error) => {
    throw new AppError('bad-metadata', `${path} line ${parser.line}: ${error.message.replace(/^\d+:\d+:\s*/, '')}`, {
      hint: 'The file was not touched. Retrieve it again (sf project retrieve start).',
    });
  });
  parser.write(text).close();
  return top.children[0] ?? top;
}

export function childrenOf(place: Place, name: string): Place[] {
  return place.children.filter((child) => child.name === name);
}

export function textOf(place: Place, name: string): string {
  return childrenOf(place, name)[0]?.text.trim() ?? '';
}

/** Line break and indentation in front of a place; empty when the file has no line breaks there. */
export function leadOf(xml: string, place: Place): string {
  return /(?:\r?\n)[ \t]*$/.exec(xml.slice(0, place.start))?.[0] ?? '';
}
