import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const source = join(import.meta.dirname, "../src");
const rooms = ["codec", "asn1", "rose", "server", "gateway", "connectors"];

/** Interfaces of which users write objects: options, and what modules define. */
const written =
  /^[A-Z]\w*(?:Options|Limits|Extras|Cost|Tls|Certificate)$|^(?:Access|Migration|Module|OperationTypes|SharedStore|SubscriptionEvent)$/;

/** Those that are looked at without a list of their own, and why. */
const otherwise: Readonly<Record<string, string>> = {
  CodecOptions: "part of others",
  EncodeOptions: "part of those of codecs",
  DecodeOptions: "part of those of codecs",
  JsonOptions: "part of those of codecs",
  EngineLimits: "its defaults have the names",
  GatewayLimits: "its defaults have the names",
  LogonLimits: "its defaults have the names",
  ItemLimits: "part of ItemOptions",
  ServerCertificate: "another name for the options of node:tls",
  AskOptions: "a bus gets them from the kernel",
  CallOptions: "an upstream gets them from the web service",
};

const entrances = [
  ...rooms.map((room) => `${room}/index.ts`),
  "rose/later.ts",
  "rose/csta.ts",
  "server/pbx/index.ts",
];

/** What an entrance exports, under the names that it has inside. */
function exported(entrance: string): string[] {
  const text = readFileSync(join(source, entrance), "utf8");
  const lists = text.matchAll(/^export (?:type )?\{([^}]*)\}/gm);
  return Array.from(lists, ([, names]) => names as string)
    .flatMap((names) => names.split(","))
    .map((name) =>
      name
        .replace(/\btype\b/, "")
        .replace(/ as .*/s, "")
        .trim(),
    );
}

const names = [...new Set(entrances.flatMap(exported))].filter((name) => written.test(name));

const texts = rooms
  .flatMap((room) =>
    readdirSync(join(source, room), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => readFileSync(join(source, room, name), "utf8")),
  )
  .join("\n");

/** What the lists are of. */
const lists = [
  ...texts.matchAll(/satisfies NamesOf<([^;]*?)>[;,]/gs),
  ...texts.matchAll(/checkApiOptions<(\w+)>/g),
];
const listed = lists.map(([, type]) => type as string);

test("the options of every room are found", () => {
  expect(names).toEqual(
    expect.arrayContaining([
      "ConnectOptions",
      "LaterLogonOptions",
      "LocalOptions",
      "UcServerOptions",
      "ApiOptions",
    ]),
  );
  expect(Object.keys(otherwise).filter((name) => !names.includes(name))).toEqual([]);
});

test.each(names.filter((name) => !(name in otherwise)))(
  "%s has a list of its names, by which a misspelt one is refused",
  (name) => {
    const word = new RegExp(String.raw`\b${name}\b`);
    expect(listed.some((type) => word.test(type))).toBe(true);
  },
);
