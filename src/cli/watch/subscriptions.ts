import * as Agent from "../../modules/agent/agent.js";
import * as Chat from "../../modules/chat-v2/chat-v2.js";
import * as Cti from "../../modules/cti/cti.js";
import * as General from "../../modules/general/general.js";
import * as Journal from "../../modules/journal/journal.js";
import { asnGetAndSubscribePresence } from "../../modules/presence-v2/presence-v2.js";
import { printable, RoseError, RoseReject, type Connection } from "../../rose/index.js";
import { failure } from "../outcome.js";
import type { SubscriptionOptions } from "../syntax/watch.js";

/** Calls at once. */
const atOnce = 20;

/**
 * Subscribes a session to what is wanted.
 * @param tell Is told what cannot be subscribed to of all there is; what is asked for by name has to be there.
 * @throws CommandError for what is not there, or is refused.
 */
export async function subscribe(
  connection: Connection,
  wanted: SubscriptionOptions,
  tell: (message: string) => void,
): Promise<void> {
  const { presence, line, lines, chat, journal, agent, all } = wanted;
  const begin = async (what: string, asked: boolean, work: () => Promise<void>): Promise<void> => {
    if (!asked && !all) return;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof RoseError || error instanceof RoseReject)) throw error;
      const message = `no events of ${what}: ${printable(error.message)}`;
      if (asked) throw failure(message);
      tell(message);
    }
  };
  await begin("presence", presence.length > 0, () => followPeople(connection, all ? [] : presence));
  await begin("lines", line.length > 0 || lines, () =>
    followLines(connection, lines || all ? [] : line),
  );
  await begin("chats", chat, async () => {
    const { iResult } = await connection.invoke(Chat.asnChatSubscribeEvents, {
      bReceiveChatEvents: true,
    });
    const { asnChatSubscribeEvents: operation } = Chat;
    if (Number(iResult) !== 0) throw failure(`${operation.name} has the result ${iResult}`);
  });
  await begin("journals", journal, async () => {
    // With flag 1, of all entries that the user sees.
    const argument = { bReceiveJournalEvents: true, iFlags: 1 };
    await connection.invoke(Journal.asnJournalSubscribeEvents, argument);
  });
  await begin("the agent", agent, async () => {
    await connection.invoke(Agent.asnAgentMonitorStart, { u8sAgentURI: "" });
  });
}

/** Subscribes to the presence of users; to that of all whom the user sees if none is named. */
async function followPeople(connection: Connection, names: readonly string[]): Promise<void> {
  // Only this operation tells the ids of contacts; their events come in the newer way.
  const { contacts } = await connection.invoke(General.asnOpenContacts, {
    seqContactIDs: [],
    bDontRequestPermissions: true,
  });
  const seqContactIDs = contacts.map(({ u8sContactId }) => u8sContactId);
  await connection.invoke(General.asnCloseContacts, { seqContactIDs });
  const ids = new Map<string, string>();
  for (const { u8sContactId: id, asnRemoteContact: contact } of contacts) {
    ids.set(id.toLowerCase(), id);
    if (contact?.u8sCtiServerUserName) ids.set(contact.u8sCtiServerUserName.toLowerCase(), id);
  }
  const wanted = names.map((name) => {
    const id = ids.get(name.toLowerCase());
    if (id === undefined) throw failure(`there is no user ${JSON.stringify(name)} to be seen`);
    return id;
  });
  await connection.invoke(asnGetAndSubscribePresence, {
    seqContactIDs: names.length === 0 ? seqContactIDs : wanted,
    // What it is now is not printed.
    iContactDetailsReturnFilter: 0,
    bDontRequestPermissions: true,
  });
}

/** Monitors lines; all that the user sees if none is named, and which there are. */
async function followLines(connection: Connection, names: readonly string[]): Promise<void> {
  const { seqLines } = await connection.invoke(Cti.asnCtiEnumPhoneLines, {
    typeofLines: Cti.AsnCtiEnumPhoneLinesArgumentEnum.values.userMonitorLines,
    attachChangeNotify: names.length === 0 ? 1 : 0,
  });
  const seen = seqLines.map(({ u8sLinePhoneNumber }) => u8sLinePhoneNumber);
  const wanted = names.map((name) => {
    const line = seqLines.find(
      ({ u8sLinePhoneNumber: uri, u8sPhoneNumber: number }) =>
        uri === name || number === name || uri.startsWith(`tel:${name}@`),
    );
    // By another name of the line the server may know it.
    return line?.u8sLinePhoneNumber ?? name;
  });
  const uris = names.length === 0 ? seen : [...new Set(wanted)];
  for (let at = 0; at < uris.length; at += atOnce) {
    const some = uris.slice(at, at + atOnce);
    await Promise.all(
      some.map((u8sLinePhoneNumber) =>
        connection.invoke(Cti.asnCtiLineMonitorStart, { u8sLinePhoneNumber }),
      ),
    );
  }
}
