/**
 * What other rooms of the source need of the codec besides its public entrance. It must not load the
 * codec itself, because every command of the command line loads it at its start.
 */
export { leadTo, type Caller } from "./caller.js";
export { isObject } from "./json/is-object.js";
export {
  integerValues,
  knownOptions,
  knownValue,
  requiredOptions,
  requireGiven,
  strictnessValues,
  unknownMemberValues,
  type Demand,
  type NamesOf,
} from "./known-options.js";
export { defaultLimits, valueLimits, type Limits } from "./limits.js";
export { isMandatory, underscored } from "./member.js";
export { hint, quoted } from "./nearest.js";
export { textOfFile, textOfUtf8 } from "./utf8.js";
