import {
  asnContactAbsentStateChanged,
  asnContactAppointmentStateChanged,
  asnContactCustomNoteChanged,
  asnContactRemoveContact,
  asnContactStatusResultEvent,
  asnOperationComplete,
  asnPresenceStateChanged,
  asnUpdateMyAppointment,
} from "../../../modules/general/general.js";
import { defineModule, getsOwnEvents, type Module } from "../../kernel/index.js";
import { appointments, appointmentsChanged, appointmentsPassed } from "../appointments/api.js";
import { contactSources } from "../contacts/api.js";
import { absenceChanged, idleChanged, noteChanged, noteService } from "../notes/api.js";
import { rightsChanged, rightsService } from "../rights/api.js";
import { profileChanged, userChanged, userService } from "../users/api.js";
import { presenceService, type Presence } from "./api.js";
import { Matching } from "./matching.js";
import { Observers } from "./observers.js";
import { handleContacts } from "./operations.js";
import { Rows } from "./rows.js";
import { handleSearchRows } from "./search-rows.js";
import { Snapshots, type CallsOfUsers } from "./snapshots.js";
import { Views } from "./views.js";
import { Watch } from "./watch.js";

/**
 * Shows users to each other: contacts that clients open (General 9008-9010, 9041, with the events 9042, 9046, 9048-9050 and 9061), the states
 * of contacts in search lists (9031, 9032, 9067), and the own appointments as they begin and end (9051).
 */
export function presenceModule(): Module<object, Presence> {
  return defineModule<object, Presence>({
    name: "presence",
    needs: [userService, rightsService, noteService, appointments, contactSources],
    provides: presenceService,
    sends: [
      asnOperationComplete,
      asnPresenceStateChanged,
      asnContactAbsentStateChanged,
      asnContactAppointmentStateChanged,
      asnContactCustomNoteChanged,
      asnContactRemoveContact,
      asnContactStatusResultEvent,
      asnUpdateMyAppointment,
    ],
    setup(module) {
      const users = module.get(userService);
      const rights = module.get(rightsService);
      let shownCalls: CallsOfUsers | undefined;
      const calls = (): CallsOfUsers | undefined => shownCalls;
      const snapshots = new Snapshots({
        users,
        notes: module.get(noteService),
        appointments: module.get(appointments),
        rights,
        calls,
      });
      const observers = new Observers();
      const rows = new Rows();
      const views = new Views(calls);
      const watch = new Watch({ module, rights, observers, rows, snapshots, views });
      const matching = new Matching(users);
      handleContacts({ module, rights, observers, snapshots, views, watch, matching });
      handleSearchRows({ module, rights, rows, snapshots, watch, matching });

      module.on(absenceChanged, ({ user }) => watch.touch(user, "absence"));
      module.on(noteChanged, ({ user }) => watch.touch(user, "note"));
      module.on(idleChanged, ({ user }) => watch.touch(user, "state"));
      module.on(appointmentsChanged, ({ owner }) => watch.touch(owner, "appointments"));
      module.on(appointmentsPassed, ({ owner }) => watch.touch(owner, "appointments"));
      module.on(profileChanged, ({ id }) => watch.touch(id, "whole"));
      module.on(userChanged, ({ id }) => watch.touch(id, "state"));
      module.on(rightsChanged, ({ users: some }) => {
        const concerned = some.length > 0 ? some : [...observers.users(), ...rows.users()];
        for (const id of concerned) watch.touch(id, "rights");
      });
      module.principals.onBegin((session, principal) => {
        if (principal.kind !== "user") return;
        const { id } = principal.user;
        if (getsOwnEvents(session)) watch.attach(session, id);
        watch.touch(id, "state");
      });
      module.principals.onEnd((session, principal) => {
        observers.forget(session);
        rows.forget(session);
        if (principal.kind !== "user") return;
        watch.detach(session, principal.user.id);
        watch.touch(principal.user.id, "state");
      });
      return {
        calls: (user) => shownCalls?.presence(user),
        showCalls(provided) {
          if (shownCalls !== undefined) throw new Error("another module provides calls already");
          shownCalls = provided;
        },
        touch: (user, change) => watch.touch(user, change),
        tell: (user, event, argument) => watch.tell(user, event, argument),
      };
    },
  });
}
