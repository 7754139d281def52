import { $, json, make } from "./dom.js";
import { goToMistake, showFault, showForm, showNoForm } from "./form/form.js";
import { parse, text } from "./json.js";
import { current, type Operation } from "./operations.js";
import { example, minimal } from "./schema.js";
import { post, sessionID } from "./session.js";

/** The argument of each operation at the time when another one was chosen. */
const drafts = new Map<Operation, string>();
let isForm = true;
let drawing = 0;

/** Shows the argument that an operation had before, or one with only the mandatory members. */
export function openArgument(now: Operation, before: Operation | undefined): void {
  if (before !== undefined) drafts.set(before, json().value);
  put(drafts.get(now) ?? text(minimal(now.argument) ?? {}));
}

/** Fills in every member of the argument. */
export function fillIn(): void {
  put(text(example(current()?.argument) ?? {}));
}

/** Takes another argument. */
export function put(argument: string): void {
  json().value = argument;
  changed();
  if (isForm) form();
}

/** Turns from JSON to the form, or back. */
export function tab(toForm: boolean): void {
  isForm = toForm;
  for (const [id, panel, is] of [
    ["tab-form", "form", toForm],
    ["tab-json", "json-panel", !toForm],
  ] as const) {
    $(id).setAttribute("aria-selected", String(is));
    $(id).tabIndex = is ? 0 : -1;
    $(panel).hidden = !is;
  }
  if (toForm) form();
  else $("form").replaceChildren();
  changed();
}

/** Whether what the form shows may be sent; otherwise it goes to the field that is wrong. */
export const isFilledIn = (): boolean => !isForm || !goToMistake();

function form(): void {
  const operation = current();
  if (operation === undefined) return;
  try {
    const written = json().value.trim();
    showForm(operation.argument, parse(written === "" ? "{}" : written), (value) => {
      json().value = text(value);
      changed();
    });
  } catch {
    showNoForm("The argument is not JSON: mend it there, or press Example.");
  }
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
  const argument = json().value;
  const { hex, tree, error } = await octetsOf(operation, argument);
  // Something else may have been chosen or typed meanwhile.
  if (operation !== current() || argument !== json().value) return;
  showFault(error?.details);
  $("octets").textContent = error === undefined ? hex.replace(/../g, "$& ") : "";
  const lines = error === undefined ? tree.split("\n") : [error.details];
  const kind = (line: string): string => (error === undefined ? kindOf(line) : "other");
  $("tree").replaceChildren(...lines.map((line) => make("li", line, { class: kind(line) })));
}

async function octetsOf({ name }: Operation, argument: string): Promise<Octets> {
  const session = sessionID();
  // With a session, the argument may be long.
  const headers = session === undefined ? {} : { "X-ucsessionid": session };
  try {
    const response = await post(`ber/${encodeURIComponent(name)}`, argument, headers);
    return (await response.json()) as Octets;
  } catch {
    return { hex: "", tree: "", error: { details: "The server cannot be reached." } };
  }
}

/** The colour of a line of the tree. */
function kindOf(line: string): string {
  if (/SEQUENCE|SET/.test(line)) return "constructed";
  if (/invoke|\[\d+\]/.test(line)) return "context";
  if (/INTEGER|REAL|BOOLEAN|ENUMERATED/.test(line)) return "number";
  return /String|OCTET/.test(line) ? "text" : "other";
}
