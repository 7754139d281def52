/**
 * A working UCServer on SQLite or PostgreSQL, with users, logins and appointments, and all that is needed to
 * write modules for it.
 *
 * @module
 */
export type { ProtocolVersion } from "../modules/registry.js";
export { createUcServer, UcServer } from "./server.js";
export type { UcServerOptions } from "./options.js";
export { tlsSecurityOption, type UcServerTls } from "./tls.js";
export { standardMigrations } from "./migrations.js";
export {
  BusError,
  type AskOptions,
  type Bus,
  type BusErrorCode,
  type BusMember,
  type BusReceiver,
} from "./cluster/bus.js";
export { NatsBus, type NatsBusOptions } from "./cluster/nats.js";
export type { NatsIdentity } from "./cluster/nats-transport.js";
export type { BusFigures } from "./cluster/numbered.js";
export {
  columns,
  copySqlite,
  dumpPostgres,
  faultOfSqlite,
  isSqliteInUse,
  loadPostgres,
  openDatabase,
  sqliteFiles,
  statement,
  StoreError,
  UnitError,
  type Columns,
  type Database,
  type DatabaseKind,
  type DumpedRows,
  type DumpedTable,
  type DumpTarget,
  type LoadPlan,
  type Migration,
  type Placeholders,
  type Statement,
  type Unit,
  type UnitErrorCode,
  type UnitOptions,
} from "./database/index.js";
export {
  admin,
  administrators,
  all,
  anyLogin,
  anyone,
  Changes,
  defineModule,
  Follower,
  OwnChanges,
  owner,
  RequestError,
  RequestErrorDetail,
  requireStorableText,
  right,
  serviceRef,
  setVersion,
  topic,
  user,
  versionOf,
  type Access,
  type AnonymousPrincipal,
  type BareRequest,
  type Change,
  type ChangesOptions,
  type ChangesSince,
  type DeliveredEvent,
  type EventRoute,
  type FollowedChange,
  type FollowedChanges,
  type FollowerOptions,
  type Kept,
  type LaterForm,
  type Module,
  type ModuleContext,
  type Principal,
  type PrincipalBegin,
  type PrincipalEnd,
  type Principals,
  type PrincipalSource,
  type PrincipalUser,
  type ReadKept,
  type ReadTurn,
  type Refuse,
  type Request,
  type Route,
  type RightsSource,
  type RouteInfo,
  type RouteUnit,
  type SentInfo,
  type ServiceRef,
  type SubscriptionEvent,
  type Subscriptions,
  type Topic,
  type UnitOfWork,
  type UserPrincipal,
} from "./kernel/index.js";
export {
  appointments as appointmentService,
  type Appointments,
} from "./modules/appointments/api.js";
export {
  agentGroupsChanged,
  agentService,
  agentStateChanged,
  type AgentCommand,
  type AgentGroupsChanged,
  type Agents,
  type AgentStateChanged,
  type GroupSource,
  type Membership,
  type NamedAgent,
} from "./modules/agent/api.js";
export {
  presenceService,
  type CallPresence,
  type CallsOfUsers,
  type Change as PresenceChange,
  type Presence,
} from "./modules/presence/api.js";
export { rankingService, type AgentPresence, type Ranking } from "./modules/ranking/api.js";
export type { ConnectedPbx } from "./modules/cti/api.js";
export type { TaskLimits } from "./modules/tasks/service.js";
export type { ContentLimits } from "./modules/client-contacts/service.js";
export {
  itemStores as itemStoreService,
  type ItemStores,
} from "./modules/client-persistence/api.js";
export type { ItemOptions } from "./modules/client-persistence/index.js";
export type { SharedStore, StoreUsers } from "./modules/client-persistence/places.js";
export type { ItemLimits } from "./modules/client-persistence/service.js";
export { AppointmentResult } from "./modules/appointments/index.js";
export type { AppointmentRules, Owner } from "./modules/appointments/service.js";
export {
  blankJournalEntry,
  journalService,
  type CallContacts,
  type Journal,
  type JournalLimits,
  type JournalOwner,
  type JournalRules,
  type NewEntry,
} from "./modules/journal/api.js";
export type { SendSms, ShortMessage, SmsContext } from "./modules/sms/provider.js";
export type { TokenVerifier } from "./modules/authentication/index.js";
export type { BinaryTransferOptions } from "./modules/binary-transfer/options.js";
export type { ErrorReportOptions } from "./modules/cer/options.js";
export { defaultLogonLimits, type LogonLimits } from "./modules/checks/logon-limits.js";
export type { DigestOptions } from "./modules/digests/options.js";
export {
  blankComputer,
  ComputerError,
  computerService,
  type ComputerErrorCode,
  type ComputerRules,
} from "./modules/computers/api.js";
export {
  blankGroup,
  GroupError,
  groupProfileVersion,
  groupService,
  type Group,
  type GroupErrorCode,
  type Groups,
  type RightBits,
} from "./modules/groups/api.js";
export type { GroupKey, GroupRules } from "./modules/groups/service.js";
export {
  contactSources,
  type ContactSource,
  type ContactSources,
  type Criteria,
  type Room,
  type SearchField,
  type Term,
} from "./modules/contacts/api.js";
export {
  nameIdOf,
  PhoneBookError,
  phoneBookService,
  type Contacts,
  type PhoneBook,
  type PhoneBookAbout,
  type PhoneBookErrorCode,
  type PhoneBookLimits,
  type PhoneBooks,
} from "./modules/phone-books/api.js";
export { noteService, type NoteRules, type OwnPresence } from "./modules/notes/api.js";
export { ownContactService, type OwnContact } from "./modules/own-contact/api.js";
export {
  lineAdded,
  lineChanged,
  LineError,
  lineRemoved,
  lineTested,
  lineService,
  type LineErrorCode,
  type LineRules,
  type ReportedLine,
} from "./modules/lines/api.js";
export {
  blankLocation,
  LocationError,
  locationService,
  type LocationErrorCode,
  type LocationRules,
} from "./modules/locations/api.js";
export {
  externalServices,
  type ExternalService,
  type ExternalServices,
} from "./modules/external-services/api.js";
export { iceServers, type IceServers } from "./modules/ice-servers/api.js";
export type { IceOptions, IceServer } from "./modules/ice-servers/index.js";
export {
  rightsChanged,
  rightsService,
  type Asker,
  type Granted,
  type GroupOfUser,
  type Level,
  type Line,
  type Permission,
  type Rights,
  type RightsChanged,
  type Service,
  type Services,
} from "./modules/rights/api.js";
export type { GrantRules } from "./modules/rights/service.js";
export {
  pushDeviceChanged,
  pushDeviceService,
  type PushDevice,
  type PushDevices,
  type PushRegistration,
} from "./modules/push-devices/api.js";
export {
  serverSettingsChanged,
  settingService,
  type Rule,
  type Secrets,
  type ServerRecords,
  type ServerSettingsChanged,
  type SettingRules,
  type SettingsFamily,
} from "./modules/settings/api.js";
export { callTransferAnnounced, callTransferCompleted } from "./modules/system/topics.js";
export {
  tokenService,
  type TokenRefusal,
  type Tokens,
  type VerifiedToken,
} from "./modules/tokens/api.js";
export type { WebServiceRegistration } from "./modules/registration/index.js";
export type { WebServiceCredentials } from "./modules/transport/index.js";
export { publicContacts, type PublicUsers } from "./modules/presence/public-contacts.js";
export {
  blankProfile,
  standardStaticRights,
  standardStaticRights2,
  userChanged,
  userService,
  type LoginFailure,
  type User,
  type UserChanged,
  type Users,
} from "./modules/users/api.js";
export { UserError, type UserErrorCode } from "./modules/users/errors.js";
export { defaultPasswordCost, type PasswordCost } from "./modules/users/passwords.js";
export type { KnownUser, UserRules } from "./modules/users/service.js";
export type { ProfileChange, ProfileRules, UserRights } from "./modules/users/profiles.js";
