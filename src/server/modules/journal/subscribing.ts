import {
  AsnJournalSubscribeFlags,
  asnJournalSubscribeEvents,
} from "../../../modules/journal/journal.js";
import {
  invalid,
  outlastsInvoke,
  RequestError,
  RequestErrorDetail,
  right,
} from "../../kernel/index.js";
import { JournalResult } from "./changing.js";
import type { JournalParts } from "./parts.js";
import { lastChange } from "./store.js";

/** Serves the subscription to events about journals (manual line 30032). */
export function handleSubscribing({ module: { handle }, feed, catchUps }: JournalParts): void {
  handle(asnJournalSubscribeEvents, {
    access: right("journal"),
    unit: "read",
    async run(argument, { db, session, principal, afterAnswer }) {
      const { bReceiveJournalEvents, iLastKnownGlobTransactionID: known } = argument;
      const { iMaxEntries: most = 0, iFlags = 0 } = argument;
      if ((known ?? 0) < 0) throw invalid("iLastKnownGlobTransactionID is negative");
      if (most < 0) throw invalid("iMaxEntries is negative");
      if (!outlastsInvoke(session)) {
        const reason = "Only for a session that is logged on";
        throw new RequestError(RequestErrorDetail.accessDenied, reason);
      }
      // What it asked for before no longer holds.
      feed.unfollow(session);
      catchUps.cancel(session);
      const answer = { iResult: JournalResult.ok };
      if (!bReceiveJournalEvents) return answer;
      const following =
        (iFlags & AsnJournalSubscribeFlags.values.eGROUPJOURNAL) === 0 ? "own" : "group";
      if (known !== undefined) {
        afterAnswer(() => catchUps.begin({ session, principal, following, known, most }));
      } else {
        const told = await lastChange(db);
        afterAnswer(() => feed.follow(session, principal.user.id, following, told));
      }
      return answer;
    },
  });
}
