/**
 * What other rooms of the source need of the server besides its public entrance. It loads neither the
 * engine nor the database: the command line begins with it.
 */
export { makeFolder, replaceFile, requireOrdinaryFile } from "./files.js";
export {
  defaultLogonLimits,
  logonLimits,
  type LogonLimits,
} from "./modules/checks/logon-limits.js";
export { isPostgres } from "./options.js";
export { packageVersion } from "./version.js";
