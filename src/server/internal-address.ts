/** The addresses of clients, for the gateway. This loads the engine, but no database. */
export { isLoopback, withClientAddress } from "./client-address.js";
