import { Variant } from "../options.js";
import { isInner, reachOf } from "../open/scope.js";
import type { Member, Schema, Type } from "../schema.js";
import { firstTags, wireOf } from "./wire.js";
import { defaultValue } from "../defaults.js";
import { isMandatory } from "../member.js";
import { DecodeEmitter } from "./emit-decode.js";
import { SCOPE_PARAMETERS } from "./emit-open.js";
import { quote, type Source } from "./source.js";

/*
 * Emits lazy views: objects that hold where the contents are and decode a member when it is
 * asked for. A getter skips the elements before its member.
 */

/** Emits `view(r, p, e[, k, t, c, d])` of a constructed type or CHOICE. */
export function emitView(out: Source, type: Type<unknown>, variant: number): void {
  const { base } = wireOf(type);
  const emit = new DecodeEmitter(out, variant, true);
  emit.own = type;
  const isWithin = reachOf(type) > 0;
  switch (base.kind) {
    case "sequence":
    case "set":
      return structure(out, emit, type, base);
    case "sequenceOf":
    case "setOf":
      emit.emptyScope();
      out.add(
        `function item(r, p, e${isWithin ? ", s" : ""}) {`,
        "const b = r.b;",
        "let l, c, d, n, v, z, m;",
        "const k = 0;",
      );
      emit.value(base.element, "v", "", "1");
      out.add("r.n = n;", "return v;", "}");
      if (isWithin) {
        out.add(
          `function view(r, p, e, _k${SCOPE_PARAMETERS}) {`,
          `const codec = { contents: (r, p, e, k) => ${out.link(type)}.contents(r, p, e, k, 0, 0, 0, s) };`,
          "return new ListView(r, p, e, (r, p, e) => item(r, p, e, s), codec);",
          "}",
        );
      } else {
        out.add(
          `function view(r, p, e) { return new ListView(r, p, e, item, ${out.link(type)}); }`,
        );
      }
      return;
    case "choice":
      return emit.choice(base);
  }
}

/** Emits `whole(r, p, e)` for the outermost value; leaves `r.n` after it. */
export function emitWholeView(out: Source, type: Type<unknown>, variant: number): void {
  const emit = new DecodeEmitter(out, variant & ~Variant.keep, true);
  if (isInner(type)) {
    out.add("function wholeView() { inner(); }");
    return;
  }
  out.add("function wholeView(r, p, e) {", "const b = r.b, k = 1;", "let l, c, d, n, v, z, m;");
  emit.value(type, "v", "", "k");
  out.add("r.n = n;", "return v;", "}");
}

function structure(
  out: Source,
  emit: DecodeEmitter,
  type: Type<unknown>,
  base: Extract<Schema, { kind: "sequence" | "set" }>,
): void {
  // Where the keys of open types are that are further out.
  const isWithin = reachOf(type) > 0;
  emit.sibling = (name) => `this[${quote(name)}]`;
  emit.scope = () => `{ v: this, up: ${isWithin ? "s" : "undefined"} }`;
  out.add(
    "class View {",
    `#r; #p; #e;${isWithin ? " #s;" : ""}`,
    `constructor(r, p, e${isWithin ? ", s" : ""}) { this.#r = r; this.#p = p; this.#e = e;${isWithin ? " this.#s = s;" : ""} }`,
    `toObject() { return ${out.link(type)}.contents(this.#r, this.#p, this.#e, 1${isWithin ? ", 0, 0, 0, this.#s" : ""}); }`,
  );
  base.members.forEach((member, index) => {
    out.add(
      `get [${quote(member.name)}]() {`,
      `const r = this.#r, b = r.b${isWithin ? ", s = this.#s" : ""};`,
    );
    // The key is read outside of what names this member in errors.
    const wire = wireOf(member.type);
    if (wire.base.kind === "open") emit.findRow(wire);
    out.add('let p = this.#p, e = this.#e, l, c, d, n, v, z, m = "";', "const k = 0;", "try {");
    if (base.kind === "set") anywhere(out, emit, base, index);
    else seek(out, emit, base, index);
    out.add("} catch (x) { throw within(within(x, m), " + quote(type.name) + "); }", "}");
    emit.forgetRows();
  });
  if (isWithin) {
    out.add("}", `function view(r, p, e, _k${SCOPE_PARAMETERS}) { return new View(r, p, e, s); }`);
  } else out.add("}", "function view(r, p, e) { return new View(r, p, e); }");
}

/** Walks to a member of a SEQUENCE and decodes it. */
function seek(
  out: Source,
  emit: DecodeEmitter,
  base: Extract<Schema, { kind: "sequence" | "set" }>,
  index: number,
): void {
  const { members, extensionAt } = base;
  const isBehind = base.extensible && extensionAt <= index;
  if (isBehind) {
    walk(out, emit, base, 0, extensionAt);
    // Additions that the schema does not know may be here.
    const tags = members.slice(extensionAt).flatMap((one) => firstTags(one.type) ?? []);
    const known = tags.length > 0 ? emit.anyTag(tags, "p") : "true";
    out.add(`while (p < e && !${known}) p = ${emit.strict ? "over" : "past"}(r, b, p, e);`);
  }
  walk(out, emit, base, isBehind ? extensionAt : 0, index);
  read(out, emit, base, index);
}

/** Walks over the members from one index to another. */
function walk(
  out: Source,
  emit: DecodeEmitter,
  base: Extract<Schema, { kind: "sequence" | "set" }>,
  start: number,
  end: number,
): void {
  let from = end;
  while (from > start && !isMandatory(base.members[from - 1] as Member)) from--;
  // Before the run of optional members at the end, every member counts.
  for (let i = start; i < from; i++) pass(out, emit, base, i);
  // What may have any tag may have that of a member before it, which is there only once.
  const isAny = base.members.slice(from, end + 1).some(({ type }) => firstTags(type) === undefined);
  if (isAny) {
    for (let i = from; i < end; i++) pass(out, emit, base, i);
    return;
  }
  const run = base.members.slice(from, end);
  const conditions = run.map((one) => emit.isHere(one, base.members, base));
  if (conditions.length > 0) out.add(`while (${either(conditions)}) p = over(r, b, p, e);`);
}

function either(conditions: readonly string[]): string {
  return conditions.map((one) => `(${one})`).join(" || ");
}

function pass(
  out: Source,
  emit: DecodeEmitter,
  base: Extract<Schema, { kind: "sequence" | "set" }>,
  index: number,
): void {
  const member = base.members[index] as Member;
  if (!isMandatory(member)) {
    out.add(`if (${emit.isHere(member, base.members, base)}) p = over(r, b, p, e);`);
    return;
  }
  // Like `over`, without a call for each of many members.
  out.add(
    "n = p + 2 + b[p + 1];",
    "if (b[p + 1] < 128 && (b[p] & 31) !== 31 && n <= e) p = n;",
    "else p = over(r, b, p, e);",
  );
}

/** Looks for a member of a SET among all elements. */
function anywhere(
  out: Source,
  emit: DecodeEmitter,
  base: Extract<Schema, { kind: "sequence" | "set" }>,
  index: number,
): void {
  const tags = firstTags((base.members[index] as Member).type) ?? [];
  const step = emit.strict ? "over" : "past";
  out.add(`while (p < e && !${emit.anyTag(tags, "p")}) p = ${step}(r, b, p, e);`);
  read(out, emit, base, index);
}

function read(
  out: Source,
  emit: DecodeEmitter,
  base: Extract<Schema, { kind: "sequence" | "set" }>,
  index: number,
): void {
  const { members } = base;
  const member = members[index] as Member;
  if (isMandatory(member)) {
    emit.value(member.type, "v", member.name, "1");
  } else {
    const fallback =
      member.default === undefined
        ? "undefined"
        : `structuredClone(${out.constant(defaultValue(member, emit.variant))})`;
    out.add(`if (!(${emit.isHere(member, members, base)})) return ${fallback};`);
    emit.present(member, "v", members, base, "1");
  }
  out.add("return v;");
}
