import {
  asnClientPersistenceEvent,
  AsnClientPersistenceResultDetailsEnum,
} from "../../../modules/client-persistence/client-persistence.js";
import { sessionKey, type RoseLog, type Session } from "../../../rose/index.js";
import { outlastsInvoke, RequestError, RequestErrorDetail } from "../../kernel/index.js";
import { textLimits } from "../../text-limits.js";

const { invalidcrossrefid, clientpersistenceoverload, databasefail } =
  AsnClientPersistenceResultDetailsEnum.values;

/** How many requests of a session may be open (manual line 22428). */
const mostOpen = 10;

/** The requests of a session that have not been answered. */
interface Open {
  readonly ids: Set<string>;
  /** Ends with the last of them. */
  last: Promise<void>;
}

/** The open requests of all sessions. Those of a session are carried out one after the other. */
export class Requests {
  readonly #key = sessionKey<Open>("item requests");
  readonly #log: RoseLog;

  constructor(log: RoseLog) {
    this.#log = log;
  }

  /**
   * Carries out a request and, if it fails, answers it.
   * @param work Sends the answer itself, or throws a RequestError with the `iResult`.
   * @throws RequestError (as a rejection) if no event can answer the request: it has no cross reference id, or the session ends with it.
   */
  async run(session: Session, id: string, work: () => Promise<void>): Promise<void> {
    if (!outlastsInvoke(session)) {
      const { accessDenied } = RequestErrorDetail;
      throw new RequestError(accessDenied, "Only for a session that is logged on");
    }
    if (id === "" || id.length > textLimits.crossReference) {
      const reason = "u8sCrossRefID is empty or too long";
      throw new RequestError(invalidcrossrefid, reason);
    }
    let open = session.get(this.#key);
    if (open === undefined) {
      open = { ids: new Set(), last: Promise.resolve() };
      session.set(this.#key, open);
    }
    if (open.ids.size >= mostOpen) return answer(session, clientpersistenceoverload, id);
    if (open.ids.has(id)) return answer(session, invalidcrossrefid, id);
    open.ids.add(id);
    const { ids, last } = open;
    const done = this.#after(last, session, id, work).finally(() => void ids.delete(id));
    open.last = done;
    return done;
  }

  async #after(
    last: Promise<void>,
    session: Session,
    id: string,
    work: () => Promise<void>,
  ): Promise<void> {
    await last;
    if (session.ended) return;
    try {
      await work();
    } catch (error) {
      if (error instanceof RequestError) return answer(session, error.detail, id);
      this.#log.error({ err: error }, "a request for items failed");
      answer(session, databasefail, id);
    }
  }
}

/** Answers a request without any items. */
function answer(session: Session, iResult: number, u8sCrossRefID: string): void {
  if (session.connection.open) session.emit(asnClientPersistenceEvent, { iResult, u8sCrossRefID });
}
