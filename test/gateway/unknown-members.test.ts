import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { asnGetUserToken } from "../../src/modules/authentication/authentication.js";
import { createGateway } from "../../src/gateway/index.js";
import { openSession, openSocket, post, world } from "./world.js";

const path = "/ws/direct/asnGetUserToken?user=alice&pass=secret";
const slip = { iTLT: 60 };
const message = 'AsnGetUserTokenArgument: the type has no member "iTLT": did you mean "iTTL"?';

/** What a WebSocket of a session is answered to one invoke. */
async function answerTo(url: string, argument: object): Promise<any> {
  const id = await openSession(url);
  const socket = new WebSocket(
    `${url.replace("http", "ws")}/ws/client/websocket?x-ucsessionid=${id}`,
  );
  onTestFinished(() => socket.terminate());
  await once(socket, "open");
  const { id: operationID } = asnGetUserToken;
  socket.send(JSON.stringify({ invoke: { invokeID: 1, operationID, argument } }));
  const [answer] = (await once(socket, "message")) as [Buffer];
  return JSON.parse(answer.toString())[0];
}

const refuse = { unknownMembers: "refuse" } as const;

describe("members in the JSON of clients that their type does not have", () => {
  const expectPassedOver = async (options: object, type: object): Promise<void> => {
    const { url } = await world(options);
    expect((await post(url + path, { ...type, ...slip })).status).toBe(200);
    expect(await answerTo(url, { ...type, ...slip })).toHaveProperty("result");
    // A type without an extension marker.
    const later = { ...type, u8sOwner: "", later: { _type: "Later", list: [1] } };
    const list = "/ws/direct/asnAppointmentGetAllEntriesForUser?user=alice&pass=secret";
    expect((await post(url + list, later)).status).toBe(200);
    const create = `${url}/ws/client/createsession?user=alice&pass=secret`;
    const negotiate = { ...type, iClientProtocolVersion: 61, later: 1 };
    expect((await post(create, { negotiate })).status).toBe(200);
  };

  it("are passed over from programs that write _type, because later versions have them, whatever the type", async () => {
    await expectPassedOver({}, { _type: "AsnSomething" });
  });

  it("are passed over from everybody, where the option says so", async () => {
    await expectPassedOver({ unknownMembers: "ignore" }, {});
  });

  it("are named where a mandatory member is missing", async () => {
    const { url } = await world();
    const list = "/ws/direct/asnAppointmentGetAllEntriesForUser?user=alice&pass=secret";
    const response = await post(url + list, { _type: "AsnArgument", u8sOwnr: "" });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: {
        details:
          "AsnAppointmentGetAllEntriesForUserArgument.u8sOwner: a value is missing; " +
          'the type has no member "u8sOwnr": did you mean "u8sOwner"?',
      },
    });
  });

  it.each([
    ["", {}, {}],
    [" even if they were copied from a program", {}, { _type: "AsnSomething" }],
    [" even if others may send them", { unknownMembers: "ignore" } as const, {}],
  ])(
    "are refused by the page's look at octets, where somebody has typed them%s",
    async (_, options, type) => {
      const { url } = await world(options);
      const response = await post(`${url}/ber/asnGetUserToken`, { ...type, ...slip });
      expect([response.status, await response.text()]).toEqual([
        400,
        expect.stringContaining("iTTL"),
      ]);
    },
  );

  it.each([
    ["from who writes by hand", {}, {}],
    ["from everybody where the option says so", refuse, { _type: "AsnSomething" }],
  ])(
    "are refused over HTTP %s, with the one that may have been meant",
    async (_, options, type) => {
      const { url } = await world(options);
      for (const to of [url + path, `${url}/ber/asnGetUserToken`]) {
        const response = await post(to, { ...type, ...slip });
        expect(response.status).toBe(400);
        expect(await response.json()).toMatchObject({
          error: { _type: "WsError", iErrorDetail: 2, details: message },
        });
      }
      const create = `${url}/ws/client/createsession?user=alice&pass=secret`;
      const response = await post(create, {
        negotiate: { ...type, iClientProtocolVersion: 61, uiVersion: 1 },
      });
      expect(response.status).toBe(400);
      expect(await response.text()).toContain("the type has no member");
    },
  );

  it.each([
    ["from who writes by hand", {}, {}],
    ["from everybody where the option says so", refuse, { _type: "AsnSomething" }],
  ])("are refused over a WebSocket %s", async (_, options, type) => {
    const { url } = await world(options);
    expect(await answerTo(url, { ...type, ...slip })).toMatchObject({
      reject: { invokedID: { invokedID: 1 }, reject: { invokeProblem: 2 }, details: message },
    });
  });

  it("are what the option is about: other values are refused", () => {
    const options = { upstream: {} as never, unknownMembers: "refuze" as never };
    expect(() => createGateway(options)).toThrow(
      new TypeError('unknown value "refuze" of unknownMembers: did you mean "refuse"?'),
    );
  });
});

describe("a web service that reads strictly", () => {
  const strict = { strictness: "strict" } as const;

  it("refuses members that a type without an extension marker does not have, and other forms", async () => {
    const { url } = await world(strict);
    const list = "/ws/direct/asnAppointmentGetAllEntriesForUser?user=alice&pass=secret";
    expect((await post(url + list, { u8sOwner: "", later: 1 })).status).toBe(400);
    expect((await post(url + list, { u8sOwner: "" })).status).toBe(200);
    expect((await post(url + list, { _type: "AsnArgument", u8sOwner: "", later: 1 })).status).toBe(
      400,
    );
    // At an extension marker anything may stand.
    expect((await post(url + path, { _type: "AsnArgument", ...slip })).status).toBe(200);
    const create = `${url}/ws/client/createsession?user=alice&pass=secret`;
    const negotiate = { _type: "AsnArgument", iClientProtocolVersion: 61, later: 1 };
    expect((await post(create, { negotiate })).status).toBe(400);
  });

  it("refuses session ids and names with implicit tags on its WebSocket", async () => {
    const { url } = await world(strict);
    const socket = await openSocket(url, await openSession(url));
    socket.send(Buffer.from("a10a02010182023161020103", "hex"));
    const [code] = (await once(socket, "close")) as [number];
    expect(code).toBe(1007);
  });

  it("is named exactly: other values are refused", () => {
    const options = { upstream: {} as never, strictness: "strickt" as never };
    expect(() => createGateway(options)).toThrow(
      new TypeError('unknown value "strickt" of strictness: did you mean "strict"?'),
    );
  });
});
