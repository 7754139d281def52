import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { asnGetUserToken } from "../../src/modules/authentication/authentication.js";
import { createGateway } from "../../src/gateway/index.js";
import { openSession, post, world } from "./world.js";

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

describe("members in the JSON of clients that their type does not have", () => {
  it("are refused over HTTP with the one that may have been meant", async () => {
    const { url } = await world();
    for (const to of [url + path, `${url}/ber/asnGetUserToken`]) {
      const response = await post(to, slip);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        error: { _type: "WsError", iErrorDetail: 2, details: message },
      });
    }
    const create = `${url}/ws/client/createsession?user=alice&pass=secret`;
    const response = await post(create, {
      negotiate: { iClientProtocolVersion: 61, uiVersion: 1 },
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("the type has no member");
  });

  it("are refused over a WebSocket", async () => {
    const { url } = await world();
    expect(await answerTo(url, slip)).toMatchObject({
      reject: { invokedID: { invokedID: 1 }, reject: { invokeProblem: 2 }, details: message },
    });
  });

  it("are passed over where the option says so", async () => {
    const { url } = await world({ unknownMembers: "ignore" });
    expect((await post(url + path, slip)).status).toBe(200);
    expect(await answerTo(url, slip)).toHaveProperty("result");
  });

  it("are what the option is about: other values are refused", () => {
    const options = { upstream: {} as never, unknownMembers: "refuze" as never };
    expect(() => createGateway(options)).toThrow(
      new TypeError('unknown value "refuze" of unknownMembers: did you mean "refuse"?'),
    );
  });
});
