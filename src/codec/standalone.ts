import { compileBer } from "./ber/compile.js";
import { wireOf } from "./ber/wire.js";
import type { Type } from "./schema.js";
import { record } from "./code.js";
import { compileJson } from "./json/compile.js";

export { register, type Factory } from "./code.js";

/**
 * The codecs of these types, and of all types they refer to, as the text of an ES module. A
 * program that imports it needs no code generation at run time (`--disallow-code-generation-from-strings`,
 * a content security policy). The functions are those that would be compiled on first use.
 * @param from The specifier under which the module finds `register`.
 */
export function standaloneSource(
  types: Iterable<Type<any>>,
  from = "rosewire/codec/standalone",
): string {
  const texts = record(() => {
    for (const type of closure(types)) {
      compileBer(type, 0).prepare();
      compileJson(type, 0).prepare();
    }
  });
  const entries = [...texts].map(
    ([key, text]) => `  "${key}": ($, links, constants) => {\n${text}\n  },`,
  );
  return `import { register } from "${from}";\n\nregister({\n${entries.join("\n")}\n});\n`;
}

/** The types and all that their schemas refer to, each once. */
function closure(types: Iterable<Type<any>>): Set<Type<any>> {
  const found = new Set<Type<any>>();
  const visit = (type: Type<any>): void => {
    const own = wireOf(type).type;
    if (own !== type && !found.has(type)) found.add(type);
    if (found.has(own)) return;
    found.add(own);
    const schema = own.schema;
    if ("members" in schema) for (const member of schema.members) visit(member.type);
    if ("element" in schema) visit(schema.element);
    if ("rows" in schema) for (const row of schema.rows) visit(row.type);
  };
  for (const type of types) visit(type);
  return found;
}
