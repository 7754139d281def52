/**
 * What other rooms need of the server besides its public entrance. It loads neither the engine nor the
 * database, because every start of the command line loads it.
 */
export { addFile, makeFolder, replaceFile, requireOrdinaryFile } from "./files.js";
export { checkErrorReports } from "./modules/cer/options.js";
export {
  defaultLogonLimits,
  logonLimits,
  type LogonLimits,
} from "./modules/checks/logon-limits.js";
export { checkDigestRealm } from "./modules/digests/options.js";
export { checkIceServers } from "./modules/ice-servers/configured.js";
export { checkRegistrations } from "./modules/registration/configured.js";
export { isPostgres } from "./options.js";
export { packageVersion } from "./version.js";
