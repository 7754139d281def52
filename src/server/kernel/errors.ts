import type { AsnRequestError } from "../../modules/common/common.js";

/**
 * Values for `iErrorDetail` of AsnRequestError. For most modules the manual gives none, so they are this server's own;
 * accessDenied is the manual's value for telephony. The engine answers 0, general, when the server itself fails.
 */
export const RequestErrorDetail = {
  /** Not logged on, logged on anonymously, or without the right. */
  accessDenied: 2,
  /** Something that the argument names does not exist. */
  notFound: 3,
  /** The argument has the right type, but an invalid value. */
  invalidArgument: 4,
  /** It would exceed a limit of the server. */
  limitExceeded: 5,
  /** It needs a part that this server does not have. */
  notAvailable: 501,
} as const;

export type RequestErrorDetail = (typeof RequestErrorDetail)[keyof typeof RequestErrorDetail];

/**
 * A request that is refused. If a route throws it, the changes of its unit are undone, and the client gets the operation's
 * error: an AsnRequestError, or what the route's `refuse` makes of it.
 */
export class RequestError extends Error {
  override readonly name = "RequestError";
  /** The `iErrorDetail`: one of {@link RequestErrorDetail}, or a number that the manual gives for the operation. */
  readonly detail: number;

  /** @param text What is wrong with the request. The client gets it, so it must not reveal anything about the server. */
  constructor(detail: number, text: string, options?: ErrorOptions) {
    super(text, options);
    this.detail = detail;
  }
}

/** The refusal of an argument that has the right type, but an invalid value. @param reason The client gets it. */
export function invalid(reason: string): RequestError {
  return new RequestError(RequestErrorDetail.invalidArgument, reason);
}

/**
 * Does work that follows rules without a word of ROSE. If these refuse it, the operation does.
 * @param refusal The class of the rules' errors.
 * @param details The `iErrorDetail` of the operation for each code; 0 (general) for those that are not named.
 * @throws RequestError
 */
export async function refusing<Code extends string, T>(
  refusal: new (code: Code, message: string) => Error & { readonly code: Code },
  details: Readonly<Partial<Record<Code, number>>>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof refusal)) throw error;
    throw new RequestError(details[error.code] ?? 0, error.message, { cause: error });
  }
}

/**
 * Checks a text from a client that will be used in a statement. PostgreSQL cannot store texts with NUL, so the server refuses them
 * in both stores. Encoded octets may contain NUL.
 * @param path The place of the text in the argument, for the error.
 * @throws RequestError (`invalidArgument`) if the text contains NUL (U+0000).
 */
export function requireStorableText(text: string, path: string): void {
  if (!text.includes("\0")) return;
  throw invalid(`${path} contains NUL (U+0000)`);
}

/** The AsnRequestError for a refused request. */
export function requestErrorValue(detail: number, text: string): AsnRequestError {
  return { iErrorDetail: detail, u8sErrorString: text };
}
