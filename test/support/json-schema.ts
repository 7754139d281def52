/** What of JSON Schema 2020-12 the schemas of types use. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | false;
  readonly items?: SchemaNode;
  readonly oneOf?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
}

type Schemas = Readonly<Record<string, SchemaNode>>;

/** What is wrong with a JSON value, by a validator that knows these keywords only; none if nothing. */
export function faultsOf(
  json: unknown,
  schema: SchemaNode,
  schemas: Schemas,
  path = "the value",
): string[] {
  const { $ref, oneOf, anyOf } = schema;
  const faults = simpleFaults(json, schema).map((fault) => `${path} ${fault}`);
  if ($ref !== undefined) {
    const target = schemas[$ref.split("/").at(-1) as string];
    if (target === undefined) faults.push(`${path} has no schema`);
    else faults.push(...faultsOf(json, target, schemas, path));
  }
  const fitting = (choices: readonly SchemaNode[]): number =>
    choices.filter((choice) => faultsOf(json, choice, schemas).length === 0).length;
  if (oneOf !== undefined && fitting(oneOf) !== 1) faults.push(`${path} fits ${fitting(oneOf)}`);
  if (anyOf !== undefined && fitting(anyOf) === 0) faults.push(`${path} fits none`);
  if (Array.isArray(json)) {
    const { items = {} } = schema;
    json.forEach((one, i) => faults.push(...faultsOf(one, items, schemas, `${path}[${i}]`)));
  } else if (typeof json === "object" && json !== null) {
    faults.push(...structureFaults(json as Record<string, unknown>, schema, schemas));
  }
  return faults;
}

function structureFaults(
  json: Record<string, unknown>,
  { properties = {}, required = [], additionalProperties: others = {} }: SchemaNode,
  schemas: Schemas,
): string[] {
  const missing = required.filter((key) => !Object.hasOwn(json, key));
  const faults = missing.map((key) => `${key} is missing`);
  for (const [key, value] of Object.entries(json)) {
    const schema = Object.hasOwn(properties, key) ? properties[key] : others;
    if (schema === false) faults.push(`${key} is too much`);
    else if (schema !== undefined) faults.push(...faultsOf(value, schema, schemas, key));
  }
  return faults;
}

function simpleFaults(json: unknown, schema: SchemaNode): string[] {
  const { type, minimum, maximum, pattern } = schema;
  const faults: string[] = [];
  if (type !== undefined && !isKind(json, type)) faults.push(`is no ${type}`);
  if ("const" in schema && json !== schema.const) faults.push("is another value");
  if (schema.enum?.includes(json) === false) faults.push("is another value");
  if (typeof json === "number") {
    if (minimum !== undefined && json < minimum) faults.push("is too small");
    if (maximum !== undefined && json > maximum) faults.push("is too large");
  }
  if (typeof json === "string" && pattern !== undefined && !new RegExp(pattern, "u").test(json)) {
    faults.push("does not match");
  }
  if (typeof json === "string" && schema.format === "date-time" && !time.test(json)) {
    faults.push("is no time");
  }
  return faults;
}

/** RFC 3339 section 5.6, years as ISO 8601 may extend them. */
const time = /^(?:\d{4}|[+-]\d{6})-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

function isKind(json: unknown, type: string): boolean {
  switch (type) {
    case "null":
      return json === null;
    case "array":
      return Array.isArray(json);
    case "object":
      return typeof json === "object" && json !== null && !Array.isArray(json);
    case "integer":
      return Number.isInteger(json);
    default:
      return typeof json === type;
  }
}
