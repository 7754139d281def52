import type { Source } from "./ber/source.js";

/** A factory made from emitted source text; it takes helpers, linked codecs and constants. */
export type Factory = (
  helpers: Readonly<Record<string, unknown>>,
  links: readonly unknown[],
  constants: readonly unknown[],
) => Record<string, unknown>;

/** Factories made ahead of time, by the fingerprint of their text. */
const prepared = new Map<string, Factory>();

/**
 * Registers functions that `rosewire compile --standalone` has written to a file, for places
 * where code must not be generated at run time. Codecs find them by the fingerprint of the text
 * that they would compile, so that functions of another version of a type are never used.
 */
export function register(factories: Readonly<Record<string, Factory>>): void {
  for (const key of Object.keys(factories)) prepared.set(key, factories[key] as Factory);
}

/** Called with every text that is made into functions, while it is set; see {@link record}. */
let recorder: ((fingerprint: string, text: string) => void) | undefined;

/** Runs `work` and returns the texts of all functions that it compiled, by fingerprint. */
export function record(work: () => void): Map<string, string> {
  const texts = new Map<string, string>();
  const outer = recorder;
  recorder = (key, text) => texts.set(key, text);
  try {
    work();
  } finally {
    recorder = outer;
  }
  return texts;
}

/**
 * Creates functions from emitted source. The text is ours: a schema only contributes names,
 * spelled as string literals or checked identifiers, and numbers; nothing comes from the wire.
 * @param names The functions wanted, as the source calls them.
 */
export function instantiate(
  out: Source,
  names: readonly string[],
  helpers: Readonly<Record<string, unknown>>,
  links: readonly unknown[],
): Record<string, unknown> {
  const text = factoryText(out, names, Object.keys(helpers));
  const key = fingerprint(text);
  recorder?.(key, text);
  const factory = prepared.get(key) ?? generate(text);
  return factory(helpers, links, out.constants);
}

/** The text of a factory for the named functions. */
export function factoryText(
  out: Source,
  names: readonly string[],
  helperNames: readonly string[],
): string {
  const body = out.toString();
  const words = new Set(body.match(/[A-Za-z_$][\w$]*/g));
  const used = helperNames.filter((name) => words.has(name));
  const list = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, i) => `${prefix}${i}`).join(", ");
  const head = [`const { ${used.join(", ")} } = $;`];
  if (out.links.length > 0) head.push(`const [${list("t", out.links.length)}] = links;`);
  if (out.constants.length > 0)
    head.push(`const [${list("c", out.constants.length)}] = constants;`);
  return `${head.join("\n")}\n${body}\nreturn { ${names.join(", ")} };`;
}

function generate(text: string): Factory {
  try {
    // oxlint-disable-next-line no-new-func -- compiling the schema is what this module is for
    return new Function("$", "links", "constants", `"use strict";\n${text}`) as Factory;
  } catch (error) {
    if (!(error instanceof EvalError)) throw error;
    throw new Error(
      "code generation is not allowed here; write the codecs to a file with " +
        "`rosewire compile --standalone` and import it before their first use",
      { cause: error },
    );
  }
}

/** 64 bits of the text (FNV-1a twice, over different starts), as hexadecimal. */
function fingerprint(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ (unit + i), 0x85ebca6b);
  }
  const hex = (value: number) => (value >>> 0).toString(16).padStart(8, "0");
  return hex(a) + hex(b ^ text.length);
}
