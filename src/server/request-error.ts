import type { Operation } from "../codec/index.js";
import type { AsnRequestError } from "../modules/common/common.js";
import { RoseError } from "../rose/index.js";
import type { RequestErrorDetail } from "./kernel/errors.js";

export { RequestErrorDetail } from "./kernel/errors.js";

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
