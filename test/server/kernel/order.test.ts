import { expect, test } from "vitest";
import {
  createKernel,
  defineModule,
  serviceRef,
  type Module,
  type ServiceRef,
} from "../../../src/server/kernel/index.js";
import { createServer, silentLog } from "../../../src/rose/index.js";

const users = serviceRef<string>("users");
const journal = serviceRef<string>("journal");

function module(
  name: string,
  needs: readonly ServiceRef<string>[],
  provides: ServiceRef<string>,
  order: string[],
): Module {
  return defineModule<object, string>({
    name,
    needs,
    provides,
    setup({ get }) {
      order.push([name, ...needs.map((need) => get(need))].join(" "));
      return `${name}'s`;
    },
  });
}

function kernel(...modules: Module[]): ReturnType<typeof createKernel> {
  return createKernel({
    modules,
    rose: createServer({ log: silentLog }),
    database: () => Promise.reject(new Error("none")),
    log: silentLog,
  });
}

test("a module is set up after those whose services it needs", () => {
  const order: string[] = [];
  const made = kernel(
    module("tasks", [journal, users], serviceRef("tasks"), order),
    module("journal", [users], journal, order),
    module("users", [], users, order),
  );
  expect(order).toEqual(["users", "journal users's", "tasks journal's users's"]);
  expect(made.get(journal)).toBe("journal's");
});

test("modules that are added later find the services of the first", () => {
  const order: string[] = [];
  const made = kernel(module("users", [], users, order));
  made.use(module("journal", [users], journal, order));
  expect(order).toEqual(["users", "journal users's"]);
});

test("modules that need each other are refused, with their names", () => {
  const order: string[] = [];
  const tasks = serviceRef<string>("tasks");
  expect(() =>
    kernel(
      module("first", [users], serviceRef("first"), order),
      module("users", [tasks], users, order),
      module("journal", [users], journal, order),
      module("tasks", [journal], tasks, order),
    ),
  ).toThrow("modules need each other: users -> tasks -> journal -> users");
});

test("a service that no module provides is refused, with its name and that of the module that needs it", () => {
  expect(() => kernel(module("journal", [users], journal, []))).toThrow(
    "the module journal needs the service users, which no module provides",
  );
});

test("two modules with the same name are refused", () => {
  const made = kernel(module("users", [], users, []));
  expect(() => made.use(module("users", [], journal, []))).toThrow("two modules called users");
});

test("two modules that provide the same service are refused", () => {
  const made = kernel(module("users", [], users, []));
  const wrong = "two modules provide the service users; one is others";
  expect(() => made.use(module("others", [], users, []))).toThrow(wrong);
  expect(() => kernel(module("users", [], users, []), module("others", [], users, []))).toThrow(
    wrong,
  );
});

test("a module cannot get a service that it does not name in its needs", () => {
  const sly = defineModule({ name: "sly", setup: ({ get }) => void get(users) });
  expect(() => kernel(module("users", [], users, []), sly)).toThrow(
    "the module sly does not say that it needs users",
  );
});

test("getting a service that no module provides is an error", () => {
  expect(() => kernel().get(users)).toThrow("no module provides users");
});
