import type { CloseReason } from "../errors.js";

/** What a client is doing about its connection. */
export type ClientStatus =
  /** Connecting and, if told so, logging on. */
  | { readonly state: "connecting"; readonly attempt: number }
  /** The connection stands and `onConnected` has done its work. */
  | { readonly state: "connected"; readonly attempt: number }
  /** The connection was lost, or an attempt failed; the next one begins in `delay` milliseconds. */
  | {
      readonly state: "waiting";
      readonly attempt: number;
      readonly delay: number;
      readonly error: Error;
    }
  /** Over for good. */
  | { readonly state: "closed"; readonly reason: CloseReason };
