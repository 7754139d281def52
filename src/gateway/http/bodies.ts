import { JsonDecodeError, parseJson } from "../../codec/index.js";
import {
  isAnnouncedTooLong,
  ReadError,
  readingBudget,
  readOctets,
  readText,
  useText,
  type ReadFault,
  type ReadLimits,
} from "../../rose/internal.js";
import { badRequest, wsFailure, WsErrorDetail, type Failure } from "../failure.js";
import type { GatewayLimits } from "../limits.js";
import type { WebRequest } from "../request.js";

/** Whether the sender of a body has logged on. */
export type Sender = "logged-on" | "anybody";

/** Reads the bodies of requests. */
export class Bodies {
  readonly #limits: Readonly<Record<Sender, ReadLimits>>;
  readonly #maxValues: number;

  constructor(limits: GatewayLimits) {
    const { maxBodyBytes, maxBodyBytesBeforeLogon, maxInboundBytes, requestTimeout } = limits;
    const shared = { timeout: requestTimeout, budget: readingBudget(maxInboundBytes) };
    const small = Math.min(maxBodyBytes, maxBodyBytesBeforeLogon);
    this.#maxValues = limits.maxJsonValues;
    this.#limits = {
      "logged-on": { ...shared, most: maxBodyBytes },
      anybody: { ...shared, most: small },
    };
  }

  /**
   * Checks the announced length of a body before anything is done with it.
   * @throws Failure 413 if that is too long.
   */
  check({ header }: WebRequest, sender: Sender): void {
    const { most } = this.#limits[sender];
    if (isAnnouncedTooLong(header("content-length"), most)) throw failureOf("too-long", most);
  }

  /**
   * Reads a body as a JSON value; an empty body means `{}`.
   * @returns Rejects with Failure: 413 for a body that is too long or has too many values, 400 for one that is not JSON in
   *   UTF-8, 408 for one that does not come in time, 503 if too much is being read.
   */
  json(request: WebRequest, sender: Sender): Promise<unknown> {
    return this.#read(request, sender, (limits) =>
      readText(request.body, limits, (text) => valueOf(text, this.#maxValues)),
    );
  }

  /**
   * Reads a body that has come already, as {@link json} does.
   * @throws Failure as {@link json} rejects with.
   */
  jsonOf(octets: Uint8Array, sender: Sender): unknown {
    const limits = this.#limits[sender];
    try {
      return useText(octets, limits, (text) => valueOf(text, this.#maxValues));
    } catch (error) {
      throw faultOf(error, limits);
    }
  }

  /**
   * Reads a body as octets.
   * @returns Rejects with Failure, 413, 408 or 503, as {@link json} does.
   */
  octets(request: WebRequest, sender: Sender): Promise<Uint8Array> {
    return this.#read(request, sender, (limits) =>
      readOctets(request.body, limits, (octets) => octets),
    );
  }

  async #read<T>(
    request: WebRequest,
    sender: Sender,
    read: (limits: ReadLimits) => Promise<T>,
  ): Promise<T> {
    this.check(request, sender);
    const limits = this.#limits[sender];
    try {
      return await read(limits);
    } catch (error) {
      throw faultOf(error, limits);
    }
  }
}

/** What is answered if a body could not be read. */
function faultOf(error: unknown, { most }: ReadLimits): unknown {
  return error instanceof ReadError ? failureOf(error.fault, most) : error;
}

function valueOf(text: string, maxValues: number): unknown {
  const first = text.charCodeAt(0);
  // Nearly all begin with a character of ASCII that is no blank.
  if (!(first > 0x20 && first < 0x7f) && text.trim() === "") return {};
  try {
    return parseJson(text, maxValues);
  } catch (error) {
    if (!(error instanceof JsonDecodeError)) throw error;
    const { limit, reason } = error;
    if (limit === "maxElements")
      throw wsFailure(413, WsErrorDetail.badRequest, "Body too long", reason);
    throw badRequest(`the body is not JSON: ${reason}`);
  }
}

function failureOf(fault: ReadFault, most: number): Failure {
  const { badRequest: detail } = WsErrorDetail;
  switch (fault) {
    case "too-long":
      return wsFailure(413, detail, "Body too long", `over ${most} octets`);
    case "too-late":
      return wsFailure(408, detail, "Body too late", "it was not there in time");
    case "too-much":
      return wsFailure(503, detail, "Resource limitation", "too many bodies at a time");
    case "not-text":
      return badRequest("the body is not UTF-8");
  }
}
