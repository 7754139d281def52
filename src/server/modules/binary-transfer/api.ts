import { serviceRef } from "../../kernel/index.js";
import type { Transfers } from "./transfers.js";

export { described } from "./metadata.js";
export type { Transfers } from "./transfers.js";

/** The files that clients send each other, for other modules. */
export const transferService = serviceRef<Transfers>("binary transfers");
