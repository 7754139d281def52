/**
 * A working UCServer on an embedded database: users, logins and appointments.
 *
 * @module
 */
export { Appointments, type AppointmentsOptions, type Owner } from "./appointments/appointments.js";
export { AppointmentResult } from "./appointments/service.js";
export { defaultLogonLimits, type LogonLimits } from "./modules/checks/logon-limits.js";
export type { TokenVerifier } from "./authentication/per-invoke.js";
export { RequestErrorDetail } from "./request-error.js";
export { createUcServer, UcServer, type UcServerOptions } from "./server.js";
export { openStore, StoreError, type Store } from "./store/store.js";
export { tlsSecurityOption, type UcServerTls } from "./tls.js";
export type { WebServiceCredentials } from "./transport/web-service.js";
export { defaultPasswordCost, type PasswordCost } from "./modules/users/passwords.js";
export { publicContacts } from "./users/public-contacts.js";
export {
  UserError,
  Users,
  type LoginFailure,
  type User,
  type UserErrorCode,
} from "./users/users.js";
export {
  Tokens,
  type TokenRefusal,
  type TokensOptions,
  type VerifiedToken,
} from "./tokens/tokens.js";
