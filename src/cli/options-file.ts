import { readFileSync } from "node:fs";
import { usageError } from "./outcome.js";

/**
 * Some options of the server, which a file holds in JSON as an object. They may be secrets, so no message shows anything of them.
 * @param option The option that names the file.
 * @param names What may be in it.
 * @param check Throws for values that cannot be used, without showing them.
 * @throws CommandError for a file that cannot be used.
 */
export function readOptionsFile<T extends object>(
  option: string,
  file: string,
  names: readonly (keyof T & string)[],
  check: (options: T) => void,
): T {
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const why = error instanceof SyntaxError ? "is not JSON" : `cannot be read: ${String(error)}`;
    throw usageError(`the file of ${option} ${why}`);
  }
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw usageError(`the file of ${option} does not hold an object`);
  }
  if (Object.keys(given).some((name) => !(names as readonly string[]).includes(name))) {
    throw usageError(`the file of ${option} holds more than ${names.join(" and ")}`);
  }
  try {
    check(given as T);
  } catch (error) {
    throw usageError(`the file of ${option}: ${(error as Error).message}`);
  }
  return given as T;
}
