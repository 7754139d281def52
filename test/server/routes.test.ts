import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { formattedText } from "../../scripts/generator.js";
import { emptyValue, type Event, type Operation } from "../../src/codec/index.js";
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
} from "../../src/server/kernel/index.js";
import { ask, askOther, askOwn, list, note, told } from "./kernel/support/protocol.js";
import { callerNames, type Caller } from "./matrix/callers.js";
import { Matrix, refused, type Row } from "./matrix/cells.js";
import { matrixTable } from "./matrix/table.js";

const own: readonly Caller[] = ["alice", "by token"];
/** One who has logged on by systemLogin is logged on as the administrator, too. */
const admins: readonly Caller[] = ["system", "admin"];
const users = callerNames.filter(
  (name) => !["nobody", "anonymous", "web service", "replicator", "connector"].includes(name),
);
const seers: readonly Caller[] = [
  ...["public", "company", "team", "personal", "member", "editor", "leader"],
  ...admins,
  ...own,
] as Caller[];

function without(these: readonly Caller[], ...names: Caller[]): Caller[] {
  return these.filter((name) => !names.includes(name));
}

/** The callers that each rule allows, if the argument names alice. */
const words = new Map<string, readonly Caller[]>([
  [anyone.text, callerNames],
  [anyLogin.text, ["anonymous", ...users]],
  [user.text, users],
  [owner(() => "").text, [...admins, ...own]],
  [admin.text, admins],
  // All but one have the rights of new users.
  [right("chat").text, without(users, "plain")],
  [right("journal").text, without(users, "plain")],
  [right("phone-books").text, without(users, "plain")],
  [right("telephony").text, without(users, "plain")],
  ["an administrator, or a user with the right agent-supervision", [...admins, "special"]],
  ["a user who has logged on with his password", without(users, "by token")],
  ["a user who is logged on, for the own contact", own],
  ["a user who may see presence of the contact that is named", seers],
  [
    "a user who may change presence of the contact that is named",
    without(seers, "public", "company", "member", "editor"),
  ],
  // Alice does not have it.
  ["an administrator, or the user who is named with the right self-administration", admins],
  ["the web service that has registered", ["web service"]],
  ["nobody: it is what a server sends to a web service", []],
  ["a node of the mesh, which none is while there is no mesh", []],
  ["a replicator that has logged in", ["replicator"]],
  ["a database connector that has logged in", ["connector"]],
  ["a system that has logged in", ["system"]],
]);

/** The callers that the text of an access allows; undefined if this test does not know the text. */
function namedBy(access: string): readonly Caller[] | undefined {
  const known = words.get(access);
  if (known !== undefined) return known;
  if (access.startsWith(right("").text)) return [];
  const parts = access.split(", and ");
  if (parts.length === 1) return undefined;
  const each = parts.map(namedBy);
  return callerNames.filter((name) => each.every((some) => some?.includes(name)));
}

/** Where a caller is allowed or refused against the text of the access. */
function differences(rows: readonly Row[]): string[] {
  return rows.flatMap(({ route, outcomes }) => {
    const { operation, access } = route;
    const named = namedBy(access);
    if (named === undefined) return [`${operation.name}: nothing is known of "${access}"`];
    return callerNames
      .filter((caller) => {
        const outcome = outcomes[caller];
        const expected = named.includes(caller) ? outcome !== refused : outcome === refused;
        return !expected || outcome.includes(",");
      })
      .map((caller) => `${operation.name} for ${access}, ${caller}: ${outcomes[caller]}`);
  });
}

// On one store only: access is decided before a unit begins, from what is in memory, and the tests of each module run on both.
test("everything that is served lets through whom its access says, refuses everybody else, and gives each what docs/access.md says", async () => {
  const matrix = await Matrix.of();
  const rows = await matrix.rows();
  expect(rows.length).toBeGreaterThan(380);
  expect(differences(rows)).toEqual([]);
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const page = await formattedText(root, "docs/access.md", matrixTable(rows));
  await expect(page).toMatchFileSnapshot("../../docs/access.md");
});

const routesOf = (...routes: [Operation<any, any, any> | Event<any>, Access<any, any>][]): Module =>
  defineModule({
    name: "own",
    setup({ handle }) {
      for (const [operation, access] of routes) {
        handle(operation as typeof ask, {
          access,
          unit: "none",
          run: () =>
            (operation.kind === "operation" ? emptyValue(operation.result) : undefined) as never,
        });
      }
    },
  });

/** The differences in routes of a module of a test's own. */
async function differencesOf(
  ...routes: [Operation<any, any, any> | Event<any>, Access<any, any>][]
): Promise<string[]> {
  const matrix = await Matrix.of({ modules: [routesOf(...routes)] });
  return differences(await matrix.rows("own"));
}

test("the callers tell all rules apart", async () => {
  expect(
    await differencesOf(
      [ask, right("a right")],
      [askOther, owner<{ name: string }>(() => "alice")],
      [list, all<unknown, any>(user, admin)],
      [told, user],
      [note, anyone],
    ),
  ).toEqual([]);
});

test("a route that allows a caller against its text is found", async () => {
  const found = await differencesOf(
    [ask, { text: admin.text }],
    [askOther, { ...user, text: anyone.text }],
    [list, { ...admin, text: user.text }],
    [told, { text: anyLogin.text }],
    [note, { ...anyLogin, text: anyone.text }],
  );
  const programs = ["nobody", "web service", "replicator", "connector"] as const;
  expect(found).toEqual([
    ...without(callerNames, ...admins).map((name) => `testAsk for ${admin.text}, ${name}: ok`),
    ...without(callerNames, ...users).map((name) => `testAskOther for ${anyone.text}, ${name}: -`),
    ...without(users, ...admins).map((name) => `testList for ${user.text}, ${name}: -`),
    ...programs.map((name) => `testTold for ${anyLogin.text}, ${name}: ok`),
    ...programs.map((name) => `testNote for ${anyone.text}, ${name}: -`),
  ]);
});

test("a route whose access has an unknown text is found", async () => {
  expect(await differencesOf([askOwn, { text: "nobody in particular" }])).toEqual([
    'testAskOwn: nothing is known of "nobody in particular"',
  ]);
});
