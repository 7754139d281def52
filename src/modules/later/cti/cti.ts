// Generated from cti.asn1 by `npm run generate`. Do not edit.
//
// Cti: Events about monitors of lines. Operation ids 1294, 1295. Public module
// UC-Server-Access-Protocol-CTI, version 8. Types that are the same in 6.1 are imported from there.

import { UTF8String, event, sequence, type Event, type Type } from "../../../codec/index.js";
import * as Common from "../../common/common.js";

/**
 * The server has ended the monitor of a line, because the configuration has changed (public
 * modules, version 8). Event 1294.
 */
export const asnCtiNotifyMonitorStopped: Event<AsnCtiNotifyMonitorStoppedArgument> =
  /* @__PURE__ */ event(
    "asnCtiNotifyMonitorStopped",
    1294,
    () => AsnCtiNotifyMonitorStoppedArgument,
  );

/**
 * The order of the own lines, complete, after it has changed; for monitors of the own lines (public
 * modules, version 8). Event 1295.
 */
export const asnCtiNotifyLineSortOrderChanged: Event<AsnCtiNotifyLineSortOrderChangedArgument> =
  /* @__PURE__ */ event(
    "asnCtiNotifyLineSortOrderChanged",
    1295,
    () => AsnCtiNotifyLineSortOrderChangedArgument,
  );

/** Public modules, version 8. */
export interface AsnCtiNotifyMonitorStoppedArgument {
  /** id of the monitor */
  u8sMonitorCrossRefID: string;
}
export const AsnCtiNotifyMonitorStoppedArgument: Type<AsnCtiNotifyMonitorStoppedArgument> =
  /* @__PURE__ */ sequence(
    "AsnCtiNotifyMonitorStoppedArgument",
    () => [["u8sMonitorCrossRefID", UTF8String]],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnCtiNotifyLineSortOrderChangedArgument {
  /** id of the monitor */
  u8sMonitorCrossRefID: string;
  /** URIs of all own lines, but for those that clients bring themselves */
  u8sLineURISortOrder: Common.UTF8StringList;
}
export const AsnCtiNotifyLineSortOrderChangedArgument: Type<AsnCtiNotifyLineSortOrderChangedArgument> =
  /* @__PURE__ */ sequence(
    "AsnCtiNotifyLineSortOrderChangedArgument",
    () => [
      ["u8sMonitorCrossRefID", UTF8String],
      ["u8sLineURISortOrder", Common.UTF8StringList],
    ],
    { extensible: true },
  );
