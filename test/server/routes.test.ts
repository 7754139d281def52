import { expect, onTestFinished, test } from "vitest";
import { emptyValue, type Event, type Operation } from "../../src/codec/index.js";
import { asnNegotiateServerConnection } from "../../src/modules/authentication/authentication.js";
import { asnNegotiateServerConnectionV2 } from "../../src/modules/later/authentication/authentication.js";
import { asnCheckConnection } from "../../src/modules/transport/transport.js";
import { asnWebServiceLogon } from "../../src/modules/web-service-connection/web-service-connection.js";
import {
  connect,
  logOn as logOnBy,
  RoseError,
  silentLog,
  type Client,
} from "../../src/rose/index.js";
import {
  admin,
  all,
  anyLogin,
  anyone,
  defineModule,
  owner,
  right,
  user,
  type Access,
  type Module,
  type ModuleContext,
  type RouteInfo,
} from "../../src/server/kernel/index.js";
import { ask, askOther, askOwn, list, note, told } from "./kernel/support/protocol.js";
import { logOn } from "./login.js";
import { moduleStores, type ModuleStore } from "./modules/stores.js";
import { logonKernel, type LogonKernel } from "./modules/support/logon-kernel.js";

/** The callers, each on its own connection. */
type Asker =
  | "nobody"
  | "anonymous"
  | "user"
  | "user with a token"
  | "administrator"
  | "web service";

/** How each of them logs on. */
const askers: Readonly<Record<Asker, (client: Client, at: LogonKernel) => Promise<void>>> = {
  nobody: async () => {},
  anonymous: async (client) => {
    const { optionalParams = [] } = await client.invoke(asnNegotiateServerConnection, {
      iClientProtocolVersion: 61,
      optionalParams: [{ key: "AnonymousLogin", value: { integerdata: 1 } }],
    });
    const name = optionalParams.find(({ key }) => key === "AnonymousUsername");
    await logOn(client, (name!.value as { stringdata: string }).stringdata, "");
  },
  user: async (client) => void (await logOn(client, "alice", "alice's secret")),
  "user with a token": async (client, { users, tokens }) => {
    const token = await tokens.issue((await users.find("bob"))!, { iType: 1 });
    await logOnBy(client, { token: token! });
  },
  administrator: async (client) => void (await logOn(client, "admin", "admin's secret")),
  "web service": async (client) => {
    const texts = { u8sVersion: "", u8sUser: "webservice", u8sPassword: "web secret" };
    await client.invoke(asnWebServiceLogon, { iVersion: 61, capabilities: [], ...texts });
  },
};

const names = Object.keys(askers) as Asker[];
const users: readonly Asker[] = ["user", "user with a token", "administrator"];

/** The callers that each rule allows. With an empty argument, every user is the owner; nobody has a right but those of new users. */
const words = new Map<string, readonly Asker[]>([
  [anyone.text, names],
  [anyLogin.text, ["anonymous", ...users]],
  [user.text, users],
  [owner(() => "").text, users],
  [admin.text, ["administrator"]],
  [right("chat").text, users],
  ["an administrator, or a user with the right agent-supervision", ["administrator"]],
  // New users have these.
  [right("journal").text, users],
  [right("telephony").text, users],
  ["a user who has logged on with his password", ["user", "administrator"]],
  ["a user who is logged on, for the own contact", users],
  // New users have it.
  [right("phone-books").text, users],
  // With an empty argument it is the caller's own contact.
  ["a user who may see presence of the contact that is named", users],
  ["a user who may change presence of the contact that is named", users],
  // With an empty argument nobody is named.
  [
    "an administrator, or the user who is named with the right self-administration",
    ["administrator"],
  ],
  ["the web service that has registered", ["web service"]],
  ["nobody: it is what a server sends to a web service", []],
  ["a node of the mesh, which none is while there is no mesh", []],
  // None of them has used asnUMReplicatorLogin.
  ["a replicator that has logged in", []],
  // None of them has used systemLogin.
  ["a system that has logged in", []],
]);

/** The callers that the text of an access allows; undefined if this test does not know the text. */
function namedBy(access: string): readonly Asker[] | undefined {
  const known = words.get(access);
  if (known !== undefined) return known;
  if (access.startsWith(right("").text)) return [];
  const parts = access.split(", and ");
  if (parts.length === 1) return undefined;
  const each = parts.map(namedBy);
  return names.filter((name) => each.every((some) => some?.includes(name)));
}

/** What only clients of version 8 say, whose ids may mean other operations. */
const negotiation = {
  ...emptyValue(asnNegotiateServerConnectionV2.argument),
  u8sMinSupportedInterfaceVersion: "8.0.0",
  u8sMaxSupportedInterfaceVersion: "8.0.0",
  iClientCapabilities: 4,
};

/** A kernel with all modules, which records what is carried out. */
class Watched {
  readonly at: LogonKernel;
  readonly port: number;
  readonly #run: (Operation | Event)[];

  constructor(at: LogonKernel, port: number, run: (Operation | Event)[]) {
    this.at = at;
    this.port = port;
    this.#run = run;
  }

  /** The routes, of all modules or of one, that allow or refuse a caller against the text of their access. */
  async differences(module?: string): Promise<string[]> {
    const found: string[] = [];
    const { routes } = this.at.made.kernel;
    for (const route of routes.filter((one) => module === undefined || one.module === module)) {
      const named = namedBy(route.access);
      if (named === undefined) {
        found.push(`${route.operation.name}: nothing is known of "${route.access}"`);
        continue;
      }
      for (const asker of names) {
        const outcome = await this.#outcome(route, asker);
        const expected = named.includes(asker) ? "let through" : "refused";
        if (outcome !== expected) {
          found.push(`${route.operation.name} for ${route.access}, ${asker}: ${outcome}`);
        }
      }
    }
    return found;
  }

  async #outcome({ operation, denied, version }: RouteInfo, asker: Asker): Promise<string> {
    await using client = await connect({
      unknownMembers: "refuse",
      host: "127.0.0.1",
      port: this.port,
      log: silentLog,
    });
    if (version === "8") await client.invoke(asnNegotiateServerConnectionV2, negotiation);
    await askers[asker](client, this.at);
    this.#run.length = 0;
    const argument = emptyValue<unknown>(operation.argument);
    const answer =
      operation.kind === "operation"
        ? await answerOf(client, operation, argument, denied)
        : await this.#afterEvent(client, operation, argument);
    const run = this.#run.includes(operation);
    if (run && answer !== "denied") return "let through";
    if (!run && answer === "denied") return "refused";
    return `${run ? "carried out" : "not carried out"}, and the answer is ${answer}`;
  }

  async #afterEvent(client: Client, event: Event, argument: unknown): Promise<string> {
    const { log } = this.at.made;
    log.lines.length = 0;
    client.emit(event, argument);
    // Answered after it has been refused or has begun, but in PostgreSQL a unit begins later.
    const deadline = Date.now() + 60_000;
    while (Date.now() < deadline) {
      await client.invoke(asnCheckConnection, {});
      const [refused] = log.of("event refused");
      if (refused !== undefined) {
        // The engine gives no reason when it refuses an event before its argument is looked at.
        const { reason } = refused.facts;
        return reason === undefined || isDenial(reason) ? "denied" : "another error";
      }
      if (this.#run.includes(event)) break;
    }
    return "none";
  }
}

/** Calls an operation; returns whether access was denied, with the detail that the operation has for that. */
async function answerOf(
  client: Client,
  operation: Operation,
  argument: unknown,
  denied = 2,
): Promise<string> {
  try {
    await client.invoke(operation, argument);
    return "a result";
  } catch (error) {
    if (!(error instanceof RoseError)) return String(error);
    const {
      iErrorDetail,
      errorDetail = iErrorDetail,
      u8sErrorString,
    } = error.error as {
      iErrorDetail?: number;
      errorDetail?: number;
      u8sErrorString?: string;
    };
    return errorDetail === denied && isDenial(u8sErrorString) ? "denied" : "another error";
  }
}

/** Whether a text is one that the rules of access use for a refusal. */
function isDenial(text = ""): boolean {
  return /^(Not logged on|Not allowed for an anonymous login|Only (for|after) .*|Needs the right .*)$/.test(
    text,
  );
}

async function watched(
  modules: readonly Module[] = [],
  { database }: ModuleStore = moduleStores[0]!,
): Promise<Watched> {
  const run: (Operation | Event)[] = [];
  const at = await logonKernel({
    database,
    modules,
    wrap: (module) => watching(module, run),
    webService: { password: "web secret" },
    logons: { maxAnonymous: 1000, maxAnonymousPerAddress: 1000 },
  });
  const { port } = await at.made.server.listen({ port: 0 });
  onTestFinished(() => at.made.server.close());
  return new Watched(at, port, run);
}

/** The same module, recording what it carries out. */
function watching(module: Module, run: (Operation | Event)[]): Module {
  const setup = (context: ModuleContext<any>): unknown => {
    const handle = (operation: any, route: any): void =>
      context.handle(operation, {
        ...route,
        run(argument: unknown, request: unknown) {
          run.push(operation);
          return route.run(argument, request);
        },
      });
    return module.setup({ ...context, handle });
  };
  return { ...module, setup };
}

test.each(moduleStores)(
  "everything that is served with its data in $name lets through whom its access says, and refuses everybody else",
  async (store) => {
    const server = await watched([], store);
    expect(server.at.made.kernel.routes.length).toBeGreaterThan(15);
    expect(await server.differences()).toEqual([]);
  },
);

const own = (...routes: [Operation<any, any, any> | Event<any>, Access<any, any>][]): Module =>
  defineModule({
    name: "own",
    setup({ handle }) {
      for (const [operation, access] of routes) {
        handle(operation as typeof ask, {
          access,
          unit: "none",
          run: () => ({ name: "", names: [] }),
        });
      }
    },
  });

test("the callers tell all rules apart", async () => {
  const server = await watched([
    own(
      [ask, right("a right")],
      [askOther, owner<{ name: string }>(({ name }) => name)],
      [list, all<unknown, any>(user, admin)],
      [told, user],
      [note, anyone],
    ),
  ]);
  expect(await server.differences("own")).toEqual([]);
});

test("a route that allows a caller against its text is found", async () => {
  const server = await watched([
    own(
      [ask, { text: admin.text }],
      [askOther, { ...user, text: anyone.text }],
      [list, { ...admin, text: user.text }],
      [told, { text: anyLogin.text }],
      [note, { ...anyLogin, text: anyone.text }],
    ),
  ]);
  expect(await server.differences("own")).toEqual([
    `testAsk for ${admin.text}, nobody: let through`,
    `testAsk for ${admin.text}, anonymous: let through`,
    `testAsk for ${admin.text}, user: let through`,
    `testAsk for ${admin.text}, user with a token: let through`,
    `testAsk for ${admin.text}, web service: let through`,
    `testAskOther for ${anyone.text}, nobody: refused`,
    `testAskOther for ${anyone.text}, anonymous: refused`,
    `testAskOther for ${anyone.text}, web service: refused`,
    `testList for ${user.text}, user: refused`,
    `testList for ${user.text}, user with a token: refused`,
    `testTold for ${anyLogin.text}, nobody: let through`,
    `testTold for ${anyLogin.text}, web service: let through`,
    `testNote for ${anyone.text}, nobody: refused`,
    `testNote for ${anyone.text}, web service: refused`,
  ]);
});

test("a route whose access has an unknown text is found", async () => {
  const server = await watched([own([askOwn, { text: "nobody in particular" }])]);
  expect(await server.differences("own")).toEqual([
    'testAskOwn: nothing is known of "nobody in particular"',
  ]);
});
