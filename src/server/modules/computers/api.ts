import { serviceRef } from "../../kernel/index.js";
import type { ComputerRules } from "./service.js";

export { ComputerError, type ComputerErrorCode } from "./errors.js";
export { blankComputer } from "./blank.js";
export type { ComputerRules } from "./service.js";

/** The computers that are known, for other modules and for embedders; to be used in a unit. */
export const computerService = serviceRef<ComputerRules>("computers");
