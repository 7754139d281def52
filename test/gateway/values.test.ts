import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { rawOperation } from "../../src/gateway/raw.js";
import { asnDatabaseConnectorLogin } from "../../src/modules/general/general.js";
import { RoseError } from "../../src/rose/index.js";
import type { UcServer } from "../../src/server/index.js";
import { openSession, post, world } from "./world.js";

// An operation with integers in all its parts is served here by the test itself.
const without = ["database-connectors"];

const integers = { integers: "bigint" } as const;
const most = "9223372036854775807";
const least = "-9223372036854775808";

/** Lets the server answer with the number that it gets, and fail with one below 0. */
function echo({ rose }: UcServer): void {
  const raw = rawOperation(asnDatabaseConnectorLogin);
  const { argument, result, error } = asnDatabaseConnectorLogin;
  rose.handle(raw, (octets) => {
    const { iVersion: number } = argument.decode(octets, integers);
    if (number >= 0) return result.encode({ iConnectorCrossRefID: number }, integers);
    const failure = { iErrorDetail: number, u8sErrorString: "below 0" };
    throw new RoseError(raw, error.encode(failure, integers));
  });
}

const direct = "/ws/direct/asnDatabaseConnectorLogin?user=alice&pass=secret";
/** The other members of the argument. */
const rest = {
  ...{ u8sUserName: "", u8sPassword: "", u8sDatabaseName: "", u8sDatabaseInfo: "" },
  ...{ iDatabaseCapabilities: 0, iDatabaseType: 0 },
};
const members = JSON.stringify(rest).slice(1, -1);
const query = Object.entries(rest)
  .map(([name, value]) => `${name}=${value}`)
  .join("&");

describe("integers of 64 bits", () => {
  it("keep every digit from JSON over HTTP to the server in BER and back", async () => {
    const { url, server } = await world({}, { without });
    echo(server);
    const body = `{"iVersion":${most},${members}}`;
    const posted = await fetch(url + direct, { method: "POST", body });
    expect(await posted.text()).toBe(`{"iConnectorCrossRefID":${most}}`);
    const got = await fetch(`${url}${direct}&iVersion=${most}&${query}`);
    expect(await got.text()).toBe(`{"iConnectorCrossRefID":${most}}`);
    const failed = await fetch(`${url}${direct}&iVersion=${least}&${query}`);
    expect(failed.status).toBe(400);
    expect(await failed.text()).toContain(
      `{"error":{"_type":"AsnRequestError","iErrorDetail":${least},"u8sErrorString":"below 0"}`,
    );
  });

  it("keep every digit over a WebSocket, in text and in optionalParams", async () => {
    const { url, server } = await world({}, { without });
    echo(server);
    const id = await openSession(url);
    const target = `${url.replace("http", "ws")}/ws/client/websocket?x-ucsessionid=${id}`;
    const socket = new WebSocket(target);
    onTestFinished(() => socket.terminate());
    await once(socket, "open");
    socket.send(
      `{"invoke":{"invokeID":1,"operationID":9025,"argument":{"iVersion":${most},${members},` +
        `"optionalParams":{"big":${least}}}}}`,
    );
    const [answer] = (await once(socket, "message")) as [Buffer];
    expect(answer.toString()).toContain(`"iConnectorCrossRefID":${most}`);
  });
});

describe("the names of types", () => {
  it("are ignored in what is sent, and in results only if asked for", async () => {
    const { url, server } = await world({}, { without });
    echo(server);
    const body = {
      _type: "AsnSomethingElse",
      ...rest,
      iVersion: 1,
      optionalParams: { _type: "x" },
    };
    expect(await (await post(url + direct, body)).json()).toEqual({ iConnectorCrossRefID: 1 });
    const named = { _type: "AsnDatabaseConnectorLoginResult", iConnectorCrossRefID: 1 };
    for (const where of ["root", "all"]) {
      const byQuery = await post(`${url}${direct}&typenames=${where}`, body);
      expect(await byQuery.json()).toEqual(named);
      const byHeader = await post(url + direct, body, { "X-typenames": where });
      expect(await byHeader.json()).toEqual(named);
    }
    const contact = "/ws/direct/asnGetLoggedInContact?user=alice&pass=secret&typenames=all";
    expect(await (await fetch(url + contact)).json()).toMatchObject({
      _type: "AsnGetLoggedInContactResult",
      ownContact: { _type: "AsnContact" },
    });
    expect((await post(`${url}${direct}&typenames=some`, body)).status).toBe(400);
  });
});
