import type { NamesOf } from "../../../rose/internal.js";

/** Whether clients report their errors, and where they put files. */
export interface ErrorReportOptions {
  /**
   * The address to which clients upload error reports, `https:` or `http:`. Without it, the default, there is no client error
   * reporting. The server itself takes no files; whoever does can check the token that comes with one.
   */
  readonly errorReports?: string | undefined;
}

/** The names of {@link ErrorReportOptions}. */
export const errorReportNames = { errorReports: "string" } satisfies NamesOf<ErrorReportOptions>;

const longestAddress = 1024;

/** @throws TypeError if the address is not one of HTTP. */
export function checkErrorReports({ errorReports: address }: ErrorReportOptions): void {
  if (address === undefined) return;
  if (typeof address === "string" && address.length <= longestAddress && URL.canParse(address)) {
    const { protocol, username, password } = new URL(address);
    if (/^https?:$/.test(protocol) && username === "" && password === "") return;
  }
  throw new TypeError(
    "the option errorReports is not an address of HTTP without user and password",
  );
}
