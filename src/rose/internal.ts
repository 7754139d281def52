/**
 * What other rooms of the source need of the engine besides its public entrance. It loads neither the
 * engine nor the codec, because every command of the command line loads it at its start.
 */
export { connectOptionNames } from "./api/client.js";
export { Budget } from "./budget.js";
export { guarded, unexpected } from "./guarded.js";
export {
  knownOptions,
  knownValue,
  requiredOptions,
  requireGiven,
  strictnessValues,
  unknownMemberValues,
  type NamesOf,
} from "../codec/internal.js";
export { checkConnectOptions } from "./client/connect-options.js";
export { checkLimit, highest } from "./highest-limits.js";
export { defaultEngineLimits, engineLimits, type EngineLimits } from "./limits.js";
export { whenAborted } from "./when-aborted.js";
export { described, logDemand } from "./log.js";
export { misdirected, misdirectedHandshake } from "./message/first-octets.js";
export { named, nobodyServes } from "./message/named.js";
export { linesOf, RepeatedLines } from "./repeated-lines.js";
export { addressKey } from "./socket/address.js";
export { DEFAULT_PORT } from "./socket/default-port.js";
export {
  ReadError,
  readingBudget,
  isAnnouncedTooLong,
  readOctets,
  readText,
  useText,
  type Octets,
  type ReadFault,
  type ReadLimits,
} from "./socket/read-octets.js";
export { inPortions } from "./server/portions.js";
export { listenOptions } from "./server/listen-options.js";
export { tlsPolicies } from "./server/tls-policy.js";
export { cutOff } from "./socket/socket-owner.js";
export { certificateNames, modernCertificate } from "./socket/tls-version.js";
export { unwatch, watch } from "./time/abort-group.js";
export { inTurns } from "./time/turns.js";
