/** What tells the version of a client, for the gateway. This loads the engine, but no database. */
export { tellsLater } from "./kernel/version.js";
