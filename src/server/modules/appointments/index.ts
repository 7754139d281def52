import * as Operations from "../../../modules/appointments/appointments.js";
import type { Unit } from "../../database/index.js";
import {
  defineModule,
  RequestError,
  RequestErrorDetail,
  user,
  type Module,
  type PrincipalUser,
  type UserPrincipal,
} from "../../kernel/index.js";
import { rightsService } from "../rights/api.js";
import { userService } from "../users/api.js";
import { appointments } from "./api.js";
import { Appointments } from "./appointments.js";
import { Boundaries } from "./boundaries.js";
import { appointmentMigrations, type AppointmentTables } from "./schema.js";
import { AppointmentRules, shownBy, type AppointmentLimits } from "./service.js";
import type { Shown } from "./store.js";
import { appointmentsChanged } from "./topics.js";

/** Values of `iResult`. According to the manual, 0 means success and every other value failure. */
export const AppointmentResult = {
  ok: 0,
  /** There is no appointment with this id. */
  unknownEntry: 1,
} as const;

/** Serves the operations of the module Appointments (400-404 and 406, manual chapter 8). */
export function appointmentsModule(
  limits: AppointmentLimits = {},
): Module<AppointmentTables, Appointments> {
  return defineModule<AppointmentTables, Appointments>({
    name: "appointments",
    needs: [userService, rightsService],
    provides: appointments,
    migrations: appointmentMigrations,
    setup(module) {
      const { handle } = module;
      const users = module.get(userService).within;
      const rights = module.get(rightsService);
      const rules = new AppointmentRules(module.clock, limits);
      const ok = { iResult: AppointmentResult.ok };

      /**
       * The owner of the appointments that a request is about. Only an administrator may name another user; for
       * all others it is the caller, whatever they name.
       */
      async function ownerOf(
        db: Unit<any>,
        { user: caller }: UserPrincipal,
        named: string,
      ): Promise<PrincipalUser> {
        if (!caller.admin || named === "") return caller;
        const owner = await users.find(db, named);
        if (owner !== undefined) return owner;
        throw new RequestError(RequestErrorDetail.notFound, "u8sOwner names no user");
      }

      /**
       * The owner of the entries that are read, and which of them the caller may see. If the caller may see none of the user who is named,
       * it is the caller, whose entries the manual says are returned (line 13459).
       */
      async function shownOf(
        db: Unit<any>,
        principal: UserPrincipal,
        named: string,
      ): Promise<{ owner: PrincipalUser; shown: Shown }> {
        const { user: caller } = principal;
        const isOwn = named === "" || users.keyOf(named) === users.keyOf(caller.name);
        if (caller.admin || isOwn) {
          return { owner: await ownerOf(db, principal, named), shown: "all" };
        }
        const owner = await users.find(db, named);
        const shown = owner && shownBy(rights.of(principal, owner.id));
        return shown === undefined ? { owner: caller, shown: "all" } : { owner: owner!, shown };
      }

      handle(Operations.asnAppointmentSetEntryList, {
        access: user,
        async run({ u8sOwner, appointments: entries, u8sDataSource }, { db, principal, publish }) {
          const owner = await ownerOf(db, principal, u8sOwner);
          publish(appointmentsChanged, await rules.setList(db, owner, entries, u8sDataSource));
          return ok;
        },
      });
      handle(Operations.asnAppointmentSetSeriesEntriesList, {
        access: user,
        async run({ u8sOwner, appointments: entries, u8sDataSource }, { db, principal, publish }) {
          const owner = await ownerOf(db, principal, u8sOwner);
          publish(appointmentsChanged, await rules.setSeries(db, owner, entries, u8sDataSource));
          return ok;
        },
      });
      handle(Operations.asnAppointmentSetEntry, {
        access: user,
        async run({ appointment }, { db, principal, publish }) {
          const owner = await ownerOf(db, principal, appointment.u8sOwner);
          publish(appointmentsChanged, await rules.setEntry(db, owner, appointment));
          return ok;
        },
      });
      handle(Operations.asnAppointmentRemoveEntry, {
        access: user,
        async run({ u8sEntryID }, { db, principal, publish }) {
          const removed = await rules.remove(db, principal.user, u8sEntryID);
          if (removed) publish(appointmentsChanged, { owner: principal.user.id, boundary: 0 });
          return removed ? ok : { iResult: AppointmentResult.unknownEntry };
        },
      });
      handle(Operations.asnAppointmentGetAllEntriesForUser, {
        access: user,
        unit: "read",
        large: true,
        async run({ u8sOwner }, { db, principal }) {
          const { owner, shown } = await shownOf(db, principal, u8sOwner);
          return { ...ok, listAppointments: await rules.all(db, owner, shown) };
        },
      });
      handle(Operations.asnAppointmentGetActualEntrysForUser, {
        access: user,
        unit: "read",
        large: true,
        async run({ u8sOwner }, { db, principal }) {
          const { owner, shown } = await shownOf(db, principal, u8sOwner);
          return { ...ok, listAppointments: await rules.running(db, owner, shown) };
        },
      });
      new Boundaries(module).watch();
      return new Appointments(rules, module);
    },
  });
}
