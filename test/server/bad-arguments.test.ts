import { expect, test } from "vitest";
import { asnAppointmentGetAllEntriesForUser } from "../../src/modules/appointments/appointments.js";
import { anyone, defineModule, type RouteInfo } from "../../src/server/kernel/index.js";
import { ask, told } from "./kernel/support/protocol.js";
import { badValues, type Bad } from "./matrix/bad-values.js";
import { Questions } from "./matrix/questions.js";

/** How many values of members of members are tried for each operation; with ROSEWIRE_LOAD=full, all. */
const mostInner = process.env["ROSEWIRE_LOAD"] === "full" ? Infinity : 6;

/** Which of the bad values are tried: all of the argument's own members, and some of theirs, from all parts of it. */
function tried(all: readonly Bad[]): Bad[] {
  const isInner = ([path]: Bad): boolean => /^\S*[.[]\S*[.[]/.test(path);
  const inner = all.filter(isInner);
  const step = Math.max(1, inner.length / mostInner);
  const some = new Set(
    inner.filter((_, at) => Math.floor(at / step) > Math.floor((at - 1) / step)),
  );
  return all.filter((one) => !isInner(one) || some.has(one));
}

/** Asks with all that is wrong for an operation. */
async function askAll(questions: Questions, route: RouteInfo): Promise<void> {
  const question = await questions.about(route);
  const { values, database } = questions;
  const all = badValues(route.operation.argument, values, question.usual);
  for (const [path, argument] of tried([...all])) await questions.try(question, path, argument);
  await database.restore();
}

// On one store only: what differs between them are texts with NUL, which have a test of their own.
test("whatever is wrong with an argument, the answer is a result or an error of the operation, nothing fails, and others are served (long)", async () => {
  const questions = await Questions.of();
  const bystander = await questions.at.loggedOn("bob");
  for (const route of questions.at.made.kernel.routes) {
    await askAll(questions, route);
    await bystander.invoke(asnAppointmentGetAllEntriesForUser, { u8sOwner: "" });
  }
  expect(questions.found).toEqual([]);
  // Most reach the operation.
  expect(questions.outcomes.get("ok")).toBeGreaterThan(1_500);
});

test("an operation or event that fails for one of the values is found", async () => {
  const failing = defineModule({
    name: "failing",
    setup({ handle }) {
      const run = ({ name }: { name: string }) => {
        if (name.length === 4097) throw new Error("just so long");
        return { name };
      };
      handle(ask, { access: anyone, unit: "none", run });
      handle(told, { access: anyone, unit: "none", run: (argument) => void run(argument) });
    },
  });
  const questions = await Questions.of([failing]);
  const own = questions.at.made.kernel.routes.filter(({ module }) => module === "failing");
  for (const route of own) await askAll(questions, route);
  const text = ".name of 4097 characters as admin";
  expect(questions.found).toEqual([
    `testAsk${text}: error 0, the handler failed (Error: just so long)`,
    `testTold${text}: ok, the handler of an event failed (Error: just so long)`,
  ]);
});
