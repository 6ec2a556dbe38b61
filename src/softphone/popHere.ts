import { asProblem } from '../base/appError';
import { plainText } from '../calls/plainText';
import type { PopTarget } from '../hosts/host';
import { checkUrl } from '../rules/safeUrl';
import { frontPage } from './frontPage';
import { noticeOfProblem } from './noticeOfProblem';
import type { PhoneContext } from './parts';
import { isSameRecord } from './popTarget';

/** Opens, in a waiting tab that the agent looks at, what the tab with the line asks for. */
export function popHere(context: PhoneContext): (what: unknown) => void {
  const { host, log, store } = context;
  return (what) => {
    const target = readTarget(what, store.state().settings?.popHosts ?? []);
    if (!target) return log.warning('popHere', 'Another tab asked for something that this one does not open');
    open(target).catch((thrown: unknown) => {
      log.warning('popHere', 'What belongs to a call could not be opened', asProblem(thrown));
      const text = 'What belongs to the call in another tab could not be opened';
      store.apply({ type: 'noticeShown', notice: noticeOfProblem(asProblem(thrown), { tone: 'warning', text }) });
    });
  };

  async function open(target: PopTarget): Promise<void> {
    const front = target.kind === 'record' ? await frontPage(context) : null;
    if (target.kind === 'record' && front && isSameRecord(front.recordId, target.recordId)) return;
    await host.pop(target);
  }
}

const ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;
const NAME = /^[A-Za-z]\w{0,79}$/;
const TEXT_LIMIT = 255;

/** What came over the channel, read as if a stranger had sent it; null for anything that is not a whole target. */
function readTarget(what: unknown, allowedHosts: readonly string[]): PopTarget | null {
  if (typeof what !== 'object' || what === null) return null;
  const { kind, ...rest } = what as Readonly<Record<string, unknown>>;
  const text = (name: string): string => plainText(rest[name], TEXT_LIMIT);
  const named = (name: string, shape: RegExp): boolean => shape.test(String(rest[name]));
  switch (kind) {
    case 'record':
      return named('recordId', ID) ? { kind, recordId: text('recordId') } : null;
    case 'search':
      return { kind, text: text('text') };
    case 'list':
      if (!named('objectType', NAME) || !named('listViewId', ID)) return null;
      return { kind, objectType: text('objectType'), listViewId: text('listViewId') };
    case 'flow':
      return named('flowName', NAME) ? { kind, flowName: text('flowName'), values: texts(rest['values']) } : null;
    case 'newRecord':
      return named('objectType', NAME) ? { kind, objectType: text('objectType'), fields: texts(rest['fields']) } : null;
    case 'layout': {
      const callType = (['inbound', 'outbound', 'internal'] as const).find((word) => word === rest['callType']);
      return callType ? { kind, text: text('text'), callType } : null;
    }
    case 'url': {
      const url = String(rest['url']);
      return checkUrl(url, allowedHosts) === '' ? { kind, url } : null;
    }
    default:
      return null;
  }
}

function texts(value: unknown): Readonly<Record<string, string>> {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.filter(([name]) => NAME.test(name)).map(([name, text]) => [name, plainText(text, TEXT_LIMIT)]),
  );
}
