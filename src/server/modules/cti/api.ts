import { INTEGER, sequence } from "../../../codec/index.js";
import { serviceRef, topic, type Topic } from "../../kernel/index.js";
import type { LineForwards } from "./line-forwards.js";

export { forwardMode } from "./features.js";
export type { KnownLine } from "./line-book.js";
export { forwardPatience, type ForwardingDevice, type LineForwards } from "./line-forwards.js";
export type { ConnectedPbx } from "./switchboard.js";

/** The forwards of lines, for other modules. */
export const lineForwards = serviceRef<LineForwards>("cti");

/** The PBX serves a line again, or for the first time. Each server tells only itself. */
export interface LineServed {
  /** The id of the user whose line it is. */
  readonly owner: number;
}
export const lineServed: Topic<LineServed> = topic<LineServed>(
  "cti/line-served",
  sequence("LineServed", () => [["owner", INTEGER]]),
);
