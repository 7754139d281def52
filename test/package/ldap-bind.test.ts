import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { LdapClient, LdapError, type Entry } from "../../examples/ldap-bind/client.js";
import { LDAPMessage, type LDAPMessageInput } from "../../examples/ldap-bind/ldap.js";
import { emitTypeScript } from "../../src/asn1/emit/typescript.js";
import { compile } from "../../src/asn1/index.js";
import { collect, ownEnvironment } from "../cli/rosewire.js";
import { bound } from "../support/processes.js";
import { toHex } from "../support/same-value.js";
import { importsOf, programsOf, sourcesOf } from "./example-programs.js";
import { root } from "./packed.js";

const base = "dc=example,dc=org";
const admin = `cn=admin,${base}`;
const people: readonly Entry[] = [
  {
    name: `uid=ada,${base}`,
    attributes: { uid: ["ada"], mail: ["ada@example.org", "ada@example.net"] },
  },
  { name: `uid=bob,${base}`, attributes: { uid: ["bob"], cn: ["Bób"] } },
];

type Operation = LDAPMessageInput["protocolOp"];

const result = (resultCode: number, why = "") => ({
  resultCode,
  matchedDN: new Uint8Array(),
  diagnosticMessage: Buffer.from(why),
});

/** What a server answers that knows these people, and one password. */
function answersTo({ protocolOp: { bindRequest, searchRequest } }: LDAPMessage): Operation[] {
  if (bindRequest !== undefined) {
    const { simple = new Uint8Array() } = bindRequest.authentication;
    const known = Buffer.from(simple).toString() === "secret";
    return [{ bindResponse: known ? result(0) : result(49, "who is that?") }];
  }
  if (searchRequest === undefined) return [];
  if (Buffer.from(searchRequest.baseObject).toString() !== base)
    return [{ searchResDone: result(32) }];
  const { equalityMatch } = searchRequest.filter;
  const found = people.filter(
    ({ attributes: { uid } }) =>
      equalityMatch === undefined ||
      uid![0] === Buffer.from(equalityMatch.assertionValue).toString(),
  );
  const entries = found.map(({ name, attributes }) => ({
    searchResEntry: {
      objectName: Buffer.from(name),
      attributes: Object.entries(attributes).map(([type, vals]) => ({
        type: Buffer.from(type),
        vals: vals.map((value) => Buffer.from(value)),
      })),
    },
  }));
  return [...entries, { searchResDone: result(0) }];
}

/** A server that does with each message, which comes whole from this client, what it is told to do. */
async function standIn(work: (socket: Socket, octets: Buffer) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on("data", (octets) => work(socket, octets)).on("error", () => undefined);
    onTestFinished(() => void socket.destroy());
  });
  onTestFinished(() => void server.close());
  await once(server.listen(0, "127.0.0.1"), "listening");
  return (server.address() as AddressInfo).port;
}

/** A server that answers; each octet may be a piece of its own. */
function directory(seen: string[] = [], inOctets = false): Promise<number> {
  return standIn((socket, octets) => {
    seen.push(toHex(octets));
    const message = LDAPMessage.decode(octets);
    const { messageID } = message;
    const answers = answersTo(message).map((protocolOp) =>
      LDAPMessage.encode({ messageID, protocolOp }),
    );
    const together = Buffer.concat(answers);
    if (!inOctets) socket.write(together);
    else for (const octet of together) socket.write(Uint8Array.of(octet));
    if (message.protocolOp.unbindRequest !== undefined) socket.end();
  });
}

async function client(port: number): Promise<LdapClient> {
  const made = await LdapClient.connect("127.0.0.1", port);
  onTestFinished(() => made.close());
  return made;
}

async function all(entries: AsyncIterable<Entry>): Promise<Entry[]> {
  const found: Entry[] = [];
  for await (const entry of entries) found.push(entry);
  return found;
}

const everybody = { present: Buffer.from("objectClass") };

describe("the client of LDAP", () => {
  test("binds as OpenLDAP's do, to the octet", async () => {
    const seen: string[] = [];
    await (await client(await directory(seen))).bind(admin, "secret");
    const corpus = readFileSync(join(root, "test/corpus/protocols/ldap.json"), "utf8");
    const { vectors } = JSON.parse(corpus) as { vectors: { title: string; hex: string }[] };
    expect(seen).toEqual([vectors.find(({ title }) => title === "A bind with a password")!.hex]);
  });

  test.each([false, true])(
    "finds entries, whether they come in single octets: %s",
    async (inOctets) => {
      const one = await client(await directory([], inOctets));
      await one.bind(admin, "secret");
      expect(await all(one.search(base, everybody))).toEqual(people);
    },
  );

  test("asks again where a search has been left, and gets no answers to that", async () => {
    const one = await client(await directory());
    for await (const { name } of one.search(base, everybody)) {
      expect(name).toBe(people[0]!.name);
      break;
    }
    const filter = {
      equalityMatch: { attributeDesc: Buffer.from("uid"), assertionValue: Buffer.from("bob") },
    };
    expect(await all(one.search(base, filter))).toEqual([people[1]]);
  });

  test("tells what the server refuses", async () => {
    const one = await client(await directory());
    const refused = one.bind(admin, "wrong");
    await expect(refused).rejects.toThrow(LdapError);
    await expect(refused).rejects.toMatchObject({ code: 49, message: "who is that?" });
    await expect(all(one.search("dc=none", everybody))).rejects.toMatchObject({ code: 32 });
  });

  test.each([
    ["HTTP/1.1 400 Bad Request", "does not speak LDAP"],
    ["\x30\x80\x02\x01\x01", "does not speak LDAP"],
    ["\x30\x84\x7f\xff\xff\xff", "too long"],
    ["\x30\x03\x02\x01", "has closed the connection"],
    ["\x30\x03\x02\x01\x01", "missing"],
  ])("takes no harm from a server that says %j", async (said, why) => {
    const one = await client(await standIn((socket) => void socket.end(said, "latin1")));
    await expect(one.bind(admin, "secret")).rejects.toThrow(why);
    await expect(one.bind(admin, "secret")).rejects.toThrow("has closed the connection");
  });

  test("is a program that prints what it has found (long)", async () => {
    const program = join(programsOf("ldap-bind"), "main.js");
    const env = {
      ...ownEnvironment(),
      HOST: "127.0.0.1",
      PORT: String(await directory()),
      NAME: admin,
    };
    const run = async (password: string) => {
      const args = [program, base, "uid", "ada"];
      const child = bound(spawn(process.execPath, args, { env: { ...env, PASSWORD: password } }));
      const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
      await once(child, "close");
      return [child.exitCode, stdout(), stderr()];
    };
    expect(await run("secret")).toEqual([0, `${JSON.stringify(people[0])}\n`, ""]);
    expect(await run("wrong")).toEqual([1, "", "49: who is that?\n"]);
  });

  test("imports nothing but what is public of the package", () => {
    expect(importsOf("ldap-bind")).toEqual(["./client.js", "./ldap.js", "rosewire/codec"]);
  });

  test("has the types that `rosewire compile` writes from their ASN.1", () => {
    const asn1 = readFileSync(join(root, "examples/ldap-bind/ldap.asn1"), "utf8");
    const model = compile([{ name: "ldap.asn1", text: asn1 }]);
    const written = emitTypeScript(model.modules[0]!, model, {
      codec: "rosewire/codec",
      generator: "rosewire compile",
    });
    expect(sourcesOf("ldap-bind")["ldap.ts"]).toBe(written);
  });
});
