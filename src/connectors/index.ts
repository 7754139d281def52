/**
 * Calendars of other systems and a UCServer: Xelion, Vitec Connect, SuperOffice. Each as a replicator
 * ({@link buildConnector}) and as that system's API in front of a UCServer ({@link xelionApi},
 * {@link vitecApi}, {@link superOfficeApi}).
 *
 * @module
 */
export { apiPaths, buildApis, type ApiBuildOptions, type MountedApi } from "./config/apis.js";
export { readAccounts, type ApiAccounts, type OwnServer } from "./config/apis-accounts.js";
export { apisSchema, loadApisConfig, type ApisConfig } from "./config/apis-schema.js";
export { buildConnector, type BuildOptions, type Connector } from "./config/build.js";
export { ConfigError } from "./config/error.js";
export { loadConfig, parseConfig } from "./config/load.js";
export { configSchemas, systems, type Config, type SystemName } from "./config/schema.js";
export { Secret } from "./config/secret.js";
export { MappingError } from "./errors.js";
export type { ApiOptions } from "./http/options.js";
export type { IdempotencyLimits } from "./http/idempotency.js";
export type { KeeperOptions } from "./http/keeper.js";
export type { SessionLimits } from "./http/sessions.js";
export type { ConnectorLogins } from "./http/credentials.js";
export { mappingTable, type Mapping } from "./mapping.js";
export { HttpFailure, HttpUnreachable } from "./replicator/http-client.js";
export { SourceError } from "./replicator/readers.js";
export type { ReplicatorOptions } from "./replicator/options.js";
export { Replicator } from "./replicator/replicator.js";
export { ReplicatorError } from "./replicator/intake.js";
export { StateError } from "./replicator/state-error.js";
export type { PrivateRule } from "./replicator/private.js";
export type { Note } from "./replicator/plan.js";
export type { Observer, Progress, Step, Summary } from "./replicator/report.js";
export { superOfficeApi, type SuperOfficeApiOptions } from "./superoffice/api.js";
export { superOfficeMapping } from "./superoffice/mapping.js";
export { OwnerIgnored } from "./ucserver/owners.js";
export { UcServerError, type AppointmentsPort, type UcServerErrorCode } from "./ucserver/port.js";
export type { LogonCredentials } from "../rose/index.js";
export { logOnTcp, type TcpOptions } from "./ucserver/tcp-port.js";
export { vitecApi, type VitecApiOptions } from "./vitec/api.js";
export { vitecMapping } from "./vitec/mapping.js";
export type { Zone } from "./time.js";
export { xelionApi, type XelionApiOptions } from "./xelion/api.js";
export { xelionMapping } from "./xelion/mapping.js";
export { zoneNamed } from "./zones.js";
