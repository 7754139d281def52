import {
  asnContactAbsentStateChanged,
  asnContactAppointmentStateChanged,
  asnContactCallInformationChanged,
  asnContactCustomNoteChanged,
  asnContactPhoneForwardStateChanged,
  asnContactRemoveContact,
  asnContactStatusResultEvent,
  asnOperationComplete,
  asnPresenceStateChanged,
  asnUpdateMyAppointment,
  asnUpdateMyCallInformation,
  asnUpdateMyPhoneForwardState,
} from "../../../modules/general/general.js";
import { defineModule, getsOwnEvents, type Module } from "../../kernel/index.js";
import { appointments, appointmentsChanged, appointmentsPassed } from "../appointments/api.js";
import { contactSources } from "../contacts/api.js";
import { absenceChanged, idleChanged, noteChanged, noteService } from "../notes/api.js";
import { rightsChanged, rightsService, type Granted } from "../rights/api.js";
import { profileChanged, userChanged, userService } from "../users/api.js";
import { AllCalls } from "./all-calls.js";
import { presenceService, type Presence } from "./api.js";
import { Matching } from "./matching.js";
import { Observers } from "./observers.js";
import { general, handleContacts } from "./operations.js";
import { Contacts } from "./opening.js";
import { Rows } from "./rows.js";
import { handleSearchRows } from "./search-rows.js";
import { Snapshots } from "./snapshots.js";
import { Telling } from "./telling.js";
import { Views } from "./views.js";
import { Watch } from "./watch.js";

/**
 * Shows users to each other: contacts that clients open (General 9008-9010, 9041, with the events 9042, 9046, 9048-9050 and 9061), the states
 * of contacts in search lists (9031, 9032, 9067), their calls and forwards (9047, 9054), and the own appointments (9051), calls (9052) and forwards (9053).
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
      asnContactCallInformationChanged,
      asnContactPhoneForwardStateChanged,
      asnUpdateMyCallInformation,
      asnUpdateMyPhoneForwardState,
    ],
    setup(module) {
      const users = module.get(userService);
      const rights = module.get(rightsService);
      const calls = new AllCalls();
      const snapshots = new Snapshots({
        users,
        notes: module.get(noteService),
        appointments: module.get(appointments),
        rights,
        calls,
      });
      const observers = new Observers<Granted>(general);
      const rows = new Rows();
      const views = new Views(calls);
      const watch = new Watch({ module, snapshots });
      const telling = new Telling({ module, rights, observers, rows, views });
      watch.add(telling);
      const contacts = new Contacts(snapshots, watch);
      const matching = new Matching(users);
      handleContacts({ module, rights, observers, contacts, views, matching });
      handleSearchRows({ module, rights, rows, snapshots, watch, matching });

      module.on(absenceChanged, ({ user }) => watch.touch(user, "absence"));
      module.on(noteChanged, ({ user }) => watch.touch(user, "note"));
      module.on(idleChanged, ({ user }) => watch.touch(user, "state"));
      module.on(appointmentsChanged, ({ owner }) => watch.touch(owner, "appointments"));
      module.on(appointmentsPassed, ({ owner }) => watch.touch(owner, "appointments"));
      module.on(profileChanged, ({ id }) => watch.touch(id, "whole"));
      module.on(userChanged, ({ id }) => watch.touch(id, "state"));
      module.on(rightsChanged, ({ users: some }) => {
        for (const id of some) watch.touch(id, "rights");
        if (some.length === 0) watch.touchAll("rights");
      });
      module.principals.onBegin((session, principal) => {
        if (principal.kind === "user" && getsOwnEvents(session)) {
          telling.attach(session, principal.user.id);
        }
      });
      module.principals.onEnd((session, principal) => {
        observers.forget(session);
        rows.forget(session);
        if (principal.kind === "user") telling.detach(session, principal.user.id);
      });
      return {
        calls: (user) => calls.presence(user),
        showCalls: (source) => calls.add(source),
        contacts,
        async publicStates(some) {
          // Who may be seen is kept in memory.
          await module.principals.onceCurrent(() => {});
          const seen = some.filter((id) => rights.of(undefined, id).may("see-presence"));
          return await module.read(({ db }) => contacts.states(db, seen));
        },
        follow: (audience) => watch.add(audience),
        lines: (user, granted, isOwn) => calls.lines(user, granted, isOwn),
        touch: (user, change) => watch.touch(user, change),
        touchCall: (user, call) => watch.touchCall(user, call),
        touchForwards: (user, line) => watch.touchForwards(user, line),
        tell: (user, event, argument) => telling.send(user, event, argument),
      };
    },
  });
}
