/**
 * CSTA, and ROSE as X.880 (1994) has it, for the option `protocol` of `connect` and `createServer` (docs/csta.md).
 *
 * @module
 */
import { requestSysStat } from "../modules/csta/request-system-status.js";
import { systemStatus } from "../modules/csta/system-status.js";
import type { RoseProtocol } from "./protocol/protocol.js";
import { x880Protocol, type X880Options } from "./x880/protocol.js";

export { associationOf, type AssociationOptions, type PreludeOptions } from "./x880/link.js";
export type { Association, AssociationLogin } from "./x880/acse.js";
export type { Framing } from "./x880/tcp-frames.js";
export type { X880Options } from "./x880/protocol.js";

/**
 * ROSE as X.880 has it, for any modules.
 * @throws TypeError for an unknown option or value.
 */
export function x880(options: X880Options = {}): RoseProtocol {
  return x880Protocol(options, "x880", "x880");
}

/** SystemStatus `normal`. */
const NORMAL = 2;

/**
 * CSTA Phase III. What it adds to {@link x880}: `systemStatus` is answered if nobody handles it, and asked for when nothing has been
 * sent for `keepAliveInterval`, by a client with `requestSysStat`; a peer from which nothing comes then is cut off.
 * @throws TypeError for an unknown option or value.
 */
export function csta(options: X880Options = {}): RoseProtocol {
  return x880Protocol(options, "csta", "csta", {
    fallback: (message) => (message.operationID === systemStatus.id ? answered : undefined),
    ask: (connection) => {
      const timeout = connection.engine.limits.keepAliveInterval;
      return connection.role === "server"
        ? connection.invoke(systemStatus, { systemStatus: NORMAL }, { timeout })
        : connection.invoke(requestSysStat, {}, { timeout });
    },
  });
}

const answered = { token: systemStatus, handler: () => ({ noData: null }), streams: [] } as const;
