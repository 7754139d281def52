/**
 * What clients of servers of version 8 need besides the engine.
 *
 * @module
 */
export {
  INTERFACE_VERSION,
  LaterLogonError,
  logOnLater,
  type LaterLogon,
  type LaterLogonOptions,
  type LaterLogonReason,
} from "./client/log-on-later.js";
