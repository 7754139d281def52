import {
  appointmentService,
  defineModule,
  groupService,
  journalService,
  lineService,
  locationService,
  phoneBookService,
  serviceRef,
  userService,
  type Appointments,
  type DatabaseKind,
  type Groups,
  type Journal,
  type LineRules,
  type LocationRules,
  type Module,
  type ModuleContext,
  type PhoneBooks,
  type Users,
} from "../../server/index.js";
import { withDataServer } from "../data-server.js";

/** The services of a server whose data are imported or exported. */
export interface ServerServices {
  readonly users: Users;
  readonly groups: Groups;
  readonly lines: LineRules;
  readonly locations: LocationRules;
  readonly phoneBooks: PhoneBooks;
  readonly journal: Journal;
  readonly appointments: Appointments;
  readonly read: ModuleContext<any>["read"];
  readonly write: ModuleContext<any>["write"];
}

/** The same, and where the data are. */
export interface Services extends ServerServices {
  readonly kind: DatabaseKind;
}

/** A module that is there to get at the services of others. */
export function exchangeModule(take: (services: ServerServices) => void): Module {
  return defineModule<object, ServerServices>({
    name: "exchange",
    needs: [
      userService,
      groupService,
      lineService,
      locationService,
      phoneBookService,
      journalService,
      appointmentService,
    ],
    provides: serviceRef<ServerServices>("exchange"),
    setup(module) {
      const services: ServerServices = {
        users: module.get(userService),
        groups: module.get(groupService),
        lines: module.get(lineService),
        locations: module.get(locationService),
        phoneBooks: module.get(phoneBookService),
        journal: module.get(journalService),
        appointments: module.get(appointmentService),
        read: (work, turn) => module.read(work, turn),
        write: (work, options) => module.write(work, options),
      };
      take(services);
      return services;
    },
  });
}

/**
 * Lets work read and change the data of a server, whether one runs on them or not: what modules keep in memory, a running server reads again
 * when another process has changed it.
 * @param location The folder or database; `:memory:` for new data that are forgotten.
 * @param create Whether they are made if there are none.
 */
export async function withServices<R>(
  location: string,
  create: boolean,
  work: (services: Services) => Promise<R>,
): Promise<R> {
  let services: ServerServices | undefined;
  const modules = [exchangeModule((given) => (services = given))];
  return withDataServer(location, { create, modules }, async ({ kind }) => {
    if (services === undefined) throw new Error("the services have not been set up");
    return work({ ...(services as ServerServices), kind });
  });
}
