import { serviceRef } from "../../kernel/index.js";
import type { LineRules } from "./service.js";

export { LineError, type LineErrorCode } from "./errors.js";
export { numberInUse, type ReportedLine } from "./configuration.js";
export type { LineRules } from "./service.js";
export { lineAdded, lineChanged, lineRemoved, lineTested } from "./topics.js";

/** The lines, with what administrators set for them, for other modules and for embedders; to be used in a unit. */
export const lineService = serviceRef<LineRules>("lines");
