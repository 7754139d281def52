/** Status codes that the connectors' APIs answer. */
export type ProblemStatus =
  | 400
  | 401
  | 403
  | 404
  | 405
  | 406
  | 408
  | 409
  | 412
  | 413
  | 415
  | 422
  | 500
  | 502
  | 503;

/** A request that is answered with an error; each API writes it in its own form. */
export class HttpProblem extends Error {
  override readonly name = "HttpProblem";
  readonly status: ProblemStatus;
  /** Which member of the body is at fault, if it is one. */
  readonly field: string | undefined;
  /** Further contents of the answer. */
  readonly headers: Readonly<Record<string, string>>;

  /** @param message For the client: what was wrong with the request, nothing of the server. */
  constructor(
    status: ProblemStatus,
    message: string,
    options: ErrorOptions & { field?: string; headers?: Record<string, string> } = {},
  ) {
    super(message, options);
    this.status = status;
    this.field = options.field;
    this.headers = options.headers ?? {};
  }
}
