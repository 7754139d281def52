import { EncodedList } from "../../../codec/index.js";
import type { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import {
  AsnContact,
  asnCloseContacts,
  asnOpenContactEx,
  asnOpenContacts,
  asnOperationComplete,
  asnRetriggerFederationConnection,
} from "../../../modules/general/general.js";
import { OptionalParams } from "../../../modules/optional-params.js";
import type { Session } from "../../../rose/index.js";
import type { Unit } from "../../database/index.js";
import {
  outlastsInvoke,
  RequestError,
  user,
  type ModuleContext,
  type UserPrincipal,
} from "../../kernel/index.js";
import type { Granted, Rights } from "../rights/api.js";
import { anonymousContact, userIdOf } from "../users/api.js";
import { Matching } from "./matching.js";
import { mostOpen, type Observers } from "./observers.js";
import type { Contacts } from "./opening.js";
import { namesOf } from "./snapshots.js";
import type { Views } from "./views.js";

/** What {@link handleContacts} depends on. */
export interface ContactParts {
  readonly module: ModuleContext<any>;
  readonly rights: Rights;
  readonly observers: Observers<Granted>;
  readonly contacts: Contacts;
  readonly views: Views;
  readonly matching: Matching;
}

/** The `iErrorDetail` of all refusals but that of access: for General the manual has no more. */
export const general = 0;
const denied = 1;
/** Of how many contacts rights are asked for at once. */
const mostRequests = 100;
/** Characters of the id by which a client recognises that all has been sent. */
const longestCompletion = 1_024;
/** The key of this id in the optional parameters (manual line 1153). */
const completion = "CompletedEventID";

/** Serves contacts that clients open: asnOpenContacts, -OpenContactEx and -CloseContacts (manual lines 1151-1272). */
export function handleContacts(parts: ContactParts): void {
  const { module, rights, observers, contacts, views, matching } = parts;
  const { handle } = module;
  let temporary = 0;

  /** Opens contacts, and returns them in the order of the ids. */
  async function open(
    db: Unit<any>,
    { principal, session }: { principal: UserPrincipal; session: Session },
    ids: readonly number[],
    asks: boolean,
  ): Promise<Uint8Array[]> {
    const opened: Uint8Array[] = [];
    let requests = 0;
    await contacts.open(db, {
      ...{ observers, session },
      chosen: ids.map((id) => [id, rights.of(principal, id)]),
      each(snapshot, granted) {
        opened.push(AsnContact.encode(views.contact(snapshot, granted)));
        if (!asks || granted.may("see-presence") || requests++ >= mostRequests) return;
        rights.request(principal.user, snapshot.user);
      },
    });
    return opened;
  }

  handle(asnOpenContacts, {
    access: user,
    denied,
    unit: "read",
    large: true,
    async run(argument, { db, principal, session, afterAnswer }) {
      requireLasting(session);
      const completed = completionOf(argument.optionalParams);
      const { seqContactIDs: named, bDontRequestPermissions } = argument;
      if (named.length > mostOpen) throw new RequestError(general, `At most ${mostOpen} contacts`);
      const enabled = rights.enabled();
      const ids =
        named.length > 0
          ? usersOf(named).filter((id) => enabled.has(id))
          : visible(principal, rights, enabled);
      const opened = await open(
        db,
        { principal, session },
        ids,
        named.length > 0 && bDontRequestPermissions !== true,
      );
      afterAnswer(() => {
        observers.release(session);
        if (completed !== undefined) {
          session.emit(asnOperationComplete, { u8sCompletionID: completed });
        }
      });
      return { contacts: new EncodedList(AsnContact, opened) };
    },
  });

  handle(asnOpenContactEx, {
    access: user,
    denied,
    unit: "read",
    async run({ asnNetDatabaseContact: record }, { db, principal, session, afterAnswer }) {
      requireLasting(session);
      const id = await matching.byRecord(db, record);
      if (id !== undefined && rights.enabled().has(id)) {
        const [contact] = await open(db, { principal, session }, [id], true);
        afterAnswer(() => observers.release(session));
        if (contact !== undefined) return { contact: AsnContact.decode(contact) };
      }
      temporary++;
      return { contact: temporaryContact(`temporary-${temporary}`, record) };
    },
  });

  handle(asnCloseContacts, {
    access: user,
    denied,
    unit: "none",
    run({ seqContactIDs }, { session }) {
      for (const id of seqContactIDs) {
        const owner = userIdOf(id);
        if (owner !== undefined) observers.close(session, owner);
      }
      return { iResult: 0, u8sComment: "" };
    },
  });

  // There is no federation, so there is no connection that could be tried again.
  handle(asnRetriggerFederationConnection, { access: user, unit: "none", run() {} });
}

/** @throws RequestError for an invoke with credentials, whose session ends with it. */
export function requireLasting(session: Session): void {
  if (!outlastsInvoke(session)) {
    throw new RequestError(denied, "Only for a session that is logged on");
  }
}

/** The users whose contacts these are, each once. */
export function usersOf(contactIds: readonly string[]): number[] {
  return [...new Set(contactIds.flatMap((id) => userIdOf(id) ?? []))];
}

/** The enabled users whose presence somebody may see, at most as many as may be open. */
function visible(principal: UserPrincipal, rights: Rights, enabled: ReadonlySet<number>): number[] {
  const seen = rights.owners(principal, "see-presence");
  const ids = seen === "everybody" ? enabled : seen;
  return [...ids]
    .filter((id) => enabled.has(id))
    .toSorted((one, other) => one - other)
    .slice(0, mostOpen);
}

/** A contact of nobody on this server. It has no state, and nothing is kept of it. */
function temporaryContact(id: string, record: AsnNetDatabaseContact): AsnContact {
  const { u8sDisplayName = "" } = namesOf(record);
  const blank = anonymousContact(u8sDisplayName);
  return {
    ...blank,
    u8sContactId: id,
    asnRemoteContact: { ...record, iCtiServerUser: 0 },
    asnAbsentState: { ...blank.asnAbsentState, u8sContactId: id, u8sUsername: "" },
    asnCustomNote: { u8sContactID: id, u8sUsername: "", u8sNote: "" },
  };
}

/** @throws RequestError if it is too long. */
function completionOf(params: AsnContact["optionalParams"]): string | undefined {
  const wanted = new OptionalParams(params).get(completion);
  if (typeof wanted !== "string") return undefined;
  if (wanted.length <= longestCompletion) return wanted;
  throw new RequestError(general, `${completion} has over ${longestCompletion} characters`);
}
