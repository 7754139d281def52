// Watches the lines that a user sees, pops a screen for each call that comes in, and dials.
import { createInterface } from "node:readline";
import type { Event } from "rosewire/codec";
import { Cti, General, Journal } from "rosewire/modules";
import { OptionalParams } from "rosewire/modules/optional-params";
import { connect, logOn, type Connection } from "rosewire/rose";

type Call = Cti.AsnCtiCallInformation;
const { HOST: host, PORT: port = 7222, NAME: user = "", PASSWORD: password = "" } = process.env;

const lines = new Map<string, string>(); // Their numbers, by their URIs.
/** The calls that there are, and those of which it is not known what became of them after the connection was lost. */
const calls = new Map<string, Call>();
const lost = new Map<string, Call>();
/** The ids of calls whose end has been told: the last 10,000. */
const over = new Set<string>();
let known: number | undefined; // The change up to which the journal is known.

const tell = (what: string, about: object): void => console.log(JSON.stringify({ what, ...about }));
const idAtPbx = (call: Call): unknown => new OptionalParams(call.optionalParams).get("PBXCallID");

/** A call is there, or in another state. */
function show(call: Call): void {
  const { u8sConnectionID: id, u8sRemoteNumberSC: number, iCallState: state } = call;
  if (state === General.EnumCallState.values.eCALLSTATEDESTROYED) return end(id, number);
  const line = lines.get(call.u8sLinePhoneNumber) ?? "";
  const before = calls.get(id) ?? find(id, line, (one) => idAtPbx(one) === idAtPbx(call));
  calls.set(id, call);
  const was = before?.u8sConnectionID;
  if (was !== id || before?.iCallState !== state) tell("call", { id, was, state });
  if (before !== undefined || call.bOutbound) return;
  tell("screen", { id, line, number, contact: call.pRemoteContact?.u8sDisplayName });
}

/** A call that was lost. If the server has been started anew, it has another id now. */
function find(id: string, line: string, isIt: (call: Call) => boolean): Call | undefined {
  const isHere = (one: Call): boolean => lines.get(one.u8sLinePhoneNumber) === line;
  const found = lost.get(id) ?? [...lost.values()].find((one) => isHere(one) && isIt(one));
  lost.delete(found?.u8sConnectionID ?? "");
  return found;
}

function end(id: string, number: string): void {
  calls.delete(id);
  lost.delete(id);
  if (over.has(id)) return;
  if (over.add(id).size > 10_000) over.delete(over.values().next().value!);
  tell("over", { id, number });
}

/** The journal: what has ended meanwhile, then an empty list, then each call when it ends. */
function read(told: Journal.AsnJournalEntryChangedListArgument): void {
  const { journalEntryChangedList: changes, iLastTransactionID } = told;
  for (const { iFlags, journalEntry: entry } of changes) {
    const { u8sConnectionID: id, u8sPhoneNumber: number, u8sLineNumber: line } = entry;
    if (known === undefined) over.add(id);
    // Only added entries (1) are calls that have just ended, and those in the list of what is new (4).
    if ((iFlags !== 1 && iFlags !== 4) || over.has(id)) continue;
    const before = find(id, line, (one) => one.u8sRemoteNumberSC === number);
    end(before?.u8sConnectionID ?? id, number);
    over.add(id);
  }
  if (changes.length === 0 || known !== undefined) known = iLastTransactionID;
  // Nobody has seen the others end.
  if (changes.length === 0) for (const [id, call] of lost) end(id, call.u8sRemoteNumberSC);
}

/** Comes with each connection, before anything else is sent. */
async function begin({ session }: Connection): Promise<void> {
  for (const [id, call] of calls) lost.set(id, call);
  calls.clear();
  // What comes together with an answer has happened after it.
  const on = <A>(event: Event<A>, then: (told: A) => void): unknown =>
    session.handle(event, (told) => void setImmediate(then, told));
  on(Cti.asnCtiNotifyLineCallInformationChanged, (told) => show(told.callinformation));
  on(Journal.asnJournalEntryListChanged, read);
  on(Cti.asnCtiNotifyMakeCallResult, (told) => tell("dialled", told));
  await logOn(session, { user, password });
  const which = { typeofLines: 1, attachChangeNotify: 0 } as const; // All that the user sees.
  const { seqLines } = await session.invoke(Cti.asnCtiEnumPhoneLines, which);
  for (const { u8sLinePhoneNumber, u8sPhoneNumber } of seqLines) {
    lines.set(u8sLinePhoneNumber, u8sPhoneNumber);
    const line = await session.invoke(Cti.asnCtiLineMonitorStart, { u8sLinePhoneNumber });
    line.seqCalls.forEach(show);
  }
  await session.invoke(Journal.asnJournalSubscribeEvents, {
    bReceiveJournalEvents: true,
    iLastKnownGlobTransactionID: known ?? 0,
    iMaxEntries: known === undefined ? 1_000 : 0,
    iFlags: 1,
  });
}

const client = await connect({ host, port: Number(port), reconnect: true, onConnected: begin });
createInterface({ input: process.stdin }).on("line", (to) => {
  const [from = ""] = lines.keys();
  const call = { u8sPhoneNumberFrom: from, u8sPhoneNumberTo: to, iNumberFormat: 1 };
  client.invoke(Cti.asnCtiMakeCall, call).catch((why) => tell("refused", { to, why: String(why) }));
});
