import { knownOptions, type NamesOf } from "../../codec/internal.js";
import type {
  ErrorDefinition,
  Model,
  ModuleModel,
  OperationDefinition,
  OperationErrorNode,
  TypeDefinition,
  TypeNode,
  ValueDefinition,
} from "../model.js";
import { optionalParams } from "../conventions.js";
import { builder } from "./builder.js";
import { docComment, lineComment } from "./comment.js";
import { literal } from "./literal.js";
import { pascalCase } from "./names.js";
import { Scope, type Location, type Side } from "./scope.js";
import { inherited, properties, untagged, valueType } from "./value-type.js";

/** How a generated file refers to what it needs. */
export interface EmitOptions {
  /** Where the codec is imported from; `rosewire/codec` by default. */
  readonly codec?: string;
  /** The generator that the first line names; `rosewire compile` by default. */
  readonly generator?: string;
  /** How another module is imported; by default as a file next to this one, named after its source. */
  readonly locate?: (module: ModuleModel) => Location;
}

const optionNames = {
  codec: "string",
  generator: "string",
  locate: "function",
} satisfies NamesOf<EmitOptions>;

/**
 * Writes a module as TypeScript: an interface or type and a schema constant of the same name
 * per type, a typed constant per operation, event, error and value. The text is the same for the
 * same model, and formatted but for the wrapping of long lines.
 * @param model All modules, for what the module imports.
 * @throws Error if the module refers to a type that is not in the model; TypeError for an unknown option.
 */
export function emitTypeScript(
  module: ModuleModel,
  model: Model,
  options: EmitOptions = {},
): string {
  knownOptions(options, optionNames, "emitTypeScript");
  const scope = new Scope(module, model, options.locate ?? besides);
  const declarations = [
    ...module.operations.map((definition) => operationDeclaration(definition, scope)),
    ...module.errors.map((definition) => errorDeclaration(definition, scope)),
    ...module.types.map((definition) => typeDeclaration(definition, scope)),
    ...module.values.map((definition) => valueDeclaration(definition, scope)),
  ];
  const heading = [
    `// Generated from ${baseName(module.file)} by \`${options.generator ?? "rosewire compile"}\`. Do not edit.`,
    ...(module.doc === "" ? [] : ["//", ...lineComment(module.doc)]),
  ].join("\n");
  const imports = scope.imports(options.codec ?? "rosewire/codec").join("\n");
  return `${[heading, imports, ...declarations].filter((part) => part !== "").join("\n\n")}\n`;
}

function besides(module: ModuleModel): Location {
  const name = baseName(module.file).replace(/\.[^.]*$/, "");
  return { specifier: `./${name}.js`, namespace: pascalCase(name) };
}

function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) as string;
}

function typeDeclaration({ name, doc, type }: TypeDefinition, scope: Scope): string {
  const local = scope.declared("types", name);
  const comment = docComment(doc);
  const schema = builder(type, scope, "", name);
  if (type.kind === "enumerated") {
    const value = `${scope.codecType("EnumeratedValue")}<typeof ${local}>`;
    return [
      ...comment,
      `export const ${local} = /* @__PURE__ */ ${schema};`,
      `export type ${local} = ${value};`,
    ].join("\n");
  }
  const input = scope.declaredInput(name);
  const values = input === undefined ? local : `${local}, ${input}`;
  return [
    ...comment,
    valueDeclarationOf(local, type, scope, "output"),
    ...(input === undefined ? [] : inputDeclaration(input, local, type, scope)),
    `export const ${local}: ${scope.codecType("Type")}<${values}> = /* @__PURE__ */ ${schema};`,
    ...carrierDeclaration(name, local, doc, scope),
  ].join("\n");
}

function inputDeclaration(input: string, local: string, type: TypeNode, scope: Scope): string[] {
  const doc = `{@link ${local}} for encoding: members with a DEFAULT may be absent.`;
  return [...docComment(doc), valueDeclarationOf(input, type, scope, "input")];
}

/** The interface from which structures have their AsnOptionalParameters, described once for all of them. */
function carrierDeclaration(name: string, local: string, doc: string, scope: Scope): string[] {
  const carrier = scope.declaredCarrier(name);
  if (carrier === undefined) return [];
  return [
    "",
    ...docComment(`A structure that carries {@link ${local}}.`),
    `export interface ${carrier} {`,
    ...docComment(doc, "  "),
    `  ${optionalParams}?: ${local};`,
    "}",
  ];
}

/** An interface where the value is an object with fixed members, a type alias otherwise. */
function valueDeclarationOf(local: string, type: TypeNode, scope: Scope, side: Side): string {
  const inner = untagged(type);
  if ((inner.kind === "sequence" || inner.kind === "set") && inner.members.length > 0) {
    const base = inherited(inner.members, scope);
    const own = properties(base?.rest ?? inner.members, scope, side, "  ");
    return [`export interface ${local}${base ? ` extends ${base.name}` : ""} {`, ...own, "}"].join(
      "\n",
    );
  }
  return `export type ${local} = ${valueType(type, scope, side)};`;
}

/** Type arguments: the types of decoded values and, where others may be encoded, those of all these. */
function sides(nodes: readonly TypeNode[], scope: Scope): string {
  const either: Side[] = nodes.some((node) => scope.isLoose(node))
    ? ["output", "input"]
    : ["output"];
  return either.flatMap((side) => nodes.map((node) => valueType(node, scope, side))).join(", ");
}

function operationDeclaration(definition: OperationDefinition, scope: Scope): string {
  const {
    name,
    id,
    isEvent,
    linked = [],
    alwaysResponds = true,
    returnsResult = true,
  } = definition;
  const local = scope.declared("operations", name);
  const argument = definition.argument ?? { kind: "null" };
  const head = `${JSON.stringify(name)}, ${JSON.stringify(id)}`;
  const doc = docComment([definition.doc, `${isEvent ? "Event" : "Operation"} ${id}.`].join(" "));
  if (isEvent) {
    const type = `${scope.codecType("Event")}<${sides([argument], scope)}>`;
    const call = `${scope.codec("event")}(${head}, () => ${builder(argument, scope)})`;
    return [...doc, `export const ${local}: ${type} = /* @__PURE__ */ ${call};`].join("\n");
  }
  const result = definition.result ?? { kind: "null" };
  const error = errorType(definition);
  const errors = definition.errorObjects?.map((object) => errorReference(object, scope));
  const types = [
    `argument: ${builder(argument, scope, "  ")},`,
    `result: ${builder(result, scope, "  ")},`,
    `error: ${builder(error, scope, "  ")},`,
    ...(errors ? [`errors: [${errors.join(", ")}],`] : []),
    ...(linked.length > 0
      ? [`linked: [${linked.map((found) => scope.constant("operations", found)).join(", ")}],`]
      : []),
    ...(alwaysResponds ? [] : ["alwaysResponds: false,"]),
    ...(returnsResult ? [] : ["returnsResult: false,"]),
  ].join("\n  ");
  return [
    ...doc,
    `export const ${local}: ${scope.codecType("Operation")}<${parametersOf(argument, result, definition, scope)}> =`,
    `  /* @__PURE__ */ ${scope.codec("operation")}(${head}, () => ({\n  ${types}\n}));`,
  ].join("\n");
}

/**
 * The type arguments of an operation. Of several errors a caller gets the parameter of any, or the octets if nothing tells which;
 * whoever answers with one has to say which it is.
 */
function parametersOf(
  argument: TypeNode,
  result: TypeNode,
  definition: OperationDefinition,
  scope: Scope,
): string {
  const error = errorType(definition);
  const { errorObjects = [] } = definition;
  if (errorObjects.length < 2) return sides([argument, result, error], scope);
  const possible = [error, ...errorObjects.map(({ parameter }) => parameter ?? NONE)];
  const output = new Set(possible.map((node) => valueType(node, scope, "output")));
  const both = (side: Side) => [argument, result].map((node) => valueType(node, scope, side));
  return [...both("output"), [...output].join(" | "), ...both("input"), "never"].join(", ");
}

const NONE: TypeNode = { kind: "null" };

/** Without an error type the error is NULL; with several it stays an open type. */
function errorType({ errors }: OperationDefinition): TypeNode {
  const [first, second] = errors;
  if (first === undefined) return NONE;
  return second === undefined ? first : { kind: "any" };
}

function errorReference({ definition, ...error }: OperationErrorNode, scope: Scope): string {
  return definition === undefined
    ? errorToken({ name: "", ...error }, scope)
    : scope.constant("errors", definition);
}

function errorToken(
  { name, code, parameter = NONE }: Pick<ErrorDefinition, "name" | "code" | "parameter">,
  scope: Scope,
): string {
  const head = `${JSON.stringify(name)}, ${JSON.stringify(code)}`;
  return `${scope.codec("operationError")}(${head}, () => ${builder(parameter, scope)})`;
}

function errorDeclaration(definition: ErrorDefinition, scope: Scope): string {
  const { name, code, doc, parameter = NONE } = definition;
  const local = scope.declared("errors", name);
  const type = `${scope.codecType("OperationError")}<${sides([parameter], scope)}>`;
  return [
    ...docComment([doc, `Error ${code}.`].join(" ")),
    `export const ${local}: ${type} = /* @__PURE__ */ ${errorToken(definition, scope)};`,
  ].join("\n");
}

function valueDeclaration(definition: ValueDefinition, scope: Scope): string {
  const { name, doc, type, value } = definition;
  const local = scope.declared("values", name);
  return [
    ...docComment(doc),
    `export const ${local}: ${valueType(type, scope, "input")} = ${literal(value, scope)};`,
    ...syntaxDeclaration(definition, scope),
  ].join("\n");
}

/** The type of an object's values, a constant named after the object. */
function syntaxDeclaration({ name, syntax }: ValueDefinition, scope: Scope): string[] {
  if (syntax === undefined) return [];
  const local = scope.declared("syntaxes", name);
  const schema = builder(syntax, scope, "", name);
  return [
    ...docComment(`The values of {@link ${scope.declared("values", name)}}.`),
    `export const ${local}: ${scope.codecType("Type")}<${sides([syntax], scope)}> =`,
    `  /* @__PURE__ */ ${schema};`,
  ];
}
