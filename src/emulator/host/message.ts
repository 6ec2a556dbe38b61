/**
 * The messages between adapter and host, as the platform's library sends and expects them.
 *
 * `callId` starts at 0 with each load of the adapter page and is shared by all methods; `apiVersion` is a whole number (57).
 */
export interface CallMessage {
  readonly methodName: string;
  readonly callId: number;
  readonly apiVersion: number;
  readonly apiType: 'opencti';
  readonly isCallbackRegistered: boolean;
  readonly isListenerRegistered: boolean;
  readonly args: Arguments;
}

/** Arguments of a call; nothing in them is trusted. */
export type Arguments = Readonly<Record<string, unknown>>;

/** One entry of `errors`: an object, although many pages of the guide call it a text. */
export interface ErrorEntry {
  readonly code: string;
  readonly description: string;
  readonly details?: unknown;
}

/** What a callback receives. Listeners receive their payload itself in `response`. */
export interface MethodResponse {
  readonly success: boolean;
  readonly returnValue: unknown;
  readonly errors: readonly ErrorEntry[] | null;
}

/**
 * Libraries up to v43 run whatever arrives; from v49 on they obey the two flags. They are always set here, so that every version
 * does the same.
 */
export interface HostMessage {
  readonly methodName: string;
  readonly callId: number;
  readonly apiVersion: number;
  readonly apiType: 'opencti';
  readonly response: unknown;
  readonly eventName?: string;
  readonly shouldExecuteCallback: boolean;
  readonly shouldExecuteListener: boolean;
}

/** The call in `data`, or null when it has not the agreed shape. Fields that we do not know are left behind. */
export function readCall(data: unknown): CallMessage | null {
  if (!isPlainObject(data) || data.apiType !== 'opencti') return null;
  const { methodName, callId, apiVersion, args } = data;
  if (typeof methodName !== 'string' || methodName === '' || methodName.length > 100) return null;
  if (!isWholeNumber(callId) || !isWholeNumber(apiVersion)) return null;
  if (args !== undefined && !isPlainObject(args)) return null;
  return {
    methodName,
    callId,
    apiVersion,
    apiType: 'opencti',
    isCallbackRegistered: data.isCallbackRegistered === true,
    isListenerRegistered: data.isListenerRegistered === true,
    args: args ?? {},
  };
}

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWholeNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
