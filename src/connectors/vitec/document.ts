import type { Json, JsonObject } from "../json.js";
import { HttpProblem } from "../http/problem.js";
import { escapeXml, parseXml, type XmlElement } from "../http/xml.js";
import { kindsOf, problemOf, type Kind, type Mapping } from "../mapping.js";
import { membersOf } from "../patch/names.js";

/** A body with invalid members, with one message for each of them. */
export class ValidationProblem extends HttpProblem {
  readonly problems: Readonly<Record<string, string>>;

  constructor(problems: Readonly<Record<string, string>>) {
    super(400, "The request is invalid.");
    this.problems = problems;
  }
}

/** The namespaces of the document's XML. */
const namespace =
  "http://schemas.datacontract.org/2004/07/Vitec.Housing.Connect.Api.Models.Appointment";
const instance = "http://www.w3.org/2001/XMLSchema-instance";

/**
 * The appointment of a JSON body: known members under the names of the JSON example, whatever
 * case they came in; others as they are.
 * @throws ValidationProblem
 */
export function fromJson(mapping: Mapping, body: JsonObject): JsonObject {
  const nameOf = membersOf(Object.fromEntries(kindsOf(mapping)));
  const members = Object.entries(body).map(([name, value]) => [nameOf(name) ?? name, value]);
  return validated(mapping, Object.fromEntries(members) as JsonObject);
}

function validated(mapping: Mapping, document: JsonObject): JsonObject {
  const problems = [...kindsOf(mapping)].flatMap(([name, kind]) => {
    const problem = problemOf(kind, document[name] ?? null);
    return problem === undefined ? [] : [[name, `${name} ${problem}`]];
  });
  if (problems.length > 0) {
    throw new ValidationProblem(Object.fromEntries(problems) as Record<string, string>);
  }
  return document;
}

/**
 * The appointment of an XML body.
 * @throws ValidationProblem; HttpProblem 400
 */
export function fromXml(mapping: Mapping, text: string): JsonObject {
  const root = parseXml(text);
  if (root.name !== "Appointment") throw new HttpProblem(400, "the root must be Appointment");
  const kinds = kindsOf(mapping);
  const nameOf = membersOf(Object.fromEntries(kinds));
  const members = root.children.map((element): [string, Json] => {
    const name = nameOf(element.name);
    if (name !== undefined) return [name, valueOf(element, kinds.get(name)!)];
    if (element.children.length === 0) return [element.name, element.text];
    throw new HttpProblem(400, `there is no member ${element.name}`);
  });
  return validated(mapping, Object.fromEntries(members));
}

/** A text that is not of its kind stays a text, which the validation then reports. */
function valueOf({ attributes, children, text }: XmlElement, kind: Kind): Json {
  if (attributes["nil"] === "true") return null;
  const word = text.trim();
  switch (kind) {
    case "boolean":
      return ["true", "1"].includes(word) || (["false", "0"].includes(word) ? false : text);
    case "integer":
      return /^[+-]?\d{1,10}$/.test(word) ? Number(word) : text;
    case "list":
      return children.map((child) => child.text.trim());
    case "time":
      return word;
    default:
      return text;
  }
}

/** An appointment as XML in the form of the document: members in alphabetical order. */
export function toXml(mapping: Mapping, document: JsonObject): string {
  const elements = [...kindsOf(mapping).keys()]
    .filter((name) => document[name] !== undefined && document[name] !== null)
    .map((name) => [`${name[0]!.toUpperCase()}${name.slice(1)}`, document[name]!] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `<${name}>${contentOf(value)}</${name}>`);
  return `<Appointment xmlns:i="${instance}" xmlns="${namespace}">${elements.join("")}</Appointment>`;
}

function contentOf(value: Json): string {
  if (!Array.isArray(value)) return escapeXml(String(value));
  return value.map((item) => `<DayOfWeek>${escapeXml(String(item))}</DayOfWeek>`).join("");
}

/** The answer of the document, a string, as XML. */
export function stringXml(text: string): string {
  return `<string xmlns="http://schemas.microsoft.com/2003/10/Serialization/">${escapeXml(text)}</string>`;
}

/** Reads the answer of the document: a string in JSON or XML. */
export function readString(text: string): string | undefined {
  if (text.trimStart().startsWith("<")) {
    const root = parseXml(text);
    return root.name === "string" ? root.text : undefined;
  }
  const value = JSON.parse(text) as unknown;
  return typeof value === "string" ? value : undefined;
}
