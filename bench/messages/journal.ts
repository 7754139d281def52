import { Journal } from "../../src/modules/index.js";
import { inTurn, message } from "./message.js";
import { person, phoneNumber } from "./people.js";
import { Random } from "./random.js";

const subjects = ["", "Bestellung", "Rückfrage", "Störung am Gerät", "Terminvereinbarung"];

function entry(random: Random): Journal.AsnNetDatabaseJournal {
  const who = person(random);
  const start = Date.UTC(2025, 5, 1) + random.between(0, 120 * 24 * 3600) * 1000;
  const ringing = random.between(2, 20);
  const talking = random.chance(0.8) ? random.between(5, 1800) : 0;
  const stop = start + (ringing + talking) * 1000;
  return {
    u8sConnectionID: random.guid(),
    stStartTime: new Date(start),
    stStopTime: new Date(stop),
    iDurationTotal: ringing + talking,
    stConnectTime: new Date(talking > 0 ? start + ringing * 1000 : Date.UTC(1899, 11, 30)),
    stDisconnectTime: new Date(stop),
    iDurationConnected: talking,
    iOrigin: random.between(0, 1),
    iInternal: 0,
    u8sLineNumber: "+498151360123",
    u8sLineName: "Empfang",
    u8sLineUserName: "Jürgen Weiß",
    iLineUserOffline: 0,
    u8sLocalNumber: "+498151360123",
    u8sPhoneNumber: phoneNumber(random, who.areaCode),
    u8sRedirectingNumber: "",
    u8sContactName: `${who.lastName}, ${who.firstName}`,
    u8sContactCompany: who.company,
    u8sContactEntryID: random.guid(),
    u8sContactEntryStoreID: "ad:global",
    u8sContactEntryDBID: "03",
    u8sCtiServerUserName: "juergen.weiss",
    u8sProviderNumber: "",
    rCharging: 0,
    iSucessState: talking > 0 ? 1 : 0,
    u8sSubject: random.pick(subjects),
    u8sMemo: random.chance(0.2) ? "Rückruf vereinbart, Angebot für Ersatzgerät schicken" : "",
    iReadFlag: random.between(0, 1),
    projectPinRule: {
      u8sProjectName: random.chance(0.1) ? "Umzug Süd" : "",
      u8sProjectPin: "",
      iProjectType: 0,
      bAssociatedCallIsPrivateCall: false,
      u8sLocationID: "",
      u8sUserEnteredPin: "",
      u8sUserEnteredUserID: "",
    },
    u8sTrackerID: random.guid(),
    u8sAcceptorName: "",
    u8sAcceptorCtiServerUserName: "",
    u8sAcceptorConnectionID: "",
  };
}

const random = new Random(7);

export const m7 = message<Journal.AsnGetJournalEntriesResult>({
  name: "M7",
  title: "a page of 500 journal entries",
  type: Journal.AsnGetJournalEntriesResult,
  values: [{ journalList: inTurn(() => entry(random), 500) }],
});

export const m7v = message<Journal.AsnGetJournalEntriesResult>({
  name: "M7v",
  title: "8 pages of 500 journal entries in turn",
  type: Journal.AsnGetJournalEntriesResult,
  values: inTurn(() => ({ journalList: inTurn(() => entry(random), 500) }), 8),
});
