/**
 * All that is needed to write modules of the server.
 *
 * @module
 */
export { getsOwnEvents, isAttached, setAttached } from "./attach.js";
export {
  admin,
  administrators,
  all,
  anyLogin,
  anyone,
  owner,
  right,
  user,
  type Access,
} from "./access.js";
export { Changes, type Change, type ChangesOptions, type ChangesSince } from "./changes.js";
export { question, type Cluster, type Question } from "./cluster.js";
export type { DeliveredEvent, LaterForm } from "./delivery.js";
export {
  invalid,
  refusing,
  RequestError,
  RequestErrorDetail,
  requestErrorValue,
  requireStorableText,
} from "./errors.js";
export {
  changesSent,
  Follower,
  type FollowedChange,
  type FollowedChanges,
  type FollowerOptions,
} from "./follower.js";
export { createKernel, Kernel, type KernelOptions } from "./kernel.js";
export { Lease, LeaseLost, type LeaseOptions } from "./lease.js";
export type { Kept, ReadKept } from "./memory.js";
export {
  defineModule,
  serviceRef,
  type BareRequest,
  type EventRoute,
  type Module,
  type ModuleContext,
  type ReadTurn,
  type Refuse,
  type Request,
  type Route,
  type RouteUnit,
  type ServiceRef,
  type UnitOfWork,
} from "./module.js";
export { pausing } from "./pausing.js";
export type { AnonymousPrincipal, Principal, PrincipalUser, UserPrincipal } from "./principal.js";
export { listRead } from "./read-list.js";
export {
  outlastsInvoke,
  type PrincipalBegin,
  type PrincipalEnd,
  type Principals,
  type PrincipalSource,
  type RightsSource,
} from "./principals.js";
export type { RouteInfo, SentInfo } from "./route.js";
export { OwnChanges } from "./own-changes.js";
export { Replicated } from "./replicated.js";
export type { Contribution, Shared } from "./shared.js";
export { Sole, type Held, type SoleParts, type SoleWork } from "./sole.js";
export type { SubscriptionEvent, Subscriptions } from "./subscriptions.js";
export { Tally } from "./tally.js";
export { topic, type Topic } from "./topic.js";
export { Turns } from "./turns.js";
export { setVersion, versionOf } from "./version.js";
