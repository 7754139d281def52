import type { EngineLimits, EngineOptions, RoseLog, TraceHook } from "../rose/index.js";
import {
  certificateNames,
  checkLimit,
  highest,
  knownOptions,
  logDemand,
  requiredOptions,
  requireGiven,
  strictnessValues,
  tlsPolicies,
  unknownMemberValues,
  type NamesOf,
} from "../rose/internal.js";
import type { Bus } from "./cluster/bus.js";
import { natsServersOf } from "./cluster/nats-address.js";
import type { Database } from "./database/index.js";
import type { TokenVerifier } from "./modules/authentication/index.js";
import type { ContentLimits } from "./modules/client-contacts/service.js";
import type { ItemOptions } from "./modules/client-persistence/index.js";
import type { SharedStore } from "./modules/client-persistence/places.js";
import { checkTransfers, type BinaryTransferOptions } from "./modules/binary-transfer/options.js";
import type { ConnectedPbx } from "./modules/cti/api.js";
import {
  checkErrorReports,
  errorReportNames,
  type ErrorReportOptions,
} from "./modules/cer/options.js";
import type { LogonLimits } from "./modules/checks/logon-limits.js";
import type { JournalLimits } from "./modules/journal/service.js";
import type { PhoneBookLimits } from "./modules/phone-books/api.js";
import type { SendSms } from "./modules/sms/provider.js";
import type { TaskLimits } from "./modules/tasks/service.js";
import { checkDigestRealm, digestNames, type DigestOptions } from "./modules/digests/options.js";
import {
  checkIceServers,
  iceOptionNames,
  type IceOptions,
} from "./modules/ice-servers/configured.js";
import {
  checkRegistrations,
  type WebServiceRegistration,
} from "./modules/registration/configured.js";
import type { WebServiceCredentials } from "./modules/transport/index.js";
import type { PasswordCost } from "./modules/users/passwords.js";
import type { UcServerTls } from "./tls.js";

/** How a {@link UcServer} is made. */
export interface UcServerOptions extends IceOptions, ErrorReportOptions, DigestOptions {
  /**
   * The folder with the data, created if it does not exist; `:memory:`, the default, keeps nothing.
   * Ignored if there is a `store`. With a `database`, it is the folder of that, for what stands beside it: keys and files of clients.
   */
  readonly data?: string | undefined;
  /** The address of a PostgreSQL database, instead of `data`: `postgres://user@host/database`. */
  readonly store?: string | undefined;
  /** A database that the caller has opened, instead of `data` and `store`; the server does not close it. */
  readonly database?: Database | undefined;
  /**
   * Connects this server with others on the same PostgreSQL database, so that clients of each see what happens on the others: the address of
   * NATS servers (`nats://host:4222`, see `NatsBus`), or a bus that the caller has made. Without it, the server is the
   * only one.
   */
  readonly bus?: string | Bus | undefined;
  /** Where the server logs; by default, warnings and errors go to stderr (`consoleLog`). */
  readonly log?: RoseLog;
  /** Returns the current time; the system's clock by default. */
  readonly clock?: () => Date;
  /** Limits of connections and messages by their names, as those of `createServer`; docs/limits.md lists them with their values. */
  readonly limits?: Partial<EngineLimits>;
  /** How strictly messages are read, as in the options of `createServer`; "standard" by default. */
  readonly strictness?: EngineOptions["strictness"];
  /**
   * What becomes of members of results, errors and events that their types do not have, as in the options of `createServer`;
   * "ignore" by default. "refuse" helps in tests, because it finds names that a module has misspelt.
   */
  readonly unknownMembers?: EngineOptions["unknownMembers"];
  /** How many logons are checked at a time, and how wrong passwords slow down further attempts. */
  readonly logons?: Partial<LogonLimits> | undefined;
  /** Whether clients may log on anonymously, which gives no rights; true by default. */
  readonly anonymous?: boolean | undefined;
  /** What the hash of a new password costs. */
  readonly passwordCost?: PasswordCost;
  /** How many appointments a user may have; 5,000 by default. */
  readonly maxEntries?: number;
  /** The total size that the appointments of a user may have, in octets; 4 MiB by default. */
  readonly maxEntryBytes?: number;
  /** How many tasks a user may have. */
  readonly tasks?: TaskLimits | undefined;
  /** How much the contacts may be that a user keeps in clients (ClientContactsList). */
  readonly contacts?: ContentLimits | undefined;
  /** The item stores of clients (ClientPersistence): which users share, and how much they may hold. */
  readonly itemStores?: ItemOptions | undefined;
  /** How many entries a user's journal may have. */
  readonly journal?: JournalLimits | undefined;
  /** The PBXs whose lines clients watch and control (CTI); none by default. The server opens and closes their drivers. */
  readonly pbx?: readonly ConnectedPbx[] | undefined;
  /** How many phone books there may be, and how many contacts each may have. */
  readonly phoneBooks?: PhoneBookLimits | undefined;
  /** Whether and where files are kept that clients of version 8 send each other (BinaryTransfer), and how much they may be. */
  readonly binaryTransfer?: BinaryTransferOptions | undefined;
  /**
   * Whether only the services of this server are used, beside another server that runs on the same data, also in another process: what they
   * change, that one tells its clients. Such a server is not started. False by default.
   */
  readonly beside?: boolean | undefined;
  /**
   * The names of standard modules that this server does without, because one of yours serves their operations (`use`) or nobody shall:
   * the names that `UcServer.routes` gives. Their records stay as they are. One that others or the members of `UcServer` need cannot be left out. None
   * by default.
   */
  readonly without?: readonly string[] | undefined;
  /** A certificate for TLS, and whether clients may or must use TLS; without it there is no TLS. */
  readonly tls?: UcServerTls | undefined;
  /** The credentials with which a web service on this machine may register and open user sessions; by default, none may. */
  readonly webService?: WebServiceCredentials | undefined;
  /** The web services with which this server registers, and keeps registered (asnRegisterServer); none by default, 20 at most. */
  readonly registerWith?: readonly WebServiceRegistration[] | undefined;
  /**
   * Whether a module of yours pushes messages to the devices that have registered (`pushDeviceService`); false by default. Then apps that
   * want to register are told that there are no push messages.
   */
  readonly pushMessages?: boolean | undefined;
  /**
   * Sends short messages of users and administrators by a provider (asnSendSMS); without it, they are told that there is none. Called for at
   * most 200 messages at a time.
   */
  readonly sendSms?: SendSms | undefined;
  /** Milliseconds without a message after which a user session ends; 3 minutes by default, 0 for no limit. */
  readonly sessionTimeout?: number | undefined;
  /** Checks the tokens of invokes that carry credentials, instead of the server's own check. */
  readonly verifyToken?: TokenVerifier | undefined;
  /**
   * Is called when an administrator restarts the server (asnMgmtRestartServer), after the answer; it ends the process so that something
   * starts it anew. Without it, nobody may.
   */
  readonly restart?: (() => void) | undefined;
  /** A text by which administration tools recognise this server (asnCheckConnection); empty by default. */
  readonly cookie?: string | undefined;
  /** The domains for whose users clients ask this server for presence (presenceDomains); none by default. */
  readonly presenceDomains?: readonly string[] | undefined;
  /** The name of this server, which web services are told; the machine's name by default. */
  readonly serverName?: string | undefined;
  /** Is called with every message, including the secrets in it. */
  readonly trace?: TraceHook | undefined;
}

const optionNames = {
  ...iceOptionNames,
  ...errorReportNames,
  ...digestNames,
  data: "string",
  // It may contain a password, so no message shows it.
  store: true,
  database: "object",
  // Its address may contain a password too.
  bus: true,
  log: logDemand,
  clock: "function",
  limits: "object",
  strictness: strictnessValues,
  unknownMembers: unknownMemberValues,
  logons: "object",
  anonymous: "boolean",
  passwordCost: "object",
  maxEntries: "number",
  maxEntryBytes: "number",
  tasks: "object",
  contacts: "object",
  itemStores: "object",
  journal: "object",
  pbx: "array",
  phoneBooks: "object",
  binaryTransfer: "object",
  beside: "boolean",
  without: "array",
  tls: true,
  webService: "object",
  registerWith: "array",
  pushMessages: "boolean",
  sendSms: "function",
  sessionTimeout: "number",
  verifyToken: "function",
  restart: "function",
  cookie: "string",
  presenceDomains: "array",
  serverName: "string",
  trace: "function",
} satisfies NamesOf<UcServerOptions>;

const pbxNames = { name: "string", driver: "object" } satisfies NamesOf<ConnectedPbx>;

const taskNames = { maxTasks: "number", maxTaskBytes: "number" } satisfies NamesOf<TaskLimits>;

const journalNames = { maxEntries: "number" } satisfies NamesOf<JournalLimits>;

const phoneBookNames = {
  maxBooks: "number",
  maxContacts: "number",
} satisfies NamesOf<PhoneBookLimits>;

const contentNames = {
  maxContacts: "number",
  maxContactBytes: "number",
  maxRemoved: "number",
} satisfies NamesOf<ContentLimits>;

const itemNames = {
  enabled: "boolean",
  shared: "array",
  maxItems: "number",
  maxItemBytes: "number",
  maxRemoved: "number",
} satisfies NamesOf<ItemOptions>;
const sharedNames = {
  name: "string",
  readers: "string",
  writers: "string",
} satisfies NamesOf<SharedStore>;
const costNames = { N: "number", r: "number", p: "number" } satisfies NamesOf<PasswordCost>;
const webServiceNames = {
  user: "string",
  password: "string",
} satisfies NamesOf<WebServiceCredentials>;
const tlsNames = { ...certificateNames, policy: tlsPolicies } satisfies NamesOf<UcServerTls>;

/** The numbers among the options, and the highest that each may be. */
const highestOf = {
  maxEntries: highest.things,
  maxEntryBytes: highest.octets,
  sessionTimeout: highest.time,
} satisfies Partial<Record<keyof UcServerOptions, number>>;

/** @throws TypeError for an unknown option, or an invalid `store` or `database`; RangeError for a number out of range. */
export function checkOptions(options: UcServerOptions): void {
  knownOptions(options, optionNames, "createUcServer");
  knownOptions(options.tls, tlsNames, "tls", "tls.");
  const { itemStores, contacts, tasks, journal, phoneBooks } = options;
  for (const pbx of options.pbx ?? []) {
    requiredOptions(pbx, pbxNames, "pbx");
    requireGiven(pbx, ["name", "driver"], "pbx");
  }
  const names = (options.pbx ?? []).map(({ name }) => name.toLowerCase());
  if (new Set(names).size < names.length) throw new TypeError("two PBXs have the same name");
  knownOptions(journal, journalNames, "journal", "journal.");
  checkLimit("journal.maxEntries", journal?.maxEntries ?? 0, 0, highest.things);
  knownOptions(phoneBooks, phoneBookNames, "phoneBooks", "phoneBooks.");
  checkLimit("phoneBooks.maxBooks", phoneBooks?.maxBooks ?? 0, 0, highest.things);
  checkLimit("phoneBooks.maxContacts", phoneBooks?.maxContacts ?? 0, 0, highest.things);
  knownOptions(tasks, taskNames, "tasks", "tasks.");
  checkLimit("tasks.maxTasks", tasks?.maxTasks ?? 0, 0, highest.things);
  checkLimit("tasks.maxTaskBytes", tasks?.maxTaskBytes ?? 0, 0, highest.octets);
  knownOptions(contacts, contentNames, "contacts", "contacts.");
  checkLimit("contacts.maxContacts", contacts?.maxContacts ?? 0, 0, highest.things);
  checkLimit("contacts.maxContactBytes", contacts?.maxContactBytes ?? 0, 0, highest.octets);
  checkLimit("contacts.maxRemoved", contacts?.maxRemoved ?? 0, 0, highest.things);
  knownOptions(itemStores, itemNames, "itemStores", "itemStores.");
  // A store with misspelt readers would be everybody's.
  for (const shared of itemStores?.shared ?? []) {
    requiredOptions(shared, sharedNames, "itemStores.shared");
    requireGiven(shared, ["name"], "itemStores.shared");
  }
  checkLimit("itemStores.maxItems", itemStores?.maxItems ?? 0, 0, highest.things);
  checkLimit("itemStores.maxRemoved", itemStores?.maxRemoved ?? 0, 0, highest.things);
  checkLimit("itemStores.maxItemBytes", itemStores?.maxItemBytes ?? 0, 0, highest.octets);
  for (const [name, most] of Object.entries(highestOf)) {
    const value = options[name as keyof typeof highestOf];
    if (value !== undefined) checkLimit(name, value, 0, most);
  }
  knownOptions(options.passwordCost, costNames, "passwordCost", "passwordCost.");
  if (options.passwordCost) requireGiven(options.passwordCost, ["N", "r", "p"], "passwordCost");
  knownOptions(options.webService, webServiceNames, "webService", "webService.");
  if (options.webService) requireGiven(options.webService, ["password"], "webService");
  checkTransfers(options.binaryTransfer);
  checkRegistrations(options.registerWith);
  checkIceServers(options);
  checkErrorReports(options);
  checkDigestRealm(options);
  checkBus(options);
  const { store } = options;
  // It may contain a password, so the error does not show it.
  if (store !== undefined && !isPostgres(store)) {
    throw new TypeError(
      "the option store is not the address of a database: postgres://user@host/database",
    );
  }
}

/** @throws TypeError for a bus that is none, or one between machines that cannot share the data. */
function checkBus({ bus, store, database }: UcServerOptions): void {
  if (bus === undefined) return;
  if (typeof bus !== "string") {
    if (typeof bus?.join !== "function") throw new TypeError("the option bus is not a bus");
    return;
  }
  natsServersOf(bus);
  if (store === undefined && database?.kind !== "postgres") {
    throw new TypeError(
      "the option bus needs a PostgreSQL store: only one server can use data in SQLite",
    );
  }
}

/** Whether a value is the address of a PostgreSQL database. */
export function isPostgres(store: unknown): boolean {
  return typeof store === "string" && /^postgres(?:ql)?:\/\//.test(store);
}
