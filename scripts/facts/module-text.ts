import type { Facts, FactsField, FactsModule, FactsOperation, FactsType } from "./facts.js";
import { objectIdentifierOf, referenceOf } from "./module-names.js";
import { fieldRemark, operationRemark, typeRemark } from "./remarks.js";

const lineWidth = 100;

/** One module as ASN.1 text. */
export function moduleText(module: FactsModule, facts: Facts): string {
  const blocks = [
    heading(module, facts),
    ...imports(module, facts),
    ...module.operations.map(operationText),
    ...module.types.map((type) => typeText(type, facts)),
    "END",
  ];
  return `${blocks.join("\n\n")}\n`;
}

function heading(module: FactsModule, facts: Facts): string {
  const ids =
    module.operationIdRanges === null || module.operationIdRanges === "none"
      ? ""
      : ` Operation ids ${module.operationIdRanges}.`;
  const text = `${module.name}: ${module.brief}${ids} Manual line ${module.line}, protocol version ${facts.protocol.version}.`;
  return [
    ...wrap(text, lineWidth - 3).map((line) => `-- ${line}`),
    referenceOf(module),
    `  ${objectIdentifierOf(module, facts)}`,
    "DEFINITIONS IMPLICIT TAGS ::=",
    "BEGIN",
  ].join("\n");
}

/** The IMPORTS clause, if types of other modules are used; modules in the order of the manual. */
function imports(module: FactsModule, facts: Facts): string[] {
  const used = usedTypes(module);
  const clauses = facts.modules
    .filter((other) => other !== module)
    .map((other) => ({
      other,
      names: other.types.map(({ name }) => name).filter((name) => used.has(name)),
    }))
    .filter(({ names }) => names.length > 0)
    .map(({ other, names }) => {
      const lines = wrap(names.toSorted().join(", "), lineWidth - 2);
      return `${lines.map((line) => `  ${line}`).join("\n")}\n    FROM ${referenceOf(other)}`;
    });
  return clauses.length === 0 ? [] : [`IMPORTS\n${clauses.join("\n")};`];
}

function usedTypes(module: FactsModule): Set<string> {
  const used = new Set<string>();
  for (const { argument, result, error } of module.operations)
    for (const name of [argument, result, error]) if (name !== null) used.add(name);
  for (const type of module.types) {
    if (type.element !== undefined) used.add(type.element);
    for (const field of type.fields ?? []) used.add(field.type);
  }
  return used;
}

function operationText(operation: FactsOperation): string {
  const lines = [
    `-- ${comment(operationRemark(operation))}`,
    `${operation.name} OPERATION`,
    `  ARGUMENT ${operation.argument}`,
  ];
  if (operation.result !== null) lines.push(`  RESULT ${operation.result}`);
  if (operation.error !== null) lines.push(`  ERRORS { ${operation.error} }`);
  lines.push(`  ::= ${operation.id}`);
  return lines.join("\n");
}

function typeText(type: FactsType, facts: Facts): string {
  return `-- ${comment(typeRemark(type))}\n${type.name} ::= ${definition(type, facts)}`;
}

function definition(type: FactsType, facts: Facts): string {
  const fields = type.fields ?? [];
  const values = type.values ?? [];
  switch (type.kind) {
    case "utf8String":
      return "UTF8String";
    case "real":
      return "REAL";
    case "sequenceOf":
      return `SEQUENCE OF ${type.element}`;
    case "sequence":
    case "choice": {
      const rows = fields.map((field) => [fieldText(field), fieldRemark(field, facts)] as const);
      return `${type.kind.toUpperCase()} ${braced(rows, type.extensible ?? false)}`;
    }
    case "enumerated":
    case "bitString": {
      const rows = values.map(({ name, value, doc }) => [`${name}(${value})`, doc] as const);
      return `${type.kind === "enumerated" ? "ENUMERATED" : "BIT STRING"} ${braced(rows, false)}`;
    }
  }
}

function fieldText({ name, type, optional, tag }: FactsField): string {
  return [
    name,
    ...(tag === null ? [] : [`[${tag}]`]),
    type,
    ...(optional ? ["OPTIONAL"] : []),
  ].join(" ");
}

/** One row per line, its comment behind it. */
function braced(
  rows: readonly (readonly [text: string, remark: string])[],
  extensible: boolean,
): string {
  if (rows.length === 0) return extensible ? "{ ... }" : "{}";
  const lines = rows.map(([text, remark], index) => {
    const last = index === rows.length - 1 && !extensible;
    return `  ${text}${last ? "" : ","}${remark === "" ? "" : ` -- ${comment(remark)}`}`;
  });
  return ["{", ...lines, ...(extensible ? ["  ..."] : []), "}"].join("\n");
}

/** Two hyphens would end the comment (X.680 12.6.3). */
function comment(text: string): string {
  return text.replace(/--+/g, "-");
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
