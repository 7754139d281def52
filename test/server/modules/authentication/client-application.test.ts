import { describe, expect, test } from "vitest";
import {
  AsnClientAppID,
  asnSetClientAuthentication,
} from "../../../../src/modules/authentication/authentication.js";
import { logOn } from "../../login.js";
import { moduleStores } from "../stores.js";

const { eCLIENTAPPIDPROCALLWEB } = AsnClientAppID.values;

describe.each(moduleStores)(
  "the program that a client says it is, with the users in $name,",
  (store) => {
    test.each([
      [eCLIENTAPPIDPROCALLWEB, eCLIENTAPPIDPROCALLWEB],
      [22, 0],
      [-1, 0],
    ])(
      "by asnSetClientAuthentication, %i, is logged as %i with its logon",
      async (given, logged) => {
        const at = await store.running();
        const client = await at.connected();
        const said = { iCtiClientAppID: given, sClientAuthentication: new Uint8Array(8) };
        expect(await client.invoke(asnSetClientAuthentication, said)).toEqual({ bSuccess: true });
        await logOn(client, "alice", "alice's secret");
        const [line] = at.logged.filter((one) => one.startsWith("logged on "));
        expect(line).toContain(`"application":${logged}`);
      },
    );

    test("gives it nothing: without a logon it may do as little as before", async () => {
      const at = await store.running();
      const client = await at.connected();
      const said = { iCtiClientAppID: 1, sClientAuthentication: new Uint8Array(0) };
      await client.invoke(asnSetClientAuthentication, said);
      const [connection] = at.server.rose.connections;
      expect([connection!.authenticated, connection!.guest]).toEqual([false, false]);
    });
  },
);
