import { after, next, short, text, time } from "./by-hand.js";

/** A page of the journal, read as the loops in limits.ts read the other messages. */
export function journal(b: Uint8Array): unknown {
  const journalList: unknown[] = [];
  let p = after(b, after(b, 1) + 1);
  while (p < b.length) {
    p = after(b, p + 1);
    const u8sConnectionID = text(b, p);
    p = next(b, p);
    const stStartTime = time(b, p);
    p = next(b, p);
    const stStopTime = time(b, p);
    p = next(b, p);
    const iDurationTotal = short(b, p);
    p = next(b, p);
    const stConnectTime = time(b, p);
    p = next(b, p);
    const stDisconnectTime = time(b, p);
    p = next(b, p);
    const iDurationConnected = short(b, p);
    p = next(b, p);
    const iOrigin = b[p + 2] as number;
    const iInternal = b[p + 5] as number;
    p += 6;
    const u8sLineNumber = text(b, p);
    p = next(b, p);
    const u8sLineName = text(b, p);
    p = next(b, p);
    const u8sLineUserName = text(b, p);
    p = next(b, p);
    const iLineUserOffline = b[p + 2] as number;
    p += 3;
    const u8sLocalNumber = text(b, p);
    p = next(b, p);
    const u8sPhoneNumber = text(b, p);
    p = next(b, p);
    const u8sRedirectingNumber = text(b, p);
    p = next(b, p);
    const u8sContactName = text(b, p);
    p = next(b, p);
    const u8sContactCompany = text(b, p);
    p = next(b, p);
    const u8sContactEntryID = text(b, p);
    p = next(b, p);
    const u8sContactEntryStoreID = text(b, p);
    p = next(b, p);
    const u8sContactEntryDBID = text(b, p);
    p = next(b, p);
    const u8sCtiServerUserName = text(b, p);
    p = next(b, p);
    const u8sProviderNumber = text(b, p);
    // A REAL of zero, which has no contents, is next.
    p = next(b, p) + 2;
    const iSucessState = b[p + 2] as number;
    p += 3;
    const u8sSubject = text(b, p);
    p = next(b, p);
    const u8sMemo = text(b, p);
    p = next(b, p);
    const iReadFlag = b[p + 2] as number;
    p += 3;
    const projectPinRule = pinRule(b, p + 2);
    p = next(b, p);
    const u8sTrackerID = text(b, p);
    p = next(b, p);
    const u8sAcceptorName = text(b, p);
    p = next(b, p);
    const u8sAcceptorCtiServerUserName = text(b, p);
    p = next(b, p);
    journalList.push({
      u8sConnectionID,
      stStartTime,
      stStopTime,
      iDurationTotal,
      stConnectTime,
      stDisconnectTime,
      iDurationConnected,
      iOrigin,
      iInternal,
      u8sLineNumber,
      u8sLineName,
      u8sLineUserName,
      iLineUserOffline,
      u8sLocalNumber,
      u8sPhoneNumber,
      u8sRedirectingNumber,
      u8sContactName,
      u8sContactCompany,
      u8sContactEntryID,
      u8sContactEntryStoreID,
      u8sContactEntryDBID,
      u8sCtiServerUserName,
      u8sProviderNumber,
      rCharging: 0,
      iSucessState,
      u8sSubject,
      u8sMemo,
      iReadFlag,
      projectPinRule,
      u8sTrackerID,
      u8sAcceptorName,
      u8sAcceptorCtiServerUserName,
      u8sAcceptorConnectionID: text(b, p),
    });
    p = next(b, p);
  }
  return { journalList };
}

/** The rule for project codes, which is in calls too; its contents begin at `p`. */
export function pinRule(b: Uint8Array, p: number): unknown {
  const u8sProjectName = text(b, p);
  p = next(b, p);
  const u8sProjectPin = text(b, p);
  p = next(b, p);
  const iProjectType = b[p + 2] as number;
  const bAssociatedCallIsPrivateCall = b[p + 5] !== 0;
  p += 6;
  const u8sLocationID = text(b, p);
  p = next(b, p);
  const u8sUserEnteredPin = text(b, p);
  p = next(b, p);
  return {
    u8sProjectName,
    u8sProjectPin,
    iProjectType,
    bAssociatedCallIsPrivateCall,
    u8sLocationID,
    u8sUserEnteredPin,
    u8sUserEnteredUserID: text(b, p),
  };
}
