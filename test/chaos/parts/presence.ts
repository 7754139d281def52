import { noTime } from "../../../src/codec/index.js";
import {
  asnAbsentStateSetUser,
  asnContactAbsentStateChanged,
  asnContactAppointmentStateChanged,
  asnContactCallInformationChanged,
  asnContactCustomNoteChanged,
  asnOpenContacts,
  asnPresenceStateChanged,
  EnumCallState,
  type AsnContactPhoneLines,
} from "../../../src/modules/general/general.js";
import { inTime, type Caller } from "../caller.js";
import { Written } from "../truth.js";
import type { Everybody, Part } from "./part.js";

/** What is shown of a user. */
interface Shown {
  readonly state: number;
  readonly reason: string;
  readonly note: string;
  /** The states of calls, by their ids. */
  readonly calls: Readonly<Record<string, number>>;
}

const offline = 0x08000000;
const nobody: Shown = { state: 0, reason: "", note: "", calls: {} };

/** Follows the presence of all users; one session of each user says again and again that the user is absent, each time for another reason. */
export class Presence implements Part {
  /** By the ids of contacts. */
  readonly known = new Map<string, Shown>();
  readonly written: Written | undefined;

  /** @param writes Whether it changes the absence. */
  constructor(writes: boolean) {
    this.written = writes ? new Written() : undefined;
  }

  async begin(caller: Caller): Promise<void> {
    this.known.clear();
    // What has been heard is newer than the answer: a contact is told about after it has been opened.
    let early: (() => void)[] | undefined = [];
    const change = (id: string, shown: (before: Shown) => Partial<Shown>): void => {
      const take = (): void => {
        const before = this.known.get(id) ?? nobody;
        this.known.set(id, { ...before, ...shown(before) });
      };
      if (early === undefined) take();
      else early.push(take);
    };
    caller.hear(asnPresenceStateChanged, ({ contactID, iPresenceState: state, ...more }) => {
      const { u8sAbsentReason: reason, u8sNote: note, seqPhoneLines: lines } = more;
      change(contactID, () => ({
        state,
        ...(reason !== undefined && { reason }),
        ...(note !== undefined && { note }),
        ...(lines !== undefined && { calls: callsOf(lines) }),
      }));
    });
    caller.hear(asnContactCallInformationChanged, ({ contactID, iPresenceState: state, ...told }) =>
      change(contactID, ({ calls }) => {
        const { u8sConnectionID: id, iCallState } = told.callinfo;
        const { [id]: _, ...others } = calls;
        const isOver = iCallState === EnumCallState.values.eCALLSTATEDESTROYED;
        return { state, calls: isOver ? others : { ...others, [id]: iCallState } };
      }),
    );
    caller.hear(asnContactAbsentStateChanged, ({ contactID, iPresenceState: state, ...more }) =>
      change(contactID, () => ({ state, reason: more.u8sAbsentReason })),
    );
    caller.hear(asnContactAppointmentStateChanged, ({ contactID, iPresenceState: state }) =>
      change(contactID, () => ({ state })),
    );
    caller.hear(asnContactCustomNoteChanged, ({ u8sContactID, u8sNote: note }) =>
      change(u8sContactID, () => ({ note })),
    );
    for (const [id, shown] of await readPresence(caller)) this.known.set(id, shown);
    for (const take of early) take();
    early = undefined;
  }

  async write(caller: Caller): Promise<void> {
    const { written } = this;
    if (written === undefined) return;
    const value = ++written.sent;
    const made = caller.invoke(asnAbsentStateSetUser, {
      absentstate: {
        ...{ u8sContactId: "", u8sUsername: "", stTimeFrom: noTime, stTimeTo: noTime },
        ...{ iAbsentState: 1 + (value % 3), u8sMessage: "", u8sAbsentReason: String(value) },
        iPresenceState: 0,
      },
    });
    if ((await inTime(made)) !== undefined) written.acknowledged = value;
  }
}

/** What is shown of all users, to whoever asks now. */
export async function readPresence(
  caller: Pick<Caller, "invoke">,
): Promise<ReadonlyMap<string, Shown>> {
  const { contacts } = await caller.invoke(asnOpenContacts, { seqContactIDs: [] });
  return new Map(
    contacts.map(({ u8sContactId, iPresenceState: state, ...more }) => {
      const { u8sAbsentReason: reason } = more.asnAbsentState;
      const { u8sNote: note } = more.asnCustomNote;
      return [u8sContactId, { state, reason, note, calls: callsOf(more.seqPhoneLines) }];
    }),
  );
}

function callsOf(lines: AsnContactPhoneLines): Shown["calls"] {
  const calls = lines.flatMap(({ seqCalls }) => seqCalls);
  return Object.fromEntries(
    calls.map(({ u8sConnectionID, iCallState }) => [u8sConnectionID, iCallState]),
  );
}

/** In a form that can be compared. */
function textOf(shown: Shown | undefined): string {
  return JSON.stringify(shown && { ...shown, calls: Object.entries(shown.calls).toSorted() });
}

/**
 * What of the presence is not as it must be.
 * @param truths What whoever asks now is shown, on each server.
 * @param contacts The users by the ids of their contacts.
 * @param away Users of whom no client is logged on.
 */
export function wrongPresence(
  all: readonly Everybody<Presence>[],
  truths: readonly ReadonlyMap<string, Shown>[],
  contacts: ReadonlyMap<string, string>,
  away: ReadonlySet<string>,
): string[] {
  const wrong: string[] = [];
  const views = [
    ...all.map(({ name, part }) => ({ name, view: part.known as ReadonlyMap<string, Shown> })),
    ...truths.map((view, at) => ({ name: `who asks node ${at + 1}`, view })),
  ];
  for (const [id, user] of contacts) {
    const writer = all.find((one) => one.user === user && one.part.written !== undefined);
    const expected = textOf(truths[0]?.get(id));
    for (const { name, view } of views) {
      const seen = view.get(id);
      if (textOf(seen) !== expected) {
        wrong.push(`presence of ${user}: ${name} sees ${textOf(seen)}, not ${expected}`);
      }
      if (seen === undefined) continue;
      if (((seen.state & offline) !== 0) !== away.has(user)) {
        wrong.push(`presence of ${user}: ${name} sees ${seen.state.toString(16)}`);
      }
      if (writer?.part.written?.allows(Number(seen.reason)) === false) {
        const { acknowledged } = writer.part.written;
        wrong.push(`absence of ${user}: ${name} sees ${seen.reason}, written ${acknowledged}`);
      }
    }
  }
  return wrong;
}
