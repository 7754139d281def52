import { $, make } from "./dom.js";
import { addSchemas, type Schema } from "./schema.js";

/** An operation or event. */
export interface Operation {
  readonly name: string;
  readonly id: number;
  readonly kind: "operation" | "event";
  readonly module: string;
  readonly about: string;
  /** Who may call it; undefined if that is unknown. */
  readonly access: string | undefined;
  readonly argument: Schema;
  readonly result: Schema | undefined;
  readonly error: Schema | undefined;
}

/** What the page uses of the description of the web service. */
interface Description {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  readonly paths: Readonly<Record<string, { readonly post?: Call }>>;
}

interface Call {
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly [string];
  readonly "x-operation-id": number;
  readonly "x-kind": "operation" | "event";
  readonly "x-access"?: string;
  readonly requestBody: Content;
  readonly responses: { readonly "200"?: Content; readonly "400"?: Content };
}

interface Content {
  readonly content: { readonly "application/json": { readonly schema: Schema } };
}

let all: readonly Operation[] = [];
let shown: readonly Operation[] = [];
let chosen: Operation | undefined;
let onChoice: (now: Operation, before: Operation | undefined) => void = () => {};

/** The chosen operation; undefined before one is chosen. */
export const current = (): Operation | undefined => chosen;

/**
 * Loads what the server serves, lists it, and chooses what the address names.
 * @param choice Called whenever another one is chosen.
 */
export async function load(choice: typeof onChoice): Promise<void> {
  onChoice = choice;
  const description = (await (await fetch("openapi.json")).json()) as Description;
  addSchemas(description.components.schemas);
  all = Object.entries(description.paths).flatMap(([path, { post }]) =>
    // What the web service refuses has no result.
    path.startsWith("/ws/direct/") && post?.responses["200"] !== undefined
      ? [operationOf(post)]
      : [],
  );
  $("try").hidden = all.every(({ name }) => name !== "asnGetLoggedInContact");
  list();
  follow();
}

/** Chooses the operation that the address names, and says so if there is none. */
export function follow(): void {
  const wanted = nameInAddress();
  const found = all.find(({ name }) => name === wanted);
  const isNone = found === undefined && !["", "operations", "live"].includes(wanted);
  $("missing").hidden = !isNone;
  $("missing").textContent = isNone ? `This server does not serve ${wanted}.` : "";
  choose(found);
}

function nameInAddress(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return location.hash;
  }
}

function operationOf(call: Call): Operation {
  const schemaOf = (found: Content | undefined): Schema | undefined =>
    found?.content["application/json"].schema;
  return {
    name: call.summary,
    id: call["x-operation-id"],
    kind: call["x-kind"],
    module: call.tags[0],
    about: call.description ?? "",
    access: call["x-access"],
    argument: call.requestBody.content["application/json"].schema,
    result: schemaOf(call.responses["200"]),
    error: schemaOf(call.responses["400"])?.properties?.["error"]?.anyOf?.[0],
  };
}

/** Lists the operations that contain all the words of the search. */
export function list(): void {
  const words = $<HTMLInputElement>("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  shown = all.filter(({ name, id, module, about }) => {
    const described = `${name} ${id} ${module} ${about}`.toLowerCase();
    return words.every((word) => described.includes(word));
  });
  $("count").textContent = `${shown.length} of ${all.length}`;
  $("operations").replaceChildren(...shown.map(itemOf));
  mark();
}

function itemOf(operation: Operation): HTMLElement {
  const { name, module, id, kind } = operation;
  const item = make("li", name, { role: "option", id: `op-${name}` });
  const facts = [module, id, ...(kind === "event" ? [kind] : [])];
  item.append(make("small", facts.join(" · ")));
  item.addEventListener("click", () => choose(operation));
  return item;
}

function mark(): void {
  const id = `op-${chosen?.name}`;
  for (const item of $("operations").children) {
    item.setAttribute("aria-selected", String(item.id === id));
  }
  if (chosen === undefined) return;
  $("operations").setAttribute("aria-activedescendant", id);
  document.getElementById(id)?.scrollIntoView({ block: "nearest" });
}

/** Chooses another operation in the list, by this many places further on. */
export function move(by: number): void {
  const at = chosen === undefined ? -1 : shown.indexOf(chosen);
  choose(shown[Math.min(Math.max(at + by, 0), shown.length - 1)]);
}

/** Chooses the first operation in the list. */
export function first(): void {
  choose(shown[0]);
}

function choose(operation: Operation | undefined): void {
  if (operation === undefined || operation === chosen) return;
  const before = chosen;
  chosen = operation;
  history.replaceState(null, "", `#${operation.name}`);
  $("welcome").hidden = true;
  $("missing").hidden = true;
  $("chosen").hidden = false;
  $("name").textContent = operation.name;
  const { about, access } = operation;
  const who = access === undefined ? "" : `Who may call it: ${access}.`;
  $("about").textContent = [about.replace(/\w$/, "$&."), who].filter(Boolean).join(" ");
  onChoice(operation, before);
  mark();
}
