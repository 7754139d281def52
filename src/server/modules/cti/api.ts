export type { ConnectedPbx } from "./switchboard.js";
