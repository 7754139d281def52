/** What the page uses of a JSON Schema. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly format?: string;
  readonly contentEncoding?: string;
  readonly const?: unknown;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

/** The schemas of the named types of a module: in another one a name may mean another type. */
const schemas = new Map<string, Schema>();

export function setSchemas(found: Readonly<Record<string, Schema>>): void {
  schemas.clear();
  for (const [name, schema] of Object.entries(found)) schemas.set(name, schema);
}

/** The schema that a reference refers to. */
export function resolve(schema: Schema | undefined): Schema {
  let found = schema ?? {};
  while (found.$ref !== undefined) found = schemas.get(nameOf(found)) ?? {};
  return found;
}

/** The name of a type; "" if it has none. */
export function nameOf(schema: Schema | undefined): string {
  return schema?.$ref?.split("/").at(-1) ?? "";
}

/** The name of a type for a table. */
export function typeText(schema: Schema): string {
  const name = nameOf(schema);
  if (name !== "") return name;
  if (schema.items !== undefined) return `list of ${typeText(schema.items)}`;
  if (schema.contentEncoding !== undefined) return "base64";
  if (schema.format !== undefined) return "time";
  return schema.type ?? schema.anyOf?.[0]?.type ?? (schema.oneOf === undefined ? "any" : "one of");
}

/** A value of the type: every member, one element in a list, the first alternative. */
export function example(schema: Schema | undefined, within: readonly string[] = []): unknown {
  const name = nameOf(schema);
  // A type that contains itself has to end somewhere.
  if (within.includes(name) && name !== "") return undefined;
  const inner = name === "" ? within : [...within, name];
  const found = resolve(schema);
  if (found.oneOf !== undefined) return alternative(found.oneOf, inner);
  if (found.anyOf !== undefined) return example(found.anyOf[0], inner);
  if (found.const !== undefined) return found.const;
  if (found.examples !== undefined) return found.examples[0];
  switch (found.type) {
    case "object":
      return structure(found, inner);
    case "array": {
      const element = example(found.items, inner);
      return element === undefined ? [] : [element];
    }
    case "boolean":
      return true;
    case "integer":
      return nearest(1, found);
    case "number":
      return 1.5;
    case "null":
      return null;
    case "string":
      if (found.format === "date-time") return `${new Date().toISOString().slice(0, 13)}:00:00Z`;
      return "";
    default:
      return undefined;
  }
}

/** A value with as little as there may be: only mandatory members, empty lists. */
export function minimal(schema: Schema | undefined, within: readonly string[] = []): unknown {
  const name = nameOf(schema);
  if (within.includes(name) && name !== "") return undefined;
  const inner = name === "" ? within : [...within, name];
  const found = resolve(schema);
  const choices = found.oneOf ?? (found.type === undefined ? found.anyOf : undefined);
  if (choices !== undefined) {
    const values = choices.map((one) => (one.additionalProperties ? {} : minimal(one, inner)));
    return values.find((value) => value !== undefined);
  }
  if (found.type === "array") return [];
  if (found.type === "boolean") return false;
  if (found.type === "integer" && found.anyOf === undefined) return nearest(0, found);
  if (found.type !== "object") return example(found, inner);
  const { properties = {}, required = [] } = found;
  const members = required.map((key) => [key, minimal(properties[key], inner)] as const);
  return members.every(([, value]) => value !== undefined)
    ? Object.fromEntries(members)
    : undefined;
}

/** The number of the type that is nearest to one. */
function nearest(wanted: number, { minimum = -Infinity, maximum = Infinity }: Schema): number {
  return Math.min(Math.max(wanted, minimum), maximum);
}

function alternative(choices: readonly Schema[], within: readonly string[]): unknown {
  for (const choice of choices) {
    if (choice.additionalProperties !== undefined) return {};
    const value = example(choice, within);
    if (value !== undefined) return value;
  }
  return undefined;
}

function structure({ properties = {}, required = [] }: Schema, within: readonly string[]): unknown {
  const value: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(properties)) {
    const member = example(schema, within);
    if (member !== undefined) value[key] = member;
    else if (required.includes(key)) return undefined;
  }
  return value;
}
