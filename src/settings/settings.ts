/**
 * What an admin can set on the call center (Setup → Call Centers). The raw values are strings under slash paths;
 * `readSettings` turns them into this, or names the field that is wrong.
 */
export interface Settings {
  /** Which phone system: `sip`, or `simulator` for a line that rings by itself. */
  readonly provider: 'sip' | 'simulator';
  /** SIP over WebSocket (RFC 7118): `wss://…`; `ws://` only towards this computer. Empty for other providers. */
  readonly sipServer: string;
  /** STUN servers (`stun:host:port`); none by default, then the phone never waits for one. */
  readonly stunServers: readonly string[];
  /** ISO 3166-1 alpha-2 country whose way of writing numbers is used for numbers without a country code. */
  readonly region: string;
  /** Extensions of this house, from one to another of the same length. Empty: every short text of digits. */
  readonly extensions: readonly { readonly from: string; readonly to: string }[];
  /** Headers of the phone system are believed: whether a number is verified, the queue, the keys of records. */
  readonly trustedHeaders: boolean;
  /** Which header names a record by which field: `X-Case-Number` → `Case.CaseNumber`. */
  readonly callerKeys: readonly { readonly header: string; readonly field: string }[];
  /** Hosts that pop rules may lead to by https. */
  readonly popHosts: readonly string[];
  readonly dialing: {
    /** Dialled before every number that leaves the house, for example `0`. */
    readonly outsidePrefix: string;
    readonly longDistancePrefix: string;
    readonly internationalPrefix: string;
  };
  readonly journal: {
    /** Agents may save waiting call logs as a file, which is open text. */
    readonly fileExport: boolean;
    /** A page with waiting logs asks before it goes. Logs that only this page has ask always. */
    readonly leaveQuestion: boolean;
  };
  readonly policies: {
    /** How numbers begin (`+49`) that may be dialled. Empty: all. Short ones and extensions always may. */
    readonly dialOnly: readonly string[];
    /** How numbers begin that may not be dialled, whatever else is allowed. */
    readonly dialNever: readonly string[];
  };
}
