import { describe, expect, test } from "vitest";
import { refusing, RequestError } from "../../../src/server/kernel/index.js";

type Code = "gone" | "strange";

class RuleError extends Error {
  readonly code: Code;

  constructor(code: Code, message: string) {
    super(message);
    this.code = code;
  }
}

/** What comes of work that throws. */
async function thrown(what: Error): Promise<unknown> {
  const work = async () => {
    throw what;
  };
  return await refusing(RuleError, { gone: 7 }, work).catch((caught: unknown) => caught);
}

describe("rules that refuse something", () => {
  test("give the detail that the operation has for it, with their text and the cause", async () => {
    const gone = new RuleError("gone", "it is gone");
    const refused = await thrown(gone);
    expect(refused).toBeInstanceOf(RequestError);
    expect(refused).toMatchObject({ detail: 7, message: "it is gone", cause: gone });
  });

  test("give 0 if the operation has no detail for it", async () => {
    const refused = await thrown(new RuleError("strange", "it is strange"));
    expect(refused).toBeInstanceOf(RequestError);
    expect(refused).toMatchObject({ detail: 0, message: "it is strange" });
  });

  test("are no concern of other errors, which stay as they are", async () => {
    for (const error of [new TypeError("a fault"), new RequestError(3, "refused otherwise")]) {
      expect(await thrown(error)).toBe(error);
    }
    expect(await refusing(RuleError, {}, async () => "done")).toBe("done");
  });
});
