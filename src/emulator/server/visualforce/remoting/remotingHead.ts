import type { ApexClasses } from '../../../org/apex/apexClass';
import type { OpenPage } from '../../agentSession';
import { jsonForPage } from '../../answer';
import type { RemotingPageData } from './remotingScript';

/**
 * What a page with remote actions has in its head: the data of this page as JSON (a strict script policy allows no inline script)
 * and the remoting script. Empty when no controller has remote actions.
 */
export function remotingHead(controllers: readonly string[], parts: { apex: ApexClasses; openPage: OpenPage }): string {
  const actions = controllers.flatMap((className) =>
    Object.keys(parts.apex[className] ?? {}).map((method) => `${className}.${method}`),
  );
  if (actions.length === 0) return '';
  const data: RemotingPageData = { ...parts.openPage, actions };
  return (
    `<script id="visualforce-remoting" type="application/json">${jsonForPage(data)}</script>` +
    '<script src="/jslibrary/remoting.js"></script>'
  );
}
