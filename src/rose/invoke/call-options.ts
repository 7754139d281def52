import { requiredOptions, type NamesOf } from "../../codec/internal.js";
import type { InvokeOptions } from "../api/connection.js";
import type { InvokeExtras } from "../message/write-envelope.js";

const extrasNames = {
  sessionID: "string",
  linkedID: "number",
  operationName: "string",
  authentication: "object",
} satisfies NamesOf<InvokeExtras>;

const invokeNames = {
  ...extrasNames,
  signal: "object",
  timeout: "number",
  onInvoke: "function",
} satisfies NamesOf<InvokeOptions>;

/**
 * Refuses unknown options of one call: a misspelt session id would make it a call of another session. Without options it
 * costs nothing; with some, a few nanoseconds for each.
 * @param what The method, for the message.
 * @throws TypeError
 */
export function checkInvokeOptions(options: InvokeOptions | undefined, what: string): void {
  if (options === undefined || seemRight(options, true)) return;
  requiredOptions(options, invokeNames, what);
}

/** The same for what an event has besides its argument. */
export function checkExtras(extras: InvokeExtras | undefined, what: string): void {
  if (extras === undefined || seemRight(extras, false)) return;
  requiredOptions(extras, extrasNames, what);
}

/** Whether there are only known names; written so that it takes some nanoseconds. */
function seemRight(options: object, ofInvoke: boolean): boolean {
  if (typeof options !== "object" || options === null) return false;
  for (const name in options) {
    switch (name) {
      case "sessionID":
      case "linkedID":
      case "operationName":
      case "authentication":
        continue;
      case "timeout":
      case "signal":
      case "onInvoke":
        if (ofInvoke) continue;
        return false;
      default:
        return false;
    }
  }
  return true;
}
