/** What the type checker accepts of modules; `npm run types` runs this test. */
import { expectTypeOf } from "vitest";
import {
  asnAppointmentSetEntry,
  type AsnAppointmentSetEntryArgument,
  type AsnAppointmentSetEntryResult,
} from "../../../src/modules/appointments/appointments.js";
import { asnLogoff, asnLogon } from "../../../src/modules/authentication/authentication.js";
import type { Unit } from "../../../src/server/database/index.js";
import {
  all,
  anyLogin,
  anyone,
  defineModule,
  owner,
  right,
  serviceRef,
  user,
  type Principal,
  type UserPrincipal,
} from "../../../src/server/kernel/index.js";

interface Tables {
  note: { text: string };
}

const result: AsnAppointmentSetEntryResult = { iResult: 0 };

defineModule<Tables>({
  name: "test",
  setup({ handle }) {
    // The types of argument and result come from the operation, that of the principal from the access, the tables from the module.
    handle(asnAppointmentSetEntry, {
      access: user,
      run: (argument, { principal, db }) => {
        expectTypeOf(argument).toEqualTypeOf<AsnAppointmentSetEntryArgument>();
        expectTypeOf(principal).toEqualTypeOf<UserPrincipal>();
        expectTypeOf(db).toEqualTypeOf<Unit<Tables>>();
        return result;
      },
    });
    handle(asnAppointmentSetEntry, {
      access: anyLogin,
      unit: "read",
      run: async (_, { principal, db }) => {
        expectTypeOf(principal).toEqualTypeOf<Principal>();
        expectTypeOf(db).toEqualTypeOf<Unit<Tables>>();
        return result;
      },
    });
    handle(asnAppointmentSetEntry, {
      access: owner(({ appointment }) => {
        expectTypeOf(appointment).toEqualTypeOf<AsnAppointmentSetEntryArgument["appointment"]>();
        return appointment.u8sOwner;
      }),
      run: (argument, { principal }) => {
        expectTypeOf(argument).toEqualTypeOf<AsnAppointmentSetEntryArgument>();
        expectTypeOf(principal).toEqualTypeOf<UserPrincipal>();
        return result;
      },
    });
    handle(asnAppointmentSetEntry, {
      access: all(user, right("calendar")),
      run: (_, { principal }) => {
        expectTypeOf(principal).toEqualTypeOf<UserPrincipal>();
        return result;
      },
    });
    // A route without a unit has no database.
    handle(asnAppointmentSetEntry, {
      access: anyone,
      unit: "none",
      run: (argument, request) => {
        expectTypeOf(argument).toEqualTypeOf<AsnAppointmentSetEntryArgument>();
        expectTypeOf(request.principal).toEqualTypeOf<Principal | undefined>();
        expectTypeOf(request).not.toHaveProperty("db");
        return result;
      },
    });
    // @ts-expect-error a route without access
    handle(asnAppointmentSetEntry, { run: () => result });
    // @ts-expect-error a route without access, of an event
    handle(asnLogoff, { run: () => {} });
    // @ts-expect-error no access at all
    handle(asnAppointmentSetEntry, { access: undefined, run: () => result });
    // @ts-expect-error a result of another type
    handle(asnAppointmentSetEntry, { access: user, run: () => ({ iResult: "ok" }) });
    // @ts-expect-error an access that looks at another argument
    handle(asnAppointmentSetEntry, {
      access: owner((other: { name: string }) => other.name),
      run: () => result,
    });
    // @ts-expect-error a route must say how it makes an error that is not an AsnRequestError
    handle(asnLogon, { access: anyone, run: () => ({}) as never });
    handle(asnLogon, {
      access: anyone,
      refuse: (detail, text) => {
        expectTypeOf(detail).toEqualTypeOf<number>();
        return {
          iErrorDetail: detail,
          u8sErrorString: text,
          sAuthCredetials: new Uint8Array(),
          u8sFailedUser: "",
        };
      },
      run: () => ({}) as never,
    });
    handle(asnLogoff, {
      access: anyLogin,
      unit: "none",
      run: (argument, { principal }) => {
        expectTypeOf(argument).not.toBeAny();
        expectTypeOf(principal).toEqualTypeOf<Principal>();
      },
    });
  },
});

// A module must provide the service that it declares.
const counting = serviceRef<{ count(): number }>("counting");
defineModule<object, { count(): number }>({
  name: "counting",
  provides: counting,
  setup: () => ({ count: () => 7 }),
});
defineModule({
  name: "user of it",
  needs: [counting],
  setup({ get }) {
    expectTypeOf(get(counting).count()).toEqualTypeOf<number>();
  },
});
// @ts-expect-error another type than that of the service
defineModule<object, { count(): number }>({ name: "wrong", provides: counting, setup: () => 7 });
