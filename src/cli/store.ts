import { isPostgres } from "../server/internal.js";
import { usageError } from "./outcome.js";

/**
 * The address of a database, if there is one. Anything else is not shown, because it may contain a password.
 * @param given The value of `--store`; a variable that is empty counts as none.
 * @throws CommandError
 */
export function storeFrom(given: string | undefined): string | undefined {
  if (given === undefined || given === "") return undefined;
  if (isPostgres(given)) return given;
  throw usageError("--store must be an address like postgres://user@host/database");
}
