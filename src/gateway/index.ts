/**
 * The UCServer web service: HTTP and WebSocket in front of a UCServer.
 *
 * @module
 */
export { directUpstream, localUpstream, type LocalServer } from "./direct-upstream.js";
export { createGateway, Gateway } from "./gateway.js";
export type { GatewayDrainOptions, GatewayOptions } from "./options.js";
export { sharedUpstream, type SharedUpstreamOptions } from "./shared-upstream.js";
export { defaultGatewayLimits, type GatewayLimits } from "./limits.js";
export type { Modules } from "../modules/registry.js";
export type { Served } from "./served.js";
export {
  UpstreamUnavailable,
  type CallOptions,
  type SessionListener,
  type Upstream,
  type UpstreamClient,
  type UpstreamSession,
} from "./upstream.js";
