import type { AsnChatEvent } from "../../../modules/chat-v2/chat-v2.js";
import type { AsnOptionalParameters } from "../../../modules/common/common.js";
import type { Session } from "../../../rose/index.js";
import {
  outlastsInvoke,
  RequestError,
  RequestErrorDetail,
  versionOf,
  type Request,
} from "../../kernel/index.js";
import { chatEventFor } from "./later-form.js";
import { limits } from "./limits.js";
import { ChatRefusal, ChatResult, requireCrossRef } from "./results.js";

/** How a list of events is delivered. */
export interface Delivery {
  /** Who asks. */
  readonly to: Pick<Request<unknown>, "reply" | "session">;
  /** The cross reference id of the request. */
  readonly crossRef: string | undefined;
  readonly optionalParams?: AsnOptionalParameters;
}

/** Delivers events in parts, of which the last one says so. No events are one empty part, so that the client knows. */
export function deliver(
  events: readonly AsnChatEvent[],
  { to: { reply, session }, crossRef, optionalParams }: Delivery,
): void {
  requireCrossRef(crossRef, "u8sEventListCrossRefID");
  const { eventsInOne: most } = limits;
  for (let at = 0; at === 0 || at < events.length; at += most) {
    const { event, argument } = chatEventFor(versionOf(session), {
      asnChatEventList: events.slice(at, at + most),
      ...(crossRef !== undefined && { u8sEventListCrossRefID: crossRef }),
      bLastSegment: at + most >= events.length,
      ...(optionalParams && { optionalParams }),
    });
    reply(event, argument);
  }
}

/**
 * Carries out a request whose refusal is an `iResult`.
 * @param blank The rest of the result of a refused request.
 */
export async function answered<R extends { iResult: number }>(
  work: () => Promise<R>,
  blank: (refusal: ChatRefusal) => object,
): Promise<R> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ChatRefusal)) throw error;
    return { iResult: error.result, ...blank(error) } as unknown as R;
  }
}

const { accessDenied, notFound, invalidArgument } = RequestErrorDetail;
const details: Partial<Record<number, readonly [number, string]>> = {
  [ChatResult.forbidden]: [accessDenied, "Only for those who take part and may do so"],
  [ChatResult.invalidconversationid]: [notFound, "Unknown conversation"],
  [ChatResult.invalidmessageid]: [notFound, "Unknown message"],
};

/** Carries out a request whose result cannot say that it is refused. */
export async function orError<R>(work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ChatRefusal)) throw error;
    const [detail, text] = details[error.result] ?? [invalidArgument, "The request is refused"];
    throw new RequestError(detail, text);
  }
}

/** @throws RequestError for an invoke that carries credentials, because its session ends with it. */
export function requireLasting(session: Session): void {
  if (outlastsInvoke(session)) return;
  throw new RequestError(RequestErrorDetail.accessDenied, "Only for a session that is logged on");
}
