import { $, json } from "./dom.js";
import { goToMistake, showFault, showForm, showNoForm } from "./form/form.js";
import { parse, text } from "./json.js";
import { current, type Operation } from "./operations.js";
import { example, minimal } from "./schema.js";
import { post, sessionID } from "./session.js";
import { makeTabs } from "./tabs.js";
import { showTree } from "./tree.js";

/** The argument of each operation at the time when another one was chosen. */
const drafts = new Map<string, string>();
let isForm = true;
let drawing = 0;

/** Shows the argument that an operation had before, or one with only the mandatory members. */
export function openArgument(now: Operation, before: Operation | undefined): void {
  if (before !== undefined) drafts.set(before.name, json().value);
  put(drafts.get(now.name) ?? text(minimal(now.argument) ?? {}));
}

/** Opens an operation with an argument that it has had before. */
export function openAgain(name: string, argument: string): void {
  let indented = argument;
  try {
    indented = text(parse(argument));
  } catch {
    // It is shown as it is.
  }
  if (current()?.name === name) {
    put(indented);
    return;
  }
  drafts.set(name, indented);
  location.hash = name;
}

/** Fills in every member of the argument. */
export function fillIn(): void {
  put(text(example(current()?.argument) ?? {}));
}

/** Takes another argument. */
function put(argument: string): void {
  json().value = argument;
  changed();
  if (isForm) form();
}

/** The tabs of the argument. */
const tabs = [
  ["tab-form", "form"],
  ["tab-json", "json-panel"],
] as const;

/** Lets the user turn from the form to JSON, and back. */
export function makeArgument(): void {
  makeTabs(tabs, (tab) => {
    isForm = tab === "tab-form";
    if (isForm) form();
    else $("form").replaceChildren();
    changed();
  });
  json().addEventListener("input", changed);
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
export interface Octets {
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
  showTree($("tree"), error === undefined ? tree : undefined, error?.details);
}

/**
 * The octets of an argument, or of what has come for it.
 * @param part Of which type of the operation the JSON is.
 */
export async function octetsOf(
  { name }: Operation,
  value: string,
  part: "argument" | "result" | "error" = "argument",
): Promise<Octets> {
  const session = sessionID();
  // With a session, the argument may be long.
  const headers = session === undefined ? {} : { "X-ucsessionid": session };
  try {
    const response = await post(`ber/${encodeURIComponent(name)}?part=${part}`, value, headers);
    return (await response.json()) as Octets;
  } catch {
    return { hex: "", tree: "", error: { details: "The server cannot be reached." } };
  }
}
