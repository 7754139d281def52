/**
 * What other rooms of the source need of the web service beside its public entrance, as far as it
 * loads nothing of the web service itself: every command of the command line begins with it.
 */
export { proxyOf } from "./http/clients.js";
export { defaultGatewayLimits, gatewayLimits, type GatewayLimits } from "./limits.js";
