/** What OTP's compiler is given of a module. */
export interface Notation {
  /** The module's name, which OTP wants to be that of the file too. */
  readonly name: string;
  readonly text: string;
  /** How many OPERATION macros have been taken out. */
  readonly operations: number;
}

/**
 * A module as X.680 has it today: without comments, without instances of the OPERATION macro, and
 * with a hyphen for every underscore.
 */
export function notationFor(source: string): Notation {
  let operations = 0;
  const text = source
    .replace(/--.*$/gm, "")
    .replace(/^[a-z][\w-]*\s+OPERATION\b[^=]*::=\s*\d+$/gm, () => {
      operations += 1;
      return "";
    })
    .replace(/[A-Za-z]\w*_\w+/g, otpName);
  const name = /^\s*([A-Z][\w-]*)/.exec(text)?.[1];
  if (name === undefined) throw new Error("the module does not begin with its name");
  return { name, text, operations };
}

/** The name that OTP knows a member, an alternative or an item by. */
export function otpName(name: string): string {
  return name.replaceAll("_", "-");
}
