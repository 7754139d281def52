import { serviceRef } from "../../kernel/index.js";
import type { LocationRules } from "./service.js";

export { LocationError, type LocationErrorCode } from "./errors.js";
export { blankLocation } from "./forms.js";
export type { LocationRules } from "./service.js";
export { locationChanged } from "./topics.js";

/** The rules for telephone numbers at the places where there are lines, for other modules and for embedders; to be used in a unit. */
export const locationService = serviceRef<LocationRules>("locations");
