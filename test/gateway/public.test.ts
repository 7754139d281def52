import { describe, expect, it, onTestFinished } from "vitest";
import { createGateway, directUpstream } from "../../src/gateway/index.js";
import type { Operation } from "../../src/codec/index.js";
import { silentLog } from "../../src/rose/index.js";
import { AsnNetDatabaseContact } from "../../src/modules/common/common.js";
import {
  AsnAbsentStateEnum,
  asnAbsentStateSetUser,
  AsnPresenceStateEnum,
  AsnPresenceStateFlags,
} from "../../src/modules/general/general.js";
import { asnMgmtSetUMSettings } from "../../src/modules/management/management.js";
import { publicContacts } from "../../src/server/index.js";
import { openSession, post, world, type World } from "./world.js";

const { eOFFLINE } = AsnPresenceStateFlags.values;

async function open(): Promise<World> {
  // The server is made within; the web service asks it later.
  let opened: World | undefined;
  opened = await world({
    jsonp: true,
    publicContacts: () => publicContacts((opened as World).server),
  });
  return opened;
}

describe("/ws/public/contacts", () => {
  it("shows, without a login, what the manual does, and no more", async () => {
    const { url, server } = await open();
    await server.users.add("hansi", "x");
    await server.users.setPublic("hansi", true);
    await server.users.setPublic("bob", true);
    const photo = { key: "jpegPhoto", value: { binarydata: Uint8Array.of(0xff, 0xd8, 0xff) } };
    const names = { u8sDisplayName: "Hansi Meier", u8sFirstName: "Hansi", u8sLastName: "Meier" };
    const mail = { u8sEMail: "ste@estos.de", u8sSIPAddress: "sip:hansi@testestos.de" };
    await server.users.setContact("hansi", {
      ...names,
      ...mail,
      u8sPhoneHome: "+49 8151 1",
      optionalParams: [photo, { key: "secret", value: { stringdata: "x" } }],
    });
    const response = await fetch(`${url}/ws/public/contacts?ucsid=local`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json;charset=utf-8");
    const { contacts } = (await response.json()) as { contacts: Record<string, any> };
    expect(contacts).toEqual({
      "sip:bob": {
        asnRemoteContact: {
          u8sDisplayName: "bob",
          u8sEMail: "",
          u8sFirstName: "",
          u8sLastName: "",
          u8sSIPAddress: "sip:bob",
        },
        iMonitorAccessRights: 1,
        iPresenceState: eOFFLINE,
      },
      "sip:hansi@testestos.de": {
        asnRemoteContact: {
          optionalParams: { jpegPhoto: { binarydata: "/9j/" } },
          ...names,
          ...mail,
        },
        iMonitorAccessRights: 1,
        iPresenceState: eOFFLINE,
      },
    });
    const { asnRemoteContact } = contacts["sip:hansi@testestos.de"];
    expect(AsnNetDatabaseContact.fromJson(asnRemoteContact).u8sDisplayName).toBe("Hansi Meier");
  });

  it("shows who is logged on and who is absent, of those who have allowed it, and of nobody if presence is switched off", async () => {
    const { url, server } = await open();
    await server.users.setPublic("alice", true);
    await server.users.setPublic("bob", true);
    const states = async (): Promise<unknown[]> => {
      const response = await fetch(`${url}/ws/public/contacts`);
      const { contacts } = (await response.json()) as { contacts: Record<string, any> };
      return ["sip:alice", "sip:bob"].map((uri) => contacts[uri]?.iPresenceState);
    };
    expect(await states()).toEqual([eOFFLINE, eOFFLINE]);
    const headers = { "X-ucsessionid": await openSession(url) };
    const { eAVAILABLE, eABSENT } = AsnPresenceStateEnum.values;
    expect(await states()).toEqual([eAVAILABLE, eOFFLINE]);
    const call = async (operation: Operation, argument: unknown): Promise<number> => {
      const json: unknown = JSON.parse(operation.argument.encodeJson(argument as never));
      return (await post(`${url}/ws/client/${operation.name}`, json, headers)).status;
    };
    const [stTimeFrom, stTimeTo] = [new Date(0), new Date(0)];
    const absentstate = {
      ...{ u8sContactId: "", u8sUsername: "", u8sAbsentReason: "", u8sMessage: "" },
      ...{
        stTimeFrom,
        stTimeTo,
        iAbsentState: AsnAbsentStateEnum.values.eABSENTSTATEOUTOFOFFICE,
        iPresenceState: 0,
      },
    };
    expect(await call(asnAbsentStateSetUser, { absentstate })).toBe(200);
    expect(await states()).toEqual([eABSENT, eOFFLINE]);
    await server.users.setPublic("bob", false);
    expect(await states()).toEqual([eABSENT, undefined]);
    await server.users.add("root", "admin's secret", { admin: true });
    headers["X-ucsessionid"] = await openSession(url, "root", "admin's secret");
    const settings = { ...server.rights.settings, bPresenceDisabled: true };
    expect(await call(asnMgmtSetUMSettings, { settings })).toBe(200);
    expect(await states()).toEqual([0, undefined]);
  });

  it("shows nobody who has not allowed it, or is disabled", async () => {
    const { url, server } = await open();
    await server.users.setPublic("alice", true);
    await server.users.setEnabled("alice", false);
    expect(await (await fetch(`${url}/ws/public/contacts`)).json()).toEqual({ contacts: {} });
    await server.users.setEnabled("alice", true);
    const shown = (await (await fetch(`${url}/ws/public/contacts`)).json()) as { contacts: object };
    expect(Object.keys(shown.contacts)).toEqual(["sip:alice"]);
  });

  it("answers POST, JSONP and an unknown UCSID as the other routes do", async () => {
    const { url } = await open();
    expect((await fetch(`${url}/ws/public/contacts`, { method: "POST" })).status).toBe(200);
    const jsonp = await fetch(`${url}/ws/public/contacts?callback=show`);
    expect(await jsonp.text()).toBe('/**/show({"contacts":{}});');
    expect((await fetch(`${url}/ws/public/contacts?ucsid=other`)).status).toBe(502);
  });

  it("is not there where nobody knows the users, nor are the keys of their tokens", async () => {
    const { port } = await world();
    const gateway = createGateway({
      log: silentLog,
      upstream: directUpstream({ log: silentLog, host: "127.0.0.1", port }),
    });
    onTestFinished(() => gateway.close());
    const url = `http://127.0.0.1:${(await gateway.listen({ port: 0 })).port}`;
    for (const path of ["/ws/public/contacts", "/.well-known/jwks.json"]) {
      const response = await fetch(url + path);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ error: { _type: "WsError" } });
    }
  });
});
