import type { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import type { AsnUserManagerSettings } from "../../../modules/management/management.js";
import type { AsnActualUserDynamicRights } from "../../../modules/presence-v2/presence-v2.js";
import type { Session } from "../../../rose/index.js";
import type { Unit } from "../../database/index.js";
import type { Access, Principal, UserPrincipal } from "../../kernel/index.js";
import type { User } from "../users/api.js";
import type { Granted, Permission } from "./granted.js";
import type { GrantRules } from "./service.js";
import type { Services } from "./services.js";

/** Whoever asks: a principal, a user, or undefined for a client that has not logged on. */
export type Asker = Principal | Pick<User, "id"> | undefined;

/** A group as one of its members or leaders sees it. */
export interface GroupOfUser {
  /** The id of the group in the database, which is never used again. */
  readonly id: number;
  /** The id by which clients know the group. */
  readonly guid: string;
  /** The name of the group. */
  readonly name: string;
  /** Whether the user leads the group, alone or with another. */
  readonly leads: boolean;
  /** The ids of the members. */
  readonly members: ReadonlySet<number>;
  /** The group's static rights: bits of AsnUserStaticRights and AsnUserStaticRights2. */
  readonly first: number;
  /** Bits of AsnUserStaticRights2. */
  readonly second: number;
}

/**
 * Says who may see and do what. All answers come from memory, at once and without a query. In routes, events and listeners of
 * {@link rightsChanged} they are up to date: the kernel reads what has changed before it calls these. A unit that changes rights itself
 * still gets the answers from before.
 *
 * ```ts
 * const rights = module.get(rightsService);
 *
 * // In a route that anybody who is logged on may call: decide by what is named.
 * if (!rights.of(principal, owner).may("see-journal")) throw new RequestError(accessDenied, "..");
 *
 * // As the access of a route: only those who may, or the user.
 * access: rights.may("change-presence", ({ u8sContactId }) => u8sContactId),
 * access: right("journal"),
 *
 * // For an event: who sees how much. Equal rights are encoded once.
 * view: ({ owner }, principal) => rights.of(principal, owner),
 *
 * // For a query: of whom.
 * const owners = rights.owners(principal, "see-journal"); // "everybody", or ids
 * ```
 */
export interface Rights {
  /**
   * What somebody may see and do of a user. Users may do everything of themselves, and administrators of everybody; anonymous clients
   * see the presence of users with the service `anonymous-visibility`; otherwise what all users get, what the user's groups give their
   * members or leaders, and what the user has granted, add up.
   * @param owner The id of the user (`userIdOf` gives that of a contact id). Nobody may do anything of a user who does not exist.
   */
  of(asker: Asker, owner: number): Granted;
  /** The users, including the asker, of whom somebody may see or do something on the first line. */
  owners(asker: Asker, what: Permission): ReadonlySet<number> | "everybody";
  /** What somebody may use. Being an administrator gives no services. */
  services(asker: Asker): Services;
  /**
   * Allows users who may do something of the user whom the argument names, so also that user and administrators.
   * @param contact Returns the contact id in the argument; if it is empty or undefined, the argument names the caller. An unknown
   *   contact is refused like one without the right.
   */
  may<A>(what: Permission, contact: (argument: A) => string | undefined): Access<A, UserPrincipal>;
  /** The enabled groups of a user, sorted by name. */
  groups(user: Pick<User, "id">): readonly GroupOfUser[];
  /** The ids of all users who are enabled. */
  enabled(): ReadonlySet<number>;
  /** The server's settings of the user management (manual line 41112), of which many decide for all users. */
  readonly settings: Readonly<AsnUserManagerSettings>;
  /** What a user has granted another, and between what bounds that may change (manual line 47065). */
  grant(owner: Pick<User, "id">, to: Pick<User, "id">): AsnActualUserDynamicRights;
  /** Notes that a user would like to see another's presence, if the other has not decided about that yet (manual line 3354). */
  request(asker: Pick<User, "id">, owner: Pick<User, "id">): void;
  /** The contacts of those who would like to see a user's presence, as asnMyPresenceRightsChallenge names them. */
  challenges(unit: Unit<any>, owner: Pick<User, "id">): Promise<AsnNetDatabaseContact[]>;
  /**
   * From now on the session gets the events about the rights of its own user: asnSettingsDynamicRightsChanged, -DynamicGroupRightsChanged,
   * -GlobalDynamicRightsChanged, asnMyPresenceRightsChallenge. Sessions that have logged on with `iAttachToContact` 1 get all.
   * @param flags Bits 0x400, 0x800, 0x1000 and 0x2000 of AsnPresenceSubscriptionFlags; others do not count. They replace earlier ones.
   */
  follow(session: Session, flags: number): void;
  /** Changes what users have granted and the settings, in the caller's unit. */
  readonly within: GrantRules;
}
