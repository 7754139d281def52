import { AsnChatResultEnum } from "../../../modules/chat-v2/chat-v2.js";
import {
  invalid,
  RequestError,
  RequestErrorDetail,
  requireStorableText,
} from "../../kernel/index.js";
import { limits } from "./limits.js";

export { invalid };

export const ChatResult = AsnChatResultEnum.values;

/**
 * A request that is answered with an `iResult` other than 0. It is thrown before anything has been changed, because the unit
 * is committed all the same.
 */
export class ChatRefusal extends Error {
  override readonly name = "ChatRefusal";
  readonly result: AsnChatResultEnum;
  /** Of the event that has the cross reference id already. */
  readonly there: { readonly guid: string; readonly sequence: number } | undefined;

  constructor(result: AsnChatResultEnum, there?: ChatRefusal["there"]) {
    super(`refused with result ${result}`);
    this.result = result;
    this.there = there;
  }
}

export function refused(name: keyof typeof ChatResult): ChatRefusal {
  return new ChatRefusal(ChatResult[name]);
}

/** @throws RequestError for a text that is too long, or that a store cannot have. */
export function requireText(text: string, most: number, path: string): void {
  if (text.length > most) {
    throw new RequestError(RequestErrorDetail.limitExceeded, `${path} has over ${most} characters`);
  }
  requireStorableText(text, path);
}

/** @throws RequestError for a cross reference id of over 80 characters (manual line 17903). */
export function requireCrossRef(text: string | undefined, path: string): void {
  if (text !== undefined) requireText(text, limits.crossRef, path);
}

export function tooMuch(text: string): RequestError {
  return new RequestError(RequestErrorDetail.limitExceeded, text);
}

/**
 * A number of events that a client asks for.
 * @throws ChatRefusal 4 (tomanymessages) for more than an operation delivers; RequestError for a negative number.
 */
export function requireCount(count: number, path: string, most: number = limits.events): number {
  if (count < 0) throw invalid(`${path} is negative`);
  if (count > most) throw refused("tomanymessages");
  return count;
}
