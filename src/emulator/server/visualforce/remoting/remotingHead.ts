import type { ApexClasses } from '../../../org/apex/apexClass';
import type { OpenPage } from '../../agentSession';
import { jsonForPage } from '../../answer';
import type { Namespace } from '../../namespace';
import type { RemotingPageData } from './remotingScript';

export interface RemotingHeadParts {
  readonly apex: ApexClasses;
  readonly openPage: OpenPage;
  readonly namespace: Namespace;
}

/**
 * What a page with remote actions has in its head: the data of this page as JSON (a strict script policy allows no inline script)
 * and the remoting script. Empty when no controller has remote actions.
 */
export function remotingHead(controllers: readonly string[], parts: RemotingHeadParts): string {
  const actions = controllers.flatMap((className) =>
    Object.keys(parts.apex[className] ?? {}).map((method) => `${parts.namespace.ofClass(className)}.${method}`),
  );
  if (actions.length === 0) return '';
  const data: RemotingPageData = { ...parts.openPage, actions };
  return (
    `<script id="visualforce-remoting" type="application/json">${jsonForPage(data)}</script>` +
    '<script src="/jslibrary/remoting.js"></script>'
  );
}
