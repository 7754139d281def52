import { hint, quoted } from "../../codec/internal.js";
import { isType } from "../../codec/index.js";
import { declaredNames } from "../../codec/internal-codec.js";

/** What the methods take, and which one to use instead for the other kind. */
const methods = {
  invoke: { takes: "an operation", event: "emit" },
  call: { takes: "an operation", event: "emit" },
  emit: { takes: "an event", operation: "invoke" },
  events: { takes: "an event", operation: "handle" },
  broadcast: { takes: "an event", operation: "invoke" },
  encodeEvent: { takes: "an event", operation: "invoke" },
  handle: { takes: "an operation or event" },
} as const satisfies Record<string, { takes: string; event?: string; operation?: string }>;

/**
 * The error for something that is not the required operation or event. It says what was given and, if
 * possible, what was meant. Callers check `kind` first, which costs next to nothing.
 */
export function wrongToken(method: keyof typeof methods, given: unknown): TypeError {
  const { takes, ...instead }: { takes: string; event?: string; operation?: string } =
    methods[method];
  const { kind, name } = (given ?? {}) as { readonly kind?: unknown; readonly name?: unknown };
  const other = kind === "operation" || kind === "event" ? instead[kind] : undefined;
  const what =
    other === undefined
      ? described(given, name)
      : `the ${String(kind)} ${String(name)}: use ${other}`;
  return new TypeError(`${method} takes ${takes}, not ${what}`);
}

function described(given: unknown, name: unknown): string {
  if (given === undefined) return "undefined: is its import spelt right?";
  if (given === null) return "null";
  if (typeof given === "string") return `the text ${quoted(given)}${suggestion(given)}`;
  if (typeof given !== "object") return `a ${typeof given}`;
  const what = isType(given) ? "the type" : "an object";
  return typeof name === "string" ? `${what} ${quoted(name)}${suggestion(name)}` : what;
}

/** Says which declared operation or event a name may mean. */
function suggestion(name: string): string {
  const names = declaredNames();
  if (names.has(name)) return ": import what has that name, and give it";
  return hint(name, names);
}
