import { describe, expect, test } from "vitest";
import { emptyValue, type Event, type Operation, type Type } from "../../src/codec/index.js";
import {
  asnAppointmentGetAllEntriesForUser,
  asnAppointmentRemoveEntry,
  asnAppointmentSetEntry,
  asnAppointmentSetEntryList,
  asnAppointmentSetSeriesEntriesList,
} from "../../src/modules/appointments/appointments.js";
import { asnGetUserToken, asnLogon } from "../../src/modules/authentication/authentication.js";
import { asnCheckConnection } from "../../src/modules/transport/transport.js";
import { RoseError, RoseReject, type Client } from "../../src/rose/index.js";
import { entry, stored } from "./entries.js";
import { logonArgument } from "./login.js";
import { logonKernel, type LogonKernel } from "./modules/support/logon-kernel.js";
import { moduleStores, type ModuleStore } from "./modules/stores.js";
import { errorOf } from "./running.js";

const nul = "a\0b";

/** A value of a type with all its members, one element in each list, and the same in all its texts. */
function filled(type: Type<any>, text: string, level = 0): unknown {
  const { schema } = type;
  switch (schema.kind) {
    case "alias":
    case "tagged":
      return filled(schema.type, text, level);
    case "string":
      return schema.string === "UTF8String" ? text : emptyValue(type);
    case "octetString":
      return Buffer.from(text);
    case "sequenceOf":
    case "setOf":
      return level > 12 ? [] : [filled(schema.element, text, level + 1)];
    case "choice": {
      const [first] = schema.members;
      return { [first!.name]: filled(first!.type, text, level + 1) };
    }
    case "sequence":
    case "set": {
      const members = schema.members.filter(({ optional }) => !optional || level < 12);
      return Object.fromEntries(
        members.map(({ name, type: member }) => [name, filled(member, text, level + 1)]),
      );
    }
    default:
      return emptyValue(type);
  }
}

function kernelOn({ database }: ModuleStore): Promise<LogonKernel> {
  return logonKernel({ database, webService: { password: "web secret" } });
}

/** What comes of an operation or event. */
async function outcomeOf(
  client: Client,
  operation: Operation | Event,
  argument: unknown,
): Promise<unknown> {
  try {
    if (operation.kind === "operation") {
      await client.invoke(operation, argument);
      return "a result";
    }
    client.emit(operation, argument);
    await client.invoke(asnCheckConnection, {});
    return "nothing";
  } catch (error) {
    if (error instanceof RoseError) return error.error;
    if (error instanceof RoseReject) return error.problemName;
    throw error;
  }
}

/** What comes of all that is served, for one who asks. */
async function outcomes(
  at: LogonKernel,
  connected: () => Promise<Client>,
  text: string,
): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const { operation } of at.made.kernel.routes) {
    const client = await connected();
    found[operation.name] = await outcomeOf(client, operation, filled(operation.argument, text));
    await client.close();
  }
  expect(at.made.log.of("the handler failed")).toEqual([]);
  return found;
}

test("texts with NUL in whatever is served have the same answers on SQLite and PostgreSQL, none of them a failure", async () => {
  const [sqlite, postgres] = await Promise.all(moduleStores.map(kernelOn));
  for (const asker of ["nobody", "alice", "admin"]) {
    const [one, other] = await Promise.all(
      [sqlite!, postgres!].map((at) => {
        const connected = () => (asker === "nobody" ? at.connected() : at.loggedOn(asker));
        return outcomes(at, connected, nul);
      }),
    );
    expect(other).toEqual(one);
    if (asker === "nobody") continue;
    const expected = (path: string) => ({
      iErrorDetail: 4,
      u8sErrorString: `${path} contains NUL (U+0000)`,
    });
    const wherever = asker === "alice" ? expected : () => ({ iErrorDetail: 3 });
    expect(one).toMatchObject({
      asnAppointmentSetEntry: wherever("appointment.u8sEntryID"),
      asnAppointmentSetEntryList: wherever("appointments[0].u8sEntryID"),
      asnAppointmentSetSeriesEntriesList: wherever("appointments[0].u8sEntryID"),
      asnAppointmentRemoveEntry: expected("u8sEntryID"),
    });
  }
  // The same without NUL is stored: it is that which is refused.
  const plain = await outcomes(sqlite!, () => sqlite!.loggedOn("alice"), "ab");
  expect(plain).toMatchObject({ asnAppointmentSetEntry: "a result" });
});

describe.each(moduleStores)("with the data in $name", (store) => {
  test("an entry id with NUL is refused, and the list is as it was", async () => {
    const at = await kernelOn(store);
    const alice = await at.loggedOn("alice");
    const before = entry({ u8sEntryID: "a" });
    await alice.invoke(asnAppointmentSetEntry, { appointment: before });
    const bad = entry({ u8sEntryID: nul });
    const list = { u8sOwner: "", u8sDataSource: "", appointments: [entry(), bad] };
    const calls = [
      alice.invoke(asnAppointmentSetEntry, { appointment: bad }),
      alice.invoke(asnAppointmentSetEntryList, list),
      alice.invoke(asnAppointmentSetSeriesEntriesList, list),
      alice.invoke(asnAppointmentRemoveEntry, { u8sEntryID: nul }),
    ];
    for (const error of await Promise.all(calls.map(errorOf))) {
      expect(error).toMatchObject({ iErrorDetail: 4 });
    }
    const { listAppointments } = await alice.invoke(asnAppointmentGetAllEntriesForUser, {
      u8sOwner: "",
    });
    expect(listAppointments).toEqual([stored(before, "alice")]);
  });

  test("NUL stays in what is kept as octets: the other texts of an entry, and a contact", async () => {
    const at = await kernelOn(store);
    const alice = await at.loggedOn("alice");
    const texts = { u8sSubject: nul, u8sText: nul, u8sCategory: nul, u8sDataSource: nul };
    const appointment = entry({
      ...texts,
      optionalParams: [{ key: nul, value: { stringdata: nul } }],
    });
    await alice.invoke(asnAppointmentSetEntry, { appointment });
    const { listAppointments } = await alice.invoke(asnAppointmentGetAllEntriesForUser, {
      u8sOwner: "",
    });
    expect(listAppointments).toEqual([stored(appointment, "alice")]);
    await at.users.setContact("alice", { u8sEMail: nul });
    const user = (await at.users.find("alice"))!;
    expect(await at.users.contact(user)).toMatchObject({ u8sEMail: nul });
    const wanted = [{ u8sServiceType: nul, u8seName: "u8sEMail", u8sValue: nul }];
    const { sToken } = await alice.invoke(asnGetUserToken, {
      iType: 1,
      lstProfileAttributes: wanted,
    });
    expect(await at.tokens.verify(sToken)).toMatchObject({ user: { name: "alice" } });
  });

  test("names, passwords and tokens with NUL are wrong", async () => {
    const at = await kernelOn(store);
    const client = await at.connected();
    const logon = (user: string, password: string) =>
      errorOf(client.invoke(asnLogon, logonArgument(user, password)));
    expect(await logon(nul, "x")).toMatchObject({ iErrorDetail: 101 });
    expect(await logon("alice", nul)).toMatchObject({ iErrorDetail: 102 });
    await expect(at.users.add(nul, "x")).rejects.toMatchObject({ code: "invalid-name" });
    expect(await at.users.find(nul)).toBeUndefined();
    expect(await at.tokens.verify(nul)).toBe("invalid");
    const header = Buffer.from(JSON.stringify({ alg: "ES256", kid: nul })).toString("base64url");
    expect(await at.tokens.verify(`${header}.e30.AA`)).toBe("invalid");
    await at.users.add("carol", nul);
    await client.invoke(asnLogon, logonArgument("carol", nul));
  });
});
