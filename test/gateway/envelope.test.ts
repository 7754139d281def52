import { describe, expect, it } from "vitest";
import { visitorsModule } from "../../examples/visitors/module.js";
import * as visitors from "../../examples/visitors/visitors.js";
import { INTEGER, operation, sequence } from "../../src/codec/index.js";
import {
  asnAppointmentSetEntry,
  AsnAppointmentSetEntryArgument,
} from "../../src/modules/appointments/appointments.js";
import {
  asnGetLoggedInContact,
  asnGetUserToken,
} from "../../src/modules/authentication/authentication.js";
import { ROSEMessage } from "../../src/modules/rose/rose.js";
import { defineModule, user } from "../../src/server/index.js";
import { basic, openSession, post, world } from "./world.js";

const alice = basic("alice", "secret");

/** POSTs octets. */
function postOctets(
  url: string,
  octets: Uint8Array,
  headers: Record<string, string> = alice,
): Promise<Response> {
  const body = Buffer.from(octets);
  const type = { "Content-Type": "application/octet-stream" };
  return fetch(url, { method: "POST", headers: { ...type, ...headers }, body });
}

const invoke = (fields: object): object => ({
  _type: "ROSEMessage",
  invoke: {
    _type: "ROSEInvoke",
    invokeID: 7,
    operationName: "asnGetLoggedInContact",
    operationID: asnGetLoggedInContact.id,
    argument: { _type: "AsnGetLoggedInContactArgument" },
    ...fields,
  },
});

describe("an invoke with its envelope, by POST to /ws/direct", () => {
  const path = "/ws/direct/asnGetLoggedInContact";

  it("in JSON is answered with a result that has one too", async () => {
    const { url } = await world();
    for (const fields of [{}, { operationID: 0 }, { operationName: undefined }]) {
      const response = await post(url + path, invoke(fields), alice);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("application/json;charset=utf-8");
      expect(await response.json()).toMatchObject({
        result: {
          invokeID: 7,
          result: {
            resultValue: 0,
            result: { _type: "AsnGetLoggedInContactResult", u8sLoggedInUser: "alice" },
          },
        },
      });
    }
  });

  it("in BER is answered with octets", async () => {
    const { url } = await world();
    const octets = ROSEMessage.encode({
      invoke: { invokeID: 7, operationID: asnGetLoggedInContact.id },
    });
    const response = await postOctets(url + path, octets);
    expect([response.status, response.headers.get("content-type")]).toEqual([
      200,
      "application/octet-stream",
    ]);
    const { result } = ROSEMessage.decode(new Uint8Array(await response.arrayBuffer())) as any;
    expect(result.invokeID).toBe(7);
    const contact = asnGetLoggedInContact.result.decode(result.result.result);
    expect(contact.u8sLoggedInUser).toBe("alice");
  });

  it("is answered with the error of the operation, and the status is 200", async () => {
    const { url } = await world({}, {}, [visitorsModule()]);
    const fields = {
      operationName: "visitorGetAll",
      operationID: visitors.visitorGetAll.id,
      argument: { host: "bob" },
    };
    const route = `${url}/ws/direct/visitorGetAll`;
    const json = await post(route, invoke(fields), alice);
    const error = { code: 2, text: "Only for the owner" };
    expect([json.status, await json.json()]).toEqual([
      200,
      { error: { invokedID: 7, error_value: 0, error: { _type: "VisitorError", ...error } } },
    ]);
    const argument = visitors.VisitorHost.encode({ host: "bob" });
    const ber = { invokeID: 7, operationID: visitors.visitorGetAll.id, argument };
    const octets = await postOctets(route, ROSEMessage.encode({ invoke: ber }));
    const answer = ROSEMessage.decode(new Uint8Array(await octets.arrayBuffer())) as any;
    expect(answer.error.invokedID).toBe(7);
    expect(visitors.VisitorError.decode(answer.error.error)).toEqual(error);
  });

  it("is answered with a reject for a wrong argument, another session or credentials of its own", async () => {
    const { url } = await world();
    const rejected = async (fields: object): Promise<unknown> => {
      const response = await post(url + path, invoke(fields), alice);
      expect(response.status).toBe(200);
      const { reject } = (await response.json()) as any;
      expect(reject.invokedID).toEqual({ invokedID: 7 });
      return reject.reject;
    };
    expect(await rejected({ argument: { iType: 1 } })).toEqual({ invokeProblem: 2 });
    expect(await rejected({ sessionID: "0".repeat(32) })).toEqual({ invokeProblem: 8 });
    const auth = { method: "Basic", authdata: Buffer.from("bob:geheim").toString("base64") };
    expect(await rejected({ authentication: { auth } })).toEqual({ invokeProblem: 10 });
  });

  it("needs a logon first, and must be what its path says", async () => {
    const { url } = await world();
    expect((await post(url + path, invoke({}))).status).toBe(401);
    const statuses = async (body: object): Promise<number> =>
      (await post(url + path, body, alice)).status;
    expect(await statuses(invoke({ operationID: asnGetUserToken.id }))).toBe(400);
    expect(await statuses({ invoke: {} })).toBe(400);
    expect(await statuses({ invoke: 5 })).toBe(400);
    // Not an envelope, but an argument with members of a later version.
    expect(await statuses({ _type: "AsnArgument", invoke: {}, more: 1 })).toBe(200);
    for (const octets of [
      new Uint8Array(0),
      Buffer.from("a1"),
      ROSEMessage.encode({ result: { invokeID: 7 } }),
      ROSEMessage.encode({ invoke: { invokeID: 7, operationID: asnGetUserToken.id } }),
    ]) {
      const response = await postOctets(url + path, octets);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: { _type: "WsError" } });
    }
    const wrong = basic("alice", "wrong");
    expect((await postOctets(url + path, new Uint8Array(0), wrong)).status).toBe(401);
  });

  it("is told where an integer is too large, without advice that only programs can take", async () => {
    const { url } = await world();
    const fault = "an integer that is too large, or not written in digits alone";
    const details = async (answer: Promise<Response>): Promise<unknown> => {
      const response = await answer;
      expect(response.status).toBe(400);
      return ((await response.json()) as any).error.details;
    };
    const text = (target: string, body: string, headers: object = alice) =>
      details(fetch(url + target, { method: "POST", headers: { ...headers }, body }));
    const id = asnGetLoggedInContact.id;
    for (const number of ["1e30", "1" + "0".repeat(30), "9007199254740993"]) {
      const body = `{"invoke":{"invokeID":${number},"operationID":${id}}}`;
      expect(await text(path, body)).toBe(
        `no message of ROSE: ROSEMessage.invoke.invokeID: ${fault}`,
      );
    }
    const octets = Buffer.from("a11002090100000000000000000203" + "0003ec", "hex");
    expect(await details(postOctets(url + path, octets))).toMatch(
      new RegExp(`^no message of ROSE: ROSEMessage.invoke.invokeID: ${fault} \\(octet \\d+\\)$`),
    );
    const session = { "X-ucsessionid": await openSession(url) };
    expect(await text("/ws/client/answer", '{"result":{"invokeID":1e30}}', session)).toBe(
      `no answer: ROSEMessage.result.invokeID: ${fault}`,
    );
    expect(await text("/ws/direct/asnGetUserToken", '{"iType":1e30}')).toBe(
      `AsnGetUserTokenArgument.iType: ${fault}`,
    );
    const negotiate = '{"negotiate":{"iClientProtocolVersion":1e30}}';
    expect(await text("/ws/client/createsession", negotiate)).toBe(
      `AsnNegotiateServerConnectionArgument.iClientProtocolVersion: ${fault}`,
    );
  });

  it("may be as long as any other body, and no longer", async () => {
    const { url } = await world({ limits: { maxBodyBytes: 1000 } });
    const response = await postOctets(url + path, new Uint8Array(1001));
    expect(response.status).toBe(413);
  });

  it("is an event, which has no answer", async () => {
    const { url } = await world();
    const fields = {
      invokeID: 99_999,
      operationName: "asnTransportKeepAlive",
      operationID: 1706,
      argument: { dummy: null },
    };
    const keepAlive = `${url}/ws/direct/asnTransportKeepAlive`;
    const response = await post(keepAlive, invoke(fields), alice);
    expect([response.status, await response.text()]).toEqual([204, ""]);
  });

  it("in a session is answered as well, without credentials", async () => {
    const { url } = await world();
    const headers = { "X-ucsessionid": await openSession(url) };
    const entry = {
      u8sEntryID: "1",
      u8sOwner: "",
      u8sDataSource: "",
      stStart: "2026-05-06T08:00:00Z",
      stEnd: "2026-05-06T09:00:00Z",
      iDuration: 60,
      u8sSubject: "By envelope",
      u8sText: "",
      bAllDay: false,
      iStatus: 0,
      u8sCategory: "",
      iImportance: 1,
      iSensitivity: 0,
      bIsValid: true,
    };
    const argument = AsnAppointmentSetEntryArgument.encode(
      AsnAppointmentSetEntryArgument.fromJson({ appointment: entry }),
    );
    const { id: operationID, name } = asnAppointmentSetEntry;
    const octets = ROSEMessage.encode({ invoke: { invokeID: 3, operationID, argument } });
    const response = await postOctets(`${url}/ws/client/${name}`, octets, headers);
    const { result } = ROSEMessage.decode(new Uint8Array(await response.arrayBuffer())) as any;
    expect(asnAppointmentSetEntry.result.decode(result.result.result)).toEqual({ iResult: 0 });
  });
});

describe("an argument that has a member called invoke", () => {
  it("is an argument", async () => {
    const Odd = sequence("Odd", () => [["invoke", INTEGER]]);
    const odd = operation("oddInvoke", 31_500, () => ({ argument: Odd, result: Odd, error: Odd }));
    const module = defineModule({
      name: "odd",
      setup({ handle }) {
        const refuse = () => ({ invoke: 0 });
        handle(odd, { access: user, unit: "none", refuse, run: (argument) => argument });
      },
    });
    const { url } = await world({}, {}, [module]);
    const response = await post(`${url}/ws/direct/oddInvoke`, { invoke: 5 }, alice);
    expect([response.status, await response.json()]).toEqual([200, { invoke: 5 }]);
  });
});
