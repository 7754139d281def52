import type { Live } from "./live.js";

/** What parts of the view can do. */
export interface Actions {
  /** Does something, and shows why it has failed, if it has. */
  run(work: (live: Live) => Promise<void>): void;
  /** The time at the server. */
  now(): number;
}
