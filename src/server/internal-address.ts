/** Where clients are, for the gateway: it loads the engine, but no database. */
export { isLoopback, withClientAddress } from "./client-address.js";
