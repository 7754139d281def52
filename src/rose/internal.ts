/**
 * What other rooms of the source need of the engine beside its public entrance. All of it works
 * without a connection, so that importing it does not load the engine.
 */
export { Budget } from "./budget.js";
export { guarded } from "./guarded.js";
export { knownOptions, knownValue, unknownMemberValues, type NamesOf } from "./known-options.js";
export { defaultEngineLimits, engineLimits, longestTime, type EngineLimits } from "./limits.js";
export { described } from "./log.js";
export {
  jsonError,
  jsonInvoke,
  jsonReject,
  jsonResult,
  messageOfJson,
  openTypeText,
  openTypeTextOf,
  readJsonMessage,
} from "./message/json-message.js";
export {
  roseMessageFromJson,
  roseMessageToJson,
  type OpenTypeResolver,
} from "./message/transcode.js";
export { addressKey } from "./socket/address.js";
export {
  ReadError,
  readingBudget,
  readOctets,
  type ReadFault,
  type ReadLimits,
} from "./socket/read-octets.js";
export { cutOff } from "./socket/socket-owner.js";
export { unwatch, watch } from "./time/abort-group.js";
