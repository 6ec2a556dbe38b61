import type { HostMethod } from '../method';
import { disableClickToDial } from './disableClickToDial';
import { enableClickToDial } from './enableClickToDial';
import { getAppViewInfo } from './getAppViewInfo';
import { getCallCenterSettings } from './getCallCenterSettings';
import { getSoftphoneLayout } from './getSoftphoneLayout';
import { completeWork } from './hvs.completeWork';
import { onWorkStart } from './hvs.onWorkStart';
import { isSoftphonePanelVisible } from './isSoftphonePanelVisible';
import { notifyInitializationComplete } from './notifyInitializationComplete';
import { onClickToDial } from './onClickToDial';
import { onNavigationChange } from './onNavigationChange';
import { publish } from './publish';
import { refreshView } from './refreshView';
import { runApex } from './runApex';
import { saveLog } from './saveLog';
import { screenPop } from './screenPop';
import { searchAndScreenPop } from './searchAndScreenPop';
import { setSoftphoneItemIcon } from './setSoftphoneItemIcon';
import { setSoftphoneItemLabel } from './setSoftphoneItemLabel';
import { setSoftphonePanelHeight } from './setSoftphonePanelHeight';
import { setSoftphonePanelIcon } from './setSoftphonePanelIcon';
import { setSoftphonePanelLabel } from './setSoftphonePanelLabel';
import { setSoftphonePanelVisibility } from './setSoftphonePanelVisibility';
import { setSoftphonePanelWidth } from './setSoftphonePanelWidth';
import { subscribe } from './subscribe';
import { unsubscribe } from './unsubscribe';

/** Every method of Open CTI for Lightning under its name on the wire. A map, so that no name reaches an object's prototype. */
export const METHODS: ReadonlyMap<string, HostMethod> = new Map<string, HostMethod>([
  ...Object.entries({
    disableClickToDial,
    enableClickToDial,
    getAppViewInfo,
    getCallCenterSettings,
    getSoftphoneLayout,
    isSoftphonePanelVisible,
    notifyInitializationComplete,
    onClickToDial,
    onNavigationChange,
    publish,
    refreshView,
    runApex,
    saveLog,
    screenPop,
    searchAndScreenPop,
    setSoftphoneItemIcon,
    setSoftphoneItemLabel,
    setSoftphonePanelHeight,
    setSoftphonePanelIcon,
    setSoftphonePanelLabel,
    setSoftphonePanelVisibility,
    setSoftphonePanelWidth,
    subscribe,
    unsubscribe,
  }),
  // Adapters write `hvs.onWorkStart`; the library drops the prefix on the wire.
  ['onWorkStart', onWorkStart],
  ['completeWork', completeWork],
]);
