/**
 * What other rooms of the source need of the web service besides its public entrance. It must not load
 * the web service itself, because every command of the command line loads it at its start.
 */
export { proxyOf } from "./http/clients.js";
export { defaultGatewayLimits, gatewayLimits, type GatewayLimits } from "./limits.js";
export { hostNameOf, publicOrigin, siteOrigin } from "./http/origins.js";
