import { $, json, make } from "./dom.js";
import { isText, members, parse, text } from "./json.js";
import { current, type Operation } from "./operations.js";
import { example, minimal, resolve, typeText, type Schema } from "./schema.js";
import { post, sessionID } from "./session.js";

/** The argument of each operation at the time when another one was chosen. */
const drafts = new Map<Operation, string>();
let isForm = false;
let drawing = 0;

/** Shows the argument that an operation had before, or one with only the mandatory members. */
export function openArgument(now: Operation, before: Operation | undefined): void {
  if (before !== undefined) drafts.set(before, json().value);
  put(drafts.get(now) ?? text(minimal(now.argument)));
}

/** Fills in every member of the argument. */
export function fillIn(): void {
  put(text(example(current()?.argument) ?? {}));
}

function put(argument: string): void {
  json().value = argument;
  changed();
  if (isForm) form();
}

/** Turns from JSON to the form, or back. */
export function tab(toForm: boolean): void {
  isForm = toForm;
  $("tab-form").setAttribute("aria-selected", String(toForm));
  $("tab-json").setAttribute("aria-selected", String(!toForm));
  $("form").hidden = !toForm;
  json().hidden = toForm;
  if (toForm) form();
}

function form(): void {
  const value = members(json().value);
  const { properties = {}, required = [] } = resolve(current()?.argument);
  const fields = Object.entries(properties).map(([key, schema]) =>
    field(key, schema, value[key], required.includes(key)),
  );
  const empty = make("p", "The argument has no members.");
  $("form").replaceChildren(...(fields.length > 0 ? fields : [empty]));
}

function field(key: string, schema: Schema, value: unknown, needed: boolean): HTMLElement {
  const label = make("label", needed ? `${key} *` : key);
  const input = make("input", undefined, { name: key });
  const { type } = resolve(schema);
  if (type === "boolean") {
    input.type = "checkbox";
    input.checked = value === true;
  } else if (value !== undefined) {
    input.value = type === "string" && isText(value) ? value : text(value, 0);
  }
  input.addEventListener("input", () => take(key, type, input, needed));
  const about = [typeText(schema), schema.description].filter(Boolean).join(" – ");
  label.append(input, make("small", about));
  return label;
}

/** Takes over what has been typed into a field of the form. */
function take(
  key: string,
  type: string | undefined,
  input: HTMLInputElement,
  needed: boolean,
): void {
  const value = members(json().value);
  if (type === "boolean") value[key] = input.checked;
  else if (input.value === "" && !needed) delete value[key];
  else if (type === "string") value[key] = input.value;
  else {
    try {
      value[key] = parse(input.value);
    } catch {
      input.setCustomValidity("a number or JSON is expected");
      input.reportValidity();
      return;
    }
  }
  input.setCustomValidity("");
  json().value = text(value);
  changed();
}

/** Shows the octets that would be sent, once typing pauses. */
export function changed(): void {
  clearTimeout(drawing);
  drawing = setTimeout(() => void draw(), 150);
}

/** What `ber/<operation>` answers. */
interface Octets {
  readonly hex: string;
  readonly tree: string;
  readonly error?: { readonly details: string };
}

async function draw(): Promise<void> {
  const operation = current();
  if (operation === undefined) return;
  const session = sessionID();
  // With a session, the argument may be long.
  const headers = session === undefined ? {} : { "X-ucsessionid": session };
  const response = await post(`ber/${encodeURIComponent(operation.name)}`, json().value, headers);
  const { hex, tree, error } = (await response.json()) as Octets;
  // Another operation may have been chosen meanwhile.
  if (operation !== current()) return;
  $("octets").textContent = error === undefined ? hex.replace(/../g, "$& ") : "";
  const lines = error === undefined ? tree.split("\n") : [error.details];
  const kind = (line: string): string => (error === undefined ? kindOf(line) : "other");
  $("tree").replaceChildren(...lines.map((line) => make("li", line, { class: kind(line) })));
}

/** The colour of a line of the tree. */
function kindOf(line: string): string {
  if (/SEQUENCE|SET/.test(line)) return "constructed";
  if (/invoke|\[\d+\]/.test(line)) return "context";
  if (/INTEGER|REAL|BOOLEAN|ENUMERATED/.test(line)) return "number";
  return /String|OCTET/.test(line) ? "text" : "other";
}
