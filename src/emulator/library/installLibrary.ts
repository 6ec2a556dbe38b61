import { assertCallback, assertListener, assertValue, optionalArgument, requiredArgument } from './argumentChecks';
import type { Argument } from './argumentChecks';
import { readFrameAddress } from './frameAddress';
import { messageChannels } from './messageChannels';
import { Wire } from './wire';
import type { WireOptions } from './wire';

type Method = (...args: unknown[]) => void;

const SCREENPOP_TYPE = {
  URL: 'url',
  SOBJECT: 'sobject',
  OBJECTHOME: 'objecthome',
  LIST: 'list',
  SEARCH: 'search',
  NEW_RECORD_MODAL: 'newRecord',
  FLOW: 'flow',
} as const;

const CALL_TYPE = { INBOUND: 'inbound', OUTBOUND: 'outbound', INTERNAL: 'internal' } as const;

/** Methods that take an argument and send these keys of it on; whatever else it holds is dropped. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  setSoftphonePanelVisibility: ['visible'],
  setSoftphonePanelHeight: ['heightPX'],
  setSoftphonePanelWidth: ['widthPX'],
  setSoftphonePanelLabel: ['label'],
  setSoftphonePanelIcon: ['key'],
  setSoftphoneItemLabel: ['label'],
  setSoftphoneItemIcon: ['key'],
  screenPop: ['type', 'params'],
  searchAndScreenPop: ['searchParams', 'callType', 'queryParams', 'defaultFieldValues', 'deferred', 'params'],
  runApex: ['apexClass', 'methodName', 'methodParams'],
};

const WITHOUT_ARGUMENT = ['enableClickToDial', 'disableClickToDial', 'refreshView'];
const QUESTIONS = ['getAppViewInfo', 'getCallCenterSettings', 'getSoftphoneLayout', 'isSoftphonePanelVisible'];
const LISTENERS = ['onClickToDial', 'onNavigationChange'];

/** First versions of the two groups of methods that came later. */
const VOICE_SINCE = 46;
const CHANNELS_SINCE = 47;

/**
 * Puts `sforce.opencti` into a page, as Salesforce's library does: the global is there first, then the page's address is checked,
 * and when that fails a plain string is thrown although the global stays.
 *
 * @throws string, when the page is not in a console's frame
 */
export function installLibrary(options: WireOptions): void {
  const wire = new Wire(options);
  const page = options.window as Window & { sforce?: Record<string, unknown> };
  const initialize = (): void => openWire(wire, options);
  page.sforce = Object.assign(page.sforce ?? {}, { opencti: { initialize, ...methods(wire) } });
  initialize();
}

/** Public in Salesforce's library too, though no page of the guide names it. */
function openWire(wire: Wire, { window, apiVersion }: WireOptions): void {
  const address = readFrameAddress(window.location, apiVersion);
  if (!address) {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- adapters catch this very string
    throw 'Failed to initialize Open CTI. Ensure that it is loaded from the right frame with correct URL parameters';
  }
  wire.open(address.hostOrigin);
}

function methods(wire: Wire): Record<string, unknown> {
  return {
    SCREENPOP_TYPE,
    CALL_TYPE,
    ...each(Object.keys(COMMANDS), (name) => command(wire, name, COMMANDS[name]!)),
    ...each(
      WITHOUT_ARGUMENT,
      (name) =>
        (...args) =>
          send(wire, name, optionalArgument(args)),
    ),
    ...each(QUESTIONS, (name) => question(wire, name)),
    ...each(LISTENERS, (name) => listening(wire, name)),
    saveLog: saveLog(wire),
    // The only method that checks nothing.
    notifyInitializationComplete: (argument?: Argument) => send(wire, 'notifyInitializationComplete', argument || {}),
    ...(wire.apiVersion >= VOICE_SINCE ? { hvs: voice(wire) } : {}),
    ...(wire.apiVersion >= CHANNELS_SINCE ? messageChannels(wire) : {}),
  };
}

function each(names: readonly string[], make: (name: string) => Method): Record<string, Method> {
  return Object.fromEntries(names.map((name) => [name, make(name)]));
}

function command(wire: Wire, methodName: string, keys: readonly string[]): Method {
  return (...args) => {
    const argument = requiredArgument(args);
    const forwarded = Object.fromEntries(keys.map((key) => [key, argument[key]]));
    wire.send({ methodName, args: forwarded, callback: argument.callback });
  };
}

function question(wire: Wire, methodName: string): Method {
  return (...args) => {
    const argument = requiredArgument(args);
    assertCallback(argument);
    send(wire, methodName, argument);
  };
}

function listening(wire: Wire, methodName: string): Method {
  return (...args) => {
    const argument = requiredArgument(args);
    assertListener(argument);
    wire.send({ methodName, args: {}, listener: argument.listener });
  };
}

function saveLog(wire: Wire): Method {
  return (...args) => {
    const argument = requiredArgument(args);
    assertValue(argument);
    wire.send({ methodName: 'saveLog', args: { object: argument.value }, callback: argument.callback });
  };
}

/** High-velocity sales: work queues that dial by themselves. On the wire the two have no prefix. */
function voice(wire: Wire): Record<string, Method> {
  return {
    onWorkStart: listening(wire, 'onWorkStart'),
    completeWork: command(wire, 'completeWork', ['workId', 'attributes']),
  };
}

function send(wire: Wire, methodName: string, { callback }: Argument): void {
  wire.send({ methodName, args: {}, callback });
}
