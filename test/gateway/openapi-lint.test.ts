import { createConfig, lintFromString } from "@redocly/openapi-core";
import { expect, it } from "vitest";
import { StandIn } from "./stand-in.js";
import { world } from "./world.js";

interface Part {
  readonly module: string;
  readonly href: string;
  readonly operations: readonly { readonly name: string }[];
}

/** What a linter of OpenAPI finds, by its recommended rules: errors and warnings. */
async function lint(source: string): Promise<string[]> {
  const config = await createConfig({ extends: ["recommended"] });
  const problems = await lintFromString({ source, config });
  return problems.map(({ ruleId, message, location }) => {
    return `${ruleId} ${message} ${location[0]?.pointer}`;
  });
}

it.each([
  ["a server of which it is known what it serves", {}],
  ["one of which nothing is known", { upstream: new StandIn() }],
])(
  "redocly has nothing to say about the description of %s, whole and by module (long)",
  async (_, options) => {
    const { url } = await world(options);
    const get = async (path: string) => (await fetch(`${url}/${path}`)).text();
    const whole = await get("openapi.json");
    expect(await lint(whole)).toEqual([]);
    const parts = JSON.parse(await get("openapi")) as Part[];
    expect(parts.length).toBeGreaterThan(20);
    const paths: string[] = [];
    for (const { href } of parts) {
      const part = await get(href);
      expect([href, await lint(part)]).toEqual([href, []]);
      paths.push(...Object.keys((JSON.parse(part) as { paths: object }).paths));
    }
    // Together they say what the whole does.
    expect(new Set(paths)).toEqual(
      new Set(Object.keys((JSON.parse(whole) as any).paths as object)),
    );
  },
);

it("a description that is wrong is found (long)", async () => {
  const { url } = await world();
  const whole = await (await fetch(`${url}/openapi.json`)).text();
  const wrong = whole.replaceAll('"#/components/schemas/WsError"', '"#/components/schemas/Nobody"');
  expect((await lint(wrong)).length).toBeGreaterThan(0);
});
