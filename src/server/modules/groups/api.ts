import { serviceRef } from "../../kernel/index.js";
import type { Groups } from "./groups.js";

export { GroupError, type GroupErrorCode } from "./errors.js";
export { blankGroup, groupProfileVersion, type Group } from "./group.js";
export type { Groups } from "./groups.js";
export { areKnown, knownBits, noBits, tripleOf, type RightBits } from "./right-bits.js";

/** The groups of users, for other modules and for embedders. What they give their members and leaders, the rights decide. */
export const groupService = serviceRef<Groups>("groups");
