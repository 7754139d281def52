import type { Operation } from "../codec/index.js";
import type { AsnRequestError } from "../modules/common/common.js";
import { RoseError } from "../rose/index.js";

/**
 * Values of AsnRequestError.iErrorDetail that the server chooses. The manual gives none for the
 * modules served here; accessDenied is what it gives for telephony. 0, general, is what the
 * engine answers for a failure of the server itself.
 */
export const RequestErrorDetail = {
  /** Not logged on, logged on anonymously, or without the right. */
  accessDenied: 2,
  /** Something that the argument names does not exist. */
  notFound: 3,
  /** The argument is of its type and yet makes no sense. */
  invalidArgument: 4,
  /** More than the server keeps. */
  limitExceeded: 5,
} as const;

export type RequestErrorDetail = (typeof RequestErrorDetail)[keyof typeof RequestErrorDetail];

/** A request that is refused; the client gets it as the operation's AsnRequestError. */
export class RequestFailure extends Error {
  override readonly name = "RequestFailure";
  readonly detail: RequestErrorDetail;

  /** @param message For the client: what was wrong with the request, nothing of the server. */
  constructor(detail: RequestErrorDetail, message: string) {
    super(message);
    this.detail = detail;
  }
}

/** The error value for a refused request. */
export function requestError(failure: RequestFailure): AsnRequestError {
  return { iErrorDetail: failure.detail, u8sErrorString: failure.message };
}

/**
 * Runs a handler's work.
 * @throws RoseError of the operation in place of a RequestFailure; anything else as it is.
 */
export function answering<A, R>(operation: Operation<A, R, AsnRequestError>, work: () => R): R {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error;
    throw new RoseError(operation, requestError(error), { cause: error });
  }
}
