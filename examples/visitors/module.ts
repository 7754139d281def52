import {
  anyone,
  columns,
  defineModule,
  owner,
  RequestError,
  RequestErrorDetail,
  statement,
  topic,
  user,
  userService,
  type Migration,
  type Module,
} from "rosewire-server";
import {
  Visitor,
  visitorArrive,
  visitorArrived,
  visitorGetAll,
  visitorNegotiate,
  visitorWatch,
  type VisitorError,
  type VisitorHost,
} from "./visitors.js";

/** The module's tables, with their columns as TypeScript sees them. */
interface VisitorTables {
  visitor: { name: string; host: string; arrived: number };
}

/** How the tables came about. A step that has been released never changes; the next change is a further one. */
const migrations: readonly Migration[] = [
  {
    name: "visitors/001-visitors",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "visitor")
        .addColumn("name", c.text, (column) => column.notNull())
        .addColumn("host", c.text, (column) => column.notNull())
        .addColumn("arrived", c.moment, (column) => column.notNull())
        .execute();
      await db.schema
        .createIndex("visitor_host")
        .on("visitor")
        .columns(["host", "arrived"])
        .execute();
    },
  },
];

const insert = statement<VisitorTables, VisitorTables["visitor"]>()((db, p) =>
  db.insertInto("visitor").values({ name: p.name, host: p.host, arrived: p.arrived }),
);
const ofHost = statement<VisitorTables, { host: string }>()((db, p) =>
  db.selectFrom("visitor").select(["name", "host"]).where("host", "=", p.host).orderBy("arrived"),
);

/** Somebody has come: told to all modules on all servers that use the same database. */
export const arrived = topic("visitors/arrived", Visitor);

const version = 1;

/** The operations' own error, for what is refused. */
const refuse = (code: number, text: string): VisitorError => ({ code, text });

/** Keeps the visitors, and tells the users whom they want to see. */
export function visitorsModule(): Module<VisitorTables> {
  return defineModule<VisitorTables>({
    name: "visitors",
    needs: [userService],
    migrations,
    setup(module) {
      const { handle, clock } = module;
      const users = module.get(userService).within;
      const watching = module.subscriptions(arrived, {
        key: ({ host }) => host.toLowerCase(),
        event: visitorArrived,
        argument: (visitor) => visitor,
      });

      // Before the logon, like a negotiation.
      handle(visitorNegotiate, {
        access: anyone,
        unit: "none",
        refuse,
        run(wanted) {
          if (wanted.version >= version) return { version };
          throw new RequestError(RequestErrorDetail.invalidArgument, "Too old a version");
        },
      });
      handle(visitorArrive, {
        access: user,
        refuse,
        async run(visitor, { db, publish }) {
          const host = await users.find(db, visitor.host);
          if (host === undefined) {
            throw new RequestError(RequestErrorDetail.notFound, "There is no such user");
          }
          const row = { name: visitor.name, host: host.name };
          await db.run(insert, { ...row, arrived: clock().getTime() });
          // Goes out once it is on the disk, and not at all if anything fails.
          publish(arrived, row);
          return {};
        },
      });
      handle(visitorGetAll, {
        access: owner<VisitorHost>(({ host }) => host),
        unit: "read",
        refuse,
        async run({ host }, { db, principal }) {
          const found = host === "" ? principal.user : await users.find(db, host);
          if (found === undefined) {
            throw new RequestError(RequestErrorDetail.notFound, "There is no such user");
          }
          return { visitors: await db.all(ofHost, { host: found.name }) };
        },
      });
      handle(visitorWatch, {
        access: owner<VisitorHost>(({ host }) => host),
        unit: "none",
        refuse,
        run({ host }, { session, principal }) {
          watching.add(session, (host === "" ? principal.name : host).toLowerCase());
          return {};
        },
      });
    },
  });
}
