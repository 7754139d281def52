import type { CloseReason } from "../errors.js";

/** The state of a client's connection. */
export type ClientStatus =
  /** The client is connecting and, in `onConnected`, logging on. */
  | { readonly state: "connecting"; readonly attempt: number }
  /** The connection is open and `onConnected` has finished. */
  | { readonly state: "connected"; readonly attempt: number }
  /** The connection was lost, or an attempt failed; the next one begins in `delay` milliseconds. */
  | {
      readonly state: "waiting";
      readonly attempt: number;
      readonly delay: number;
      readonly error: Error;
    }
  /** The client is closed for good. */
  | { readonly state: "closed"; readonly reason: CloseReason };
