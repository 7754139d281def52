import { isNoTime, noTime } from "../../../codec/index.js";
import {
  AsnAbsentState,
  AsnAbsentStateEnum,
  AsnPresenceStateEnum,
  AsnPresenceStateFlags,
  type AsnCustomNote,
} from "../../../modules/general/general.js";
import type { Unit } from "../../database/index.js";
import { RequestError, type UnitOfWork } from "../../kernel/index.js";
import { contactIdOf, type User } from "../users/api.js";
import type { Idle } from "./idle.js";
import * as store from "./store.js";
import { absenceChanged, noteChanged } from "./topics.js";

/** The `iErrorDetail` of all refusals but that of access: for General the manual has no more. */
const general = 0;
/** Characters of a note, and of the message and the reason of an absence. */
const longestNote = 4_096;
const longestText = 1_024;

const { eABSENTSTATENOTSET: notSet } = AsnAbsentStateEnum.values;
const presence = AsnPresenceStateEnum.values;
const flags = AsnPresenceStateFlags.values;

/** The presence that each state of AsnAbsentStateEnum stands for. */
const presenceOf: readonly number[] = [
  presence.eAVAILABLE,
  presence.eABSENT,
  presence.eBUSY,
  presence.eDONOTDISTURB,
];

// Units of other modules are accepted too, and their types do not include these tables.
type Tables = Unit<any>;
type Changing = UnitOfWork<any>;
type Owner = Pick<User, "id" | "name">;

/** What users have set for their own presence. */
export interface OwnPresence {
  /** The absence that the user has set (manual line 1591). */
  readonly absence: AsnAbsentState;
  /** The note that the user has set (manual line 1736). */
  readonly note: AsnCustomNote;
  /** AsnPresenceStateEnum and AsnPresenceStateFlags. */
  readonly state: number;
}

/**
 * The rules for what users set for their presence: absence (manual line 1591) and note (line 1736). Everything is done in the caller's
 * unit; if a method throws, the caller must let that unit fail, so that it is undone.
 */
export class NoteRules {
  readonly #clock: () => Date;
  readonly #idle: Pick<Idle, "has" | "isKnown">;

  constructor(clock: () => Date, idle: Pick<Idle, "has" | "isKnown">) {
    this.#clock = clock;
    this.#idle = idle;
  }

  /** What these users have set, by their ids. */
  async of(unit: Tables, owners: readonly Owner[]): Promise<Map<number, OwnPresence>> {
    const set = await store.setOfAll(
      unit,
      owners.map(({ id }) => id),
    );
    return new Map(
      owners.map((owner) => {
        const { id } = owner;
        return [id, this.#presence(owner, set.get(id) ?? store.nothing, this.idleFlag(id))];
      }),
    );
  }

  /** What a user has set. */
  async ofOne(unit: Tables, owner: Owner): Promise<OwnPresence> {
    return this.#presence(owner, await store.setOf(unit, owner.id), this.idleFlag(owner.id));
  }

  /** What a user has set, from a row that has been read with the columns of the store. */
  ofRow(row: store.SetColumns, owner: Owner): OwnPresence {
    return this.#presence(owner, store.setIn(row, owner.id), this.idleFlag(owner.id));
  }

  /** The flag of a user who is idle. */
  idleFlag(user: number): number {
    return this.#idle.has(user) ? flags.eIDLE : 0;
  }

  /** Whether a user is logged on, to any server. */
  isLoggedOn(user: number): boolean {
    return this.#idle.isKnown(user);
  }

  /**
   * Sets the absence of a user. 4, not set, takes back what has been set.
   * @throws RequestError for an unknown state, times out of order or in the past, and long texts; then nothing is changed.
   */
  async setAbsence(unit: Changing, owner: Owner, given: AsnAbsentState): Promise<void> {
    const { iAbsentState: state, stTimeFrom, stTimeTo, u8sMessage, u8sAbsentReason } = given;
    const now = this.#clock().getTime();
    const [starts, ends] = [timeOf(stTimeFrom), timeOf(stTimeTo)];
    if (!Number.isInteger(state) || state < 0 || state > notSet) {
      throw new RequestError(general, "There is no such absent state");
    }
    if (u8sMessage.length > longestText || u8sAbsentReason.length > longestText) {
      throw new RequestError(general, `Message and reason have at most ${longestText} characters`);
    }
    if (ends !== 0 && (ends <= starts || ends <= now)) {
      throw new RequestError(general, "The time to which it lasts is not after its begin and now");
    }
    if (state === notSet) return this.resetAbsence(unit, owner);
    const begun = starts <= now;
    const octets = AsnAbsentState.encode({ ...blank(owner), u8sMessage, u8sAbsentReason });
    await store.setAbsence(unit.db, { owner: owner.id, state, starts, ends, begun, octets });
    await this.tellAbsence(unit, owner);
  }

  /** Takes back the absence of a user. If none has been set, nobody is told. */
  async resetAbsence(unit: Changing, owner: Owner): Promise<void> {
    if (await store.removeAbsence(unit.db, owner.id)) await this.tellAbsence(unit, owner);
  }

  /** Tells everybody of the absence of a user as it is now. */
  async tellAbsence({ db, publish }: Changing, owner: Owner): Promise<void> {
    const { absence } = this.#presence(owner, await store.setOf(db, owner.id), 0);
    publish(absenceChanged, { user: owner.id, absence });
  }

  /** Sets the note of a user; an empty one removes it. @throws RequestError if it is too long. */
  async setNote({ db, publish }: Changing, owner: Owner, text: string): Promise<void> {
    if (text.length > longestNote) {
      throw new RequestError(general, `A note has at most ${longestNote} characters`);
    }
    const { id: user } = owner;
    if (text === "") await store.removeNote(db, user);
    else await store.setNote(db, user, new TextEncoder().encode(text));
    publish(noteChanged, { user, note: noteOf(owner, text) });
  }

  #presence(owner: Owner, { absence: row, note }: store.SetRow, idle: number): OwnPresence {
    const now = this.#clock().getTime();
    const set = row !== undefined && (row.ends === 0 || row.ends > now) ? row : undefined;
    const holds = set !== undefined && set.starts <= now;
    const manual = holds ? (presenceOf[set.state] ?? 0) : presence.eUNCONTROLLED;
    const state = manual | (note === undefined ? 0 : flags.eNOTESET) | idle;
    const absence = set === undefined ? blank(owner) : absenceOf(owner, set);
    absence.iPresenceState = state;
    return {
      absence,
      note: noteOf(owner, note === undefined ? "" : new TextDecoder().decode(note)),
      state,
    };
  }
}

function blank(owner: Owner): AsnAbsentState {
  return {
    u8sContactId: contactIdOf(owner),
    u8sUsername: owner.name,
    stTimeFrom: noTime,
    stTimeTo: noTime,
    iAbsentState: notSet,
    u8sMessage: "",
    u8sAbsentReason: "",
    iPresenceState: presence.eUNCONTROLLED,
  };
}

function absenceOf(owner: Owner, set: store.AbsenceRow): AsnAbsentState {
  return {
    ...AsnAbsentState.decode(set.octets),
    u8sContactId: contactIdOf(owner),
    u8sUsername: owner.name,
    stTimeFrom: dateOf(set.starts),
    stTimeTo: dateOf(set.ends),
    iAbsentState: set.state,
  };
}

function noteOf(owner: Owner, u8sNote: string): AsnCustomNote {
  return { u8sContactID: contactIdOf(owner), u8sUsername: owner.name, u8sNote };
}

/** Milliseconds since 1970; 0 for no bound. */
function timeOf(time: Date): number {
  return isNoTime(time) ? 0 : Math.max(0, time.getTime());
}

function dateOf(time: number): Date {
  return time === 0 ? noTime : new Date(time);
}
