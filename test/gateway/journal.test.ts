import { once } from "node:events";
import { expect, it } from "vitest";
import { isNoTime } from "../../src/codec/index.js";
import { blankJournalEntry } from "../../src/server/index.js";
import { openSession, openSocket, world } from "./world.js";

/** Not long ago, for older entries are not told. */
const stStartTime = new Date(Math.floor(Date.now() / 1_000) * 1_000 - 3_600_000);
const options = {
  stStartTimeFrom: stStartTime.toISOString(),
  stStartTimeTo: "",
  u8slistLineUserNames: [],
  u8slistPhoneNumber: [],
  u8sContactName: "carol",
  u8sCompanyName: "",
  u8sFilterText: "",
  bsFlags: "0000000000",
  iMaxNumEntries: 0,
};

it("the journal is read, changed and followed over the web service as over TCP", async () => {
  const { url, server } = await world();
  const alice = (await server.users.find("alice"))!;
  const entry = { ...blankJournalEntry("one"), stStartTime, u8sContactName: "Carol" };
  await server.journal.put(alice, { entry });
  const socket = await openSocket(url, await openSession(url));
  const got: any[] = [];
  socket.on("message", (data: Buffer) => got.push(...JSON.parse(data.toString())));
  const invoke = (invokeID: number, operationName: string, argument: object): void =>
    socket.send(JSON.stringify({ invoke: { invokeID, operationID: 0, operationName, argument } }));

  invoke(1, "asnJournalSubscribeEvents", {
    bReceiveJournalEvents: true,
    iLastKnownGlobTransactionID: 0,
  });
  await expect.poll(() => got.length).toBe(3);
  const [answer, first, last] = got.splice(0);
  expect(answer.result).toMatchObject({ invokeID: 1, result: { result: { iResult: 0 } } });
  expect(first.invoke).toMatchObject({
    operationID: 2170,
    argument: {
      iLastTransactionID: 1,
      journalEntryChangedList: [
        {
          iFlags: 4,
          journalEntry: {
            u8sConnectionID: "one",
            stConnectTime: "",
            u8sLineUserName: "alice",
            rCharging: 0,
          },
        },
      ],
    },
  });
  expect(last.invoke).toMatchObject({ operationID: 2170, argument: { iLastTransactionID: 1 } });

  invoke(2, "asnGetJournalEntries", { findOptions: options });
  await once(socket, "message");
  expect(got.splice(0)[0].result).toMatchObject({
    invokeID: 2,
    result: { result: { journalList: [{ u8sConnectionID: "one", u8sContactName: "Carol" }] } },
  });

  invoke(3, "asnUpdateJournalMemo", { u8sConnectionIDList: ["one"], u8sMemo: "from the web" });
  await expect.poll(() => got.length).toBe(2);
  const event = got.find((message) => message.invoke !== undefined);
  expect(event.invoke.argument.journalEntryChangedList).toMatchObject([
    { iFlags: 2, journalEntry: { u8sMemo: "from the web" } },
  ]);
  const stored = await server.journal.get(alice, "one");
  expect(stored).toMatchObject({ stStartTime, u8sMemo: "from the web" });
  expect(isNoTime(stored!.stConnectTime)).toBe(true);
});
