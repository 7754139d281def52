import { parse, text } from "./json.js";

/** Names of members whose values are nobody's business, as `--trace` of the command line has them. */
export const secretNames =
  /passw|pwd|pin$|token|secret|credential|credetial|authdata|authorisation|clientauthentication|containercontent/i;

/** An argument without the texts and octets of its secrets, and the names of those. */
export interface Cleaned {
  readonly argument: string;
  readonly leftOut: readonly string[];
}

/** Takes out of an argument in JSON what is secret by its name. @throws SyntaxError */
export function withoutSecrets(argument: string): Cleaned {
  const leftOut = new Set<string>();
  const clean = (value: unknown, hidden: string | undefined): unknown => {
    if (Array.isArray(value)) return value.map((one) => clean(one, hidden));
    if (typeof value === "object" && value !== null) {
      // A list of keys and values names its secrets in the values.
      const { key } = value as { key?: unknown };
      const named = typeof key === "string" && secretNames.test(key) ? key : undefined;
      const members = Object.entries(value).map(([name, one]) => {
        const own = secretNames.test(name) ? name : name === "key" ? undefined : named;
        return [name, clean(one, hidden ?? own)];
      });
      return Object.fromEntries(members);
    }
    if (hidden === undefined || typeof value === "boolean" || value === null || value === "") {
      return value;
    }
    leftOut.add(hidden);
    return typeof value === "string" && !value.startsWith("\u0000") ? "" : 0;
  };
  const cleaned = clean(parse(argument), undefined);
  return { argument: text(cleaned, 0), leftOut: [...leftOut] };
}
