import type { ConsoleSession } from '../../org/orgApi';
import { withLabel } from '../../scenarios/callCenterLabel';
import type { ScenarioBoard } from '../../scenarios/scenarioBoard';
import type { Addresses } from '../addresses';
import type { UtilityItem } from '../setup/consoleApp';

export interface SessionTroubleParts {
  readonly board: ScenarioBoard;
  readonly addresses: Addresses;
  readonly utilityItem: UtilityItem | null;
}

/** What a console is told, as the scenarios want it. */
export function troubledSession(session: ConsoleSession, parts: SessionTroubleParts): ConsoleSession {
  const { board, addresses, utilityItem } = parts;
  if (board.value('openCti') === 'gone') {
    const noPhoneReason = 'This org has no Open CTI (scenario “Open CTI in the org”).';
    return { ...session, phone: null, noPhoneReason };
  }
  const { phone } = session;
  if (!phone) return session;
  const own = addresses.origin('visualforce');
  const isElsewhere = board.value('frameSite') === 'other' && phone.adapterUrl.startsWith(`${own}/`);
  const adapterUrl = isElsewhere
    ? phone.adapterUrl.replace(own, addresses.origin('otherVisualforce'))
    : phone.adapterUrl;
  const size = board.value('panelSize') === 'utilityItem' ? utilityItem?.size : undefined;
  const settings = withLabel(board.value('callCenterLabel'), phone.settings);
  return { ...session, phone: { ...phone, ...size, adapterUrl, settings } };
}
