import {
  AsnPresenceStateEnum,
  asnAbsentStateGetUser,
  asnAbsentStateReset,
  asnAbsentStateSetUser,
  asnCustomNoteSet,
  asnSetClientIdleState,
} from "../../../modules/general/general.js";
import {
  asnGetUserAbsentState,
  asnResetUserAbsentState,
  asnSetUserAbsentState,
} from "../../../modules/later/general/general.js";
import {
  asnMgmtAbsentStateGetUser,
  asnMgmtAbsentStateSetUser,
} from "../../../modules/management/management.js";
import type { Unit } from "../../database/index.js";
import {
  admin,
  outlastsInvoke,
  RequestError,
  type ModuleContext,
  type UserPrincipal,
} from "../../kernel/index.js";
import type { Rights } from "../rights/api.js";
import { ofOwnContact, userIdOf, type User, type Users } from "../users/api.js";
import type { Idle } from "./idle.js";
import { fromLater, laterAbsence } from "./later.js";
import type { NoteTables } from "./schema.js";
import type { NoteRules } from "./service.js";

/** What {@link handleNotes} depends on. */
export interface NoteParts {
  readonly module: ModuleContext<NoteTables>;
  readonly rules: NoteRules;
  readonly users: Users;
  readonly rights: Rights;
  readonly idle: Idle;
}

/** The `iErrorDetail` for those who name a contact without the right, and for other refusals. */
const denied = 1;
const general = 0;

/** Serves what users set for their presence, and others and administrators for them (manual lines 1591-1765, 32526-32582). */
export function handleNotes({ module, rules, users, rights, idle }: NoteParts): void {
  const { handle, principals } = module;
  /** The user whose contact is named, by default the caller. */
  const ownerOf = async (
    db: Unit<any>,
    { user: caller }: UserPrincipal,
    contact: string,
  ): Promise<Pick<User, "id" | "name">> => {
    const id = contact === "" ? caller.id : userIdOf(contact);
    if (id === caller.id) return caller;
    const found = id === undefined ? undefined : await users.within.get(db, id);
    if (found !== undefined) return found;
    throw new RequestError(general, "There is no such contact");
  };

  const ofSet = ({ absentstate }: { absentstate: { u8sContactId: string } }) =>
    absentstate.u8sContactId;
  const ofGet = ({ contactId }: { contactId: string }) => contactId;
  const ofReset = ({ u8sContactId }: { u8sContactId: string }) => u8sContactId;
  const mayChange = "change-presence";
  const maySee = "see-presence";

  handle(asnAbsentStateSetUser, {
    access: rights.may(mayChange, ofSet),
    denied,
    async run({ absentstate }, request) {
      const owner = await ownerOf(request.db, request.principal, absentstate.u8sContactId);
      await rules.setAbsence(request, owner, absentstate);
      return { bSuccess: true };
    },
  });
  handle(asnMgmtAbsentStateSetUser, {
    access: admin,
    async run({ absentstate }, request) {
      const owner = await ownerOf(request.db, request.principal, absentstate.u8sContactId);
      await rules.setAbsence(request, owner, absentstate);
      return { bSuccess: true };
    },
  });
  handle(asnSetUserAbsentState, {
    access: rights.may(mayChange, ofSet),
    denied,
    async run({ absentstate }, request) {
      const owner = await ownerOf(request.db, request.principal, absentstate.u8sContactId);
      await rules.setAbsence(request, owner, fromLater(absentstate));
      return { bSuccess: true };
    },
  });

  for (const operation of [asnAbsentStateReset, asnResetUserAbsentState]) {
    handle(operation, {
      access: rights.may(mayChange, ofReset),
      denied,
      async run({ u8sContactId }, request) {
        const owner = await ownerOf(request.db, request.principal, u8sContactId);
        await rules.resetAbsence(request, owner);
        return {};
      },
    });
  }

  handle(asnAbsentStateGetUser, {
    access: rights.may(maySee, ofGet),
    denied,
    unit: "read",
    async run({ contactId }, { db, principal }) {
      const owner = await ownerOf(db, principal, contactId);
      return { absentstate: (await rules.ofOne(db, owner)).absence };
    },
  });
  handle(asnMgmtAbsentStateGetUser, {
    access: admin,
    unit: "read",
    async run({ contactId }, { db, principal }) {
      const owner = await ownerOf(db, principal, contactId);
      return { absentstate: (await rules.ofOne(db, owner)).absence };
    },
  });
  handle(asnGetUserAbsentState, {
    access: rights.may(maySee, ofGet),
    denied,
    unit: "read",
    async run({ contactId }, { db, principal }) {
      const owner = await ownerOf(db, principal, contactId);
      return { absentstate: laterAbsence((await rules.ofOne(db, owner)).absence) };
    },
  });

  handle(asnCustomNoteSet, {
    access: rights.may(
      mayChange,
      ({ customnote }: { customnote: { u8sContactID: string } }) => customnote.u8sContactID,
    ),
    denied,
    async run({ customnote }, request) {
      const owner = await ownerOf(request.db, request.principal, customnote.u8sContactID);
      await rules.setNote(request, owner, customnote.u8sNote);
      return {};
    },
  });

  handle(asnSetClientIdleState, {
    access: ofOwnContact(ofReset),
    denied,
    unit: "none",
    run({ iIdleState }, { session, principal }) {
      if (!outlastsInvoke(session)) {
        throw new RequestError(denied, "Only for a session that is logged on");
      }
      const isIdle = iIdleState !== AsnPresenceStateEnum.values.eAVAILABLE;
      idle.set(principal.user.id, session, isIdle);
      return { dummy: null };
    },
  });
  principals.onBegin((session, principal) => {
    if (principal.kind === "user") idle.begin(principal.user.id, session);
  });
  principals.onEnd((session, principal) => {
    if (principal.kind === "user") idle.end(principal.user.id, session);
  });
}
