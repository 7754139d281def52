import { serviceRef } from "../../kernel/index.js";
import type { Transfers } from "./transfers.js";

export { described } from "./metadata.js";
export { TransferState } from "./schema.js";
export type { TransferRow } from "./store.js";
export { transferDeleted } from "./topics.js";
export type { MayRead, Transfers } from "./transfers.js";

/** The files that clients send each other, for other modules. */
export const transferService = serviceRef<Transfers>("binary transfers");
