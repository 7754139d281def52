/**
 * What other rooms of the source need of the codec beside its public entrance, as far as it loads
 * nothing of the codec itself: every command of the command line begins with it.
 */
export { leadTo, type Caller } from "./caller.js";
export { isObject } from "./json/is-object.js";
export { defaultLimits, valueLimits, type Limits } from "./limits.js";
export { isMandatory, underscored } from "./member.js";
export { hint, quoted } from "./nearest.js";
