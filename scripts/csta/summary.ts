import type { CstaDefinition, CstaFacts, CstaMember } from "./facts.js";
import { fileOf } from "./module-text.js";

/** The facts as compact JSON, one line per module: what the tests compare the generated modules with. */
export function summarizeCsta({ modules }: CstaFacts): string {
  const lines = modules.map((module) =>
    JSON.stringify({
      file: fileOf(module),
      operations: (module.operations ?? []).map(({ name, code, alwaysResponds }) => [
        name,
        code.local,
        alwaysResponds,
      ]),
      types: Object.fromEntries(module.types.map((type) => [type.name, membersOf(type)])),
    }),
  );
  return `[\n${lines.join(",\n")}\n]\n`;
}

/** The members' names with what may be left out in round brackets, or the names of numbers. */
function membersOf({ members, values, bits }: CstaDefinition): readonly string[] | object | null {
  return members?.map(memberText) ?? values ?? bits ?? null;
}

function memberText({ name, optional, default: value }: CstaMember): string {
  return optional === true || value !== undefined ? `(${name})` : name;
}
