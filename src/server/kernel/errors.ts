import type { AsnRequestError } from "../../modules/common/common.js";

/**
 * Values of AsnRequestError.iErrorDetail that the server chooses. The manual gives none for most
 * modules; accessDenied is what it gives for telephony. 0, general, is what the engine answers for a
 * failure of the server itself.
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

/**
 * A request that is refused. Thrown while a route runs, it undoes what its unit has changed, and the
 * client gets the operation's error: an AsnRequestError, or what the route's `refuse` makes of it.
 */
export class RequestError extends Error {
  override readonly name = "RequestError";
  /** The `iErrorDetail`: one of {@link RequestErrorDetail}, or a number that the manual has for the operation. */
  readonly detail: number;

  /** @param text For the client: what was wrong with the request, nothing of the server. */
  constructor(detail: number, text: string, options?: ErrorOptions) {
    super(text, options);
    this.detail = detail;
  }
}

/** The error value for a refused request. */
export function requestErrorValue(detail: number, text: string): AsnRequestError {
  return { iErrorDetail: detail, u8sErrorString: text };
}
