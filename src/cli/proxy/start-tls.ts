import { CodecError } from "../../codec/index.js";
import { asnStartTLS } from "../../modules/transport/transport.js";
import { ROSEMessage } from "../../modules/rose/rose.js";
import {
  Framer,
  jsonFrame,
  jsonResult,
  readJsonMessage,
  readMessage,
  type RoseMessage,
} from "../../rose/internal-wire.js";
import { FramingError } from "../../rose/index.js";

/** Octets of a message that may be a request for TLS; none is longer. */
const LONGEST = 4096;

const emptySequence = Uint8Array.of(0x30, 0x00);
const nothing = Buffer.alloc(0);

/** The invoke that asks for TLS. */
export function startTlsRequest(): Uint8Array {
  const { code: operationID } = asnStartTLS;
  return ROSEMessage.encode({
    invoke: { invokeID: 1, operationID: operationID as number, argument: emptySequence },
  });
}

/** The answer that TLS begins after it, in the encoding of the request. */
export function startTlsAnswer({ invokeID = 0, encoding }: RoseMessage): Uint8Array {
  if (encoding === "json") return jsonFrame(jsonResult(invokeID, "{}"));
  return ROSEMessage.encode({
    result: { invokeID, result: { resultValue: 0, result: emptySequence } },
  });
}

/** What may pass of a chunk, and the request for TLS that came after it. */
export interface Looked {
  readonly pass: Uint8Array;
  readonly request: RoseMessage | undefined;
  /** Octets that came after the request. */
  readonly rest: number;
}

/**
 * Finds a client's request for TLS in what it says in clear text. All else passes, at the latest when its message is
 * complete; after one that is longer than such a request can be, or is none, nothing is looked at any more.
 */
export class RequestFinder {
  readonly #framer = new Framer({ maxFrameBytes: LONGEST });
  #held: Buffer = nothing;
  #over = false;

  /** @param chunk Must not change afterwards. */
  look(chunk: Buffer): Looked {
    if (this.#over) return { pass: chunk, request: undefined, rest: 0 };
    const octets = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    let passed = 0;
    this.#framer.push(chunk);
    try {
      while (this.#framer.next()) {
        const { bytes, start, end, kind } = this.#framer;
        const message = bytes.subarray(start, end);
        const length = message.length + (kind === "json" ? 8 : 0);
        const request = requestIn(message, kind === "json");
        if (request !== undefined) {
          const rest = octets.length - passed - length;
          return { pass: octets.subarray(0, passed), request, rest };
        }
        passed += length;
      }
    } catch (error) {
      if (!(error instanceof FramingError)) throw error;
      this.#over = true;
      passed = octets.length;
    }
    // A copy, because the rest of the chunk would be kept with it.
    this.#held = Buffer.from(octets.subarray(passed));
    return { pass: octets.subarray(0, passed), request: undefined, rest: 0 };
  }

  /** What is held of a message that will never be complete. */
  end(): Uint8Array {
    return this.#held;
  }
}

function requestIn(octets: Uint8Array, isJson: boolean): RoseMessage | undefined {
  try {
    const message = isJson ? readJsonMessage(octets) : readMessage(octets);
    const { kind, operationID, operationName } = message;
    if (kind !== "invoke") return undefined;
    const key = operationID === 0 ? operationName : operationID;
    return key === asnStartTLS.code || key === asnStartTLS.name ? message : undefined;
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}
