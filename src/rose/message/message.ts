import type { ProblemKind } from "./problems.js";

/** The invoke id of an event, which is never answered (docs/protocol.md section 1). */
export const EVENT_INVOKE_ID = 99_999;

/** The kinds of message, in the order of their context tags 1 to 4. */
export type MessageKind = "invoke" | "result" | "error" | "reject";

/** The two encodings of messages (docs/protocol.md sections 3 and 5). */
export type MessageEncoding = "ber" | "json";

/** A method of authentication and its data (ROSEAuth). */
export interface RoseAuth {
  /** The name of the method, on which both sides agree. */
  readonly method: string;
  /** What the method needs, in the form that it defines; a secret. */
  readonly authdata: Uint8Array;
}

/** What an invoke carries to authenticate itself (ROSEAuthRequest). */
export interface RoseAuthRequest {
  /** The method, and its data. */
  readonly auth: RoseAuth;
  /** What the last reject had as its context, if a method takes several steps. */
  readonly context?: string;
}

/** What a reject says about authentication (ROSEAuthResult). */
export interface RoseAuthResult {
  /** The methods that the peer takes, each with what it needs first. */
  readonly authList: readonly RoseAuth[];
  /** What the next request has to have as its context. */
  readonly context?: string;
}

/**
 * The envelope of one message; its open type is not decoded. Members that this kind of
 * message does not have are undefined, or 0 if they are numbers.
 */
export class RoseMessage {
  /** What it is: an invoke or one of the answers to one. */
  kind: MessageKind = "invoke";
  /** How the message was encoded; an answer is encoded in the same way. */
  encoding: MessageEncoding = "ber";
  /** Octets of the whole message as it came; 0 for one that came without a frame. */
  octets = 0;
  /** Undefined only in a reject of a message whose id could not be read. */
  invokeID: number | undefined = 0;
  /** Of an invoke. */
  operationID = 0;
  /** The session of multi-user mode that it names. */
  declare sessionID: string | undefined;
  /**
   * Whether the session id or the name came with an implicit tag, as one of the vendor's runtimes writes them. It reads
   * them only like that, so it must be sent neither (docs/interoperability.md).
   */
  declare bare: boolean;
  /** Of an invoke: the id of the one during which it is made. */
  declare linkedID: number | undefined;
  /** An object identifier instead of `operationID` or `value`, which are 0 then (X.880 only). */
  declare globalCode: string | undefined;
  /** Of an invoke; used only if `operationID` is 0. */
  declare operationName: string | undefined;
  /** `resultValue` of a result, `error-value` of an error. */
  value = 0;
  /** Of a reject. */
  declare problem: ProblemKind | undefined;
  /** Of a reject: the number of the problem. */
  declare problemCode: number;
  /** Of a reject. */
  declare details: string | undefined;
  /** Of an invoke. */
  declare authentication: RoseAuthRequest | undefined;
  /** Of a reject. */
  declare authenticationResult: RoseAuthResult | undefined;
  /** The input, and where the open type is in it; `argumentEnd` is 0 if there is none. */
  bytes: Uint8Array;
  /** The offset at which the open type begins. */
  argumentStart = 0;
  /** The offset after the open type; 0 if there is none. */
  argumentEnd = 0;
  /** The open type as parsed JSON, if the message came in JSON; `argumentEnd` is 0 then. */
  json: unknown = undefined;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /**
   * The open type: the argument, result or error as one complete encoding. It is a view of the
   * input, valid as long as the input is; undefined if there is none.
   */
  get argument(): Uint8Array | undefined {
    if (this.argumentEnd === 0) return undefined;
    return this.bytes.subarray(this.argumentStart, this.argumentEnd);
  }
}

// Few messages have one of these. In the others they are the prototype's: an object with half as many members is sooner made.
Object.assign(RoseMessage.prototype, {
  sessionID: undefined,
  bare: false,
  linkedID: undefined,
  globalCode: undefined,
  operationName: undefined,
  problem: undefined,
  problemCode: 0,
  details: undefined,
  authentication: undefined,
  authenticationResult: undefined,
});

/**
 * Whether a peer rejects an event, or a message that it could not read. Events are never answered, but one of the
 * vendor's runtimes rejects those that it does not know, and what it cannot read with the id 0.
 */
export function isRejectedEvent({ kind, invokeID }: RoseMessage): boolean {
  return kind === "reject" && (invokeID === EVENT_INVOKE_ID || invokeID === 0);
}
