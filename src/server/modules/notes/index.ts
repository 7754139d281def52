import {
  asnUpdateMyAbsentState,
  asnUpdateMyCustomNote,
  type AsnAbsentState,
} from "../../../modules/general/general.js";
import { asnUpdateMyAbsentStateV2 } from "../../../modules/later/general/general.js";
import { defineModule, getsOwnEvents, type Module } from "../../kernel/index.js";
import { rightsService } from "../rights/api.js";
import { userService } from "../users/api.js";
import { noteService } from "./api.js";
import { Boundaries } from "./boundaries.js";
import { Idle } from "./idle.js";
import { laterAbsence } from "./later.js";
import { handleNotes } from "./operations.js";
import { noteMigrations, type NoteTables } from "./schema.js";
import { NoteRules } from "./service.js";
import { absenceChanged, idleChanged, noteChanged, type AbsenceChanged } from "./topics.js";

/**
 * Keeps what users set for their presence: absence, note, and whether their clients are idle. General 1510, 9015-9018 with the events 1511
 * and 9062, Management 2630 and 2631, and 1128-1130 with 1313 of version 8.
 */
export function notesModule(): Module<NoteTables, NoteRules> {
  return defineModule<NoteTables, NoteRules>({
    name: "notes",
    needs: [userService, rightsService],
    provides: noteService,
    migrations: noteMigrations,
    setup(module) {
      const users = module.get(userService);
      const rights = module.get(rightsService);
      const idle = new Idle(module.cluster, (user) => module.tell(idleChanged, { user }));
      const rules = new NoteRules(module.clock, idle);
      handleNotes({ module, rules, users, rights, idle });

      const boundaries = new Boundaries(module, rules, users);
      module.on(absenceChanged, () => boundaries.look());

      const present = ({ user, absence }: AbsenceChanged): AsnAbsentState => ({
        ...absence,
        iPresenceState: absence.iPresenceState | rules.idleFlag(user),
      });
      const absences = module.subscriptions(absenceChanged, {
        key: ({ user }) => user,
        event: asnUpdateMyAbsentState,
        argument: (value) => ({ absentstate: present(value) }),
        later: {
          event: asnUpdateMyAbsentStateV2,
          argument: (value) => ({ absentstate: laterAbsence(present(value)) }),
        },
      });
      const notes = module.subscriptions(noteChanged, {
        key: ({ user }) => user,
        event: asnUpdateMyCustomNote,
        argument: ({ note }) => ({ customnote: note }),
      });
      module.principals.onBegin((session, principal) => {
        if (principal.kind !== "user" || !getsOwnEvents(session)) return;
        absences.add(session, principal.user.id);
        notes.add(session, principal.user.id);
      });
      return rules;
    },
  });
}
