import { AppError } from '../base/appError';

/** What the Visualforce page hands to the phone as JSON. */
export interface StartData {
  /** `CtiPhone.ask`, with the namespace of a package before it. */
  readonly remoteAction: string;
  /** Path of the small page by which the session is renewed. */
  readonly sessionPage: string;
  /** Of the package that the phone came in; empty where it was deployed as source. */
  readonly namespace: string;
}

/**
 * @param text  content of the element `softphone-start`; null where the page has none
 * @throws AppError `no-start-data`
 */
export function readStartData(text: string | null | undefined): StartData {
  const data = parsed(text ?? '');
  const { remoteAction, sessionPage } = data;
  if (!isName(remoteAction) || !isPath(sessionPage)) {
    throw new AppError('no-start-data', 'The page does not say how to reach Salesforce', {
      hint: 'Open the phone from the utility bar of a Salesforce app. Admins: the page must be the one that came with this phone.',
    });
  }
  const [namespace = '', ...rest] = remoteAction.split('.');
  return { remoteAction, sessionPage, namespace: rest.length > 1 ? namespace : '' };
}

function parsed(text: string): Partial<Record<keyof StartData, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    // An unreadable text is told like a missing one: the remedy is the same.
    return {};
  }
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z]\w*(\.[A-Za-z]\w*){1,3}$/.test(value);
}

/** A path of this origin; never an address elsewhere. */
function isPath(value: unknown): value is string {
  return typeof value === 'string' && /^\/(?!\/)[\w./-]+(\?[\w=&%.-]*)?$/.test(value);
}
