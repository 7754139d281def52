import type {
  CstaConstraint,
  CstaDefinition,
  CstaMember,
  CstaModule,
  CstaOperation,
  CstaTag,
  CstaType,
} from "./facts.js";

/** The module of `universalFailure`. */
const ERRORS_MODULE = "CSTA-error-definition";
/** The module of the classes OPERATION and ERROR, with the object identifier by which it is known. */
const CLASSES_MODULE =
  "Remote-Operations-Information-Objects\n    { joint-iso-itu-t remote-operations(4) informationObjects(5) version1(0) }";

/** The file of a module, without its ending: `make-call`. */
export function fileOf({ file }: CstaModule): string {
  return file.replace(/\.asn1$/, "").replaceAll("_", "-");
}

/** One module as ASN.1 text, with objects of the classes of X.880:1994. */
export function cstaModuleText(module: CstaModule): string {
  const { errors = [], operations = [], types } = module;
  const blocks = [
    heading(module),
    ...imports(module),
    ...operations.map(operationText),
    ...errors.map(({ name, parameter, code }) =>
      objectText(`${name} ERROR`, [`PARAMETER ${parameter}`, `CODE local: ${code.local}`]),
    ),
    ...types.map(definitionText),
    "END",
  ];
  return `${blocks.join("\n\n")}\n`;
}

function heading({ name, objectIdentifier }: CstaModule): string {
  return [
    `-- ${name}: CSTA Phase III (ECMA-285, 4th edition).`,
    name,
    ...(objectIdentifier === null ? [] : [`  { ${objectIdentifier.join(" ")} }`]),
    "DEFINITIONS ::=",
    "BEGIN",
  ].join("\n");
}

/** The IMPORTS clause: the class of objects, the types of other modules that are used, and the error that all operations have. */
function imports(module: CstaModule): string[] {
  const used = new Map<string, Set<string>>();
  const use = (name: string, from: string): void => {
    if (from !== module.name) used.set(from, (used.get(from) ?? new Set()).add(name));
  };
  const visit = (type: CstaType): void => {
    if (type.type !== undefined && type.module !== undefined) use(type.type, type.module);
    if (type.inline !== undefined) visit(type.inline);
    if (type.element !== undefined) visit(type.element);
    for (const member of type.members ?? []) visit(member);
  };
  if (module.operations?.length) use("OPERATION", CLASSES_MODULE);
  if (module.errors?.length) use("ERROR", CLASSES_MODULE);
  for (const type of module.types) visit(type);
  for (const operation of module.operations ?? []) {
    if (operation.alwaysResponds) for (const error of operation.errors) use(error, ERRORS_MODULE);
  }
  const clauses = [...used].map(
    ([from, names]) => `  ${[...names].join(",\n  ")}\n    FROM ${from}`,
  );
  return clauses.length === 0 ? [] : [`IMPORTS\n${clauses.join("\n")};`];
}

/** An operation that is not answered when it succeeds has no errors here, which makes it an event. */
function operationText(operation: CstaOperation): string {
  const { name, argument, result, errors, alwaysResponds, code } = operation;
  const lines = [`ARGUMENT ${argument}`];
  if (result !== null) lines.push(`RESULT ${result}`);
  lines.push(alwaysResponds ? `ERRORS { ${errors.join(" | ")} }` : "ALWAYS RESPONDS FALSE");
  lines.push(`CODE local: ${code.local}`);
  return objectText(`${name} OPERATION`, lines);
}

function objectText(head: string, lines: readonly string[]): string {
  return `${head} ::= {\n${lines.map((line) => `  ${line}\n`).join("")}}`;
}

function definitionText(definition: CstaDefinition): string {
  const remark =
    definition.kind === "unread" ? "-- Its members are not known here: they are skipped.\n" : "";
  return `${remark}${definition.name} ::= ${typeText(definition, "")}`;
}

function typeText(type: CstaType, indent: string): string {
  return `${tagText(type.tag)}${untagged(type, indent)}${constraintText(type)}`;
}

function untagged(type: CstaType, indent: string): string {
  if (type.inline !== undefined) return typeText(type.inline, indent);
  if (type.element !== undefined) {
    return `SEQUENCE${sizeText(type.constraint)} OF ${typeText(type.element, indent)}`;
  }
  switch (type.kind) {
    case "choice":
      return `CHOICE ${braced(memberTexts(type, indent), indent)}`;
    case "sequence":
      return `SEQUENCE ${braced(extensible(memberTexts(type, indent)), indent)}`;
    case "unread":
      return "SEQUENCE { ... }";
    case "enumerated":
      return `ENUMERATED ${braced(numbers(type.values), indent)}`;
    case "bitString":
      return `BIT STRING${type.bits === undefined ? "" : ` ${braced(numbers(type.bits), indent)}`}`;
    case "integer":
      return `INTEGER${type.names === undefined ? "" : ` ${braced(numbers(type.names), indent)}`}`;
    case "octetString":
      return "OCTET STRING";
    case "null":
      return "NULL";
    case "string":
      return type.string as string;
    default:
      return type.type as string;
  }
}

/**
 * The editions have added members in front of `extensions`, or at the end, without a marker. With it, members of a
 * newer edition are skipped; the two markers of X.680 25.1 put the place in front of the last member.
 */
function extensible(members: readonly string[]): string[] {
  const last = members.at(-1);
  return last?.startsWith("extensions ") === true
    ? [...members.slice(0, -1), "...", "...", last]
    : [...members, "..."];
}

function memberTexts({ members = [] }: CstaType, indent: string): string[] {
  return members.map((member) => {
    const text = `${member.name} ${typeText(member, `${indent}  `)}`;
    if (member.default !== undefined) return `${text} DEFAULT ${valueText(member)}`;
    return member.optional === true ? `${text} OPTIONAL` : text;
  });
}

function valueText({ default: value }: CstaMember): string {
  if (typeof value === "object") return `{ ${value.bits.join(", ")} }`;
  return typeof value === "boolean" ? String(value).toUpperCase() : String(value);
}

function tagText(tag: CstaTag | undefined): string {
  if (tag === undefined) return "";
  const name = tag.class === "application" ? "APPLICATION " : "";
  return `[${name}${tag.number}] ${tag.mode === "implicit" ? "IMPLICIT " : ""}`;
}

/** What stands behind a type; the size of a SEQUENCE OF stands within it. */
function constraintText({ constraint, element }: CstaType): string {
  const [value] = constraint?.value ?? [];
  if (value !== undefined) return ` (${value.min}..${value.max})`;
  return element === undefined ? sizeText(constraint) : "";
}

function sizeText(constraint: CstaConstraint | undefined): string {
  const [size] = constraint?.size ?? [];
  return size === undefined ? "" : ` (SIZE (${size.min}..${size.max}))`;
}

function numbers(named: Readonly<Record<string, number>> = {}): string[] {
  return Object.entries(named).map(([name, number]) => `${name}(${number})`);
}

function braced(rows: readonly string[], indent: string): string {
  return `{\n${rows.map((row) => `${indent}  ${row}`).join(",\n")}\n${indent}}`;
}
