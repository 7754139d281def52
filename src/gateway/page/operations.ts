import { $, make } from "./dom.js";
import { addSchemas, type Schema } from "./schema.js";

/** An operation or event. */
export interface Operation {
  readonly name: string;
  readonly id: number;
  readonly kind: "operation" | "event";
  readonly module: string;
  readonly about: string;
  /** Whether the server behind the web service serves it, as far as that is known. */
  readonly served: boolean;
  /** Who may call it; undefined if that is unknown. */
  readonly access: string | undefined;
  readonly argument: Schema;
  /** Undefined if the web service refuses it. */
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
  readonly "x-served"?: boolean;
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
 * Loads the operations and lists them.
 * @param choice Called whenever another one is chosen.
 */
export async function load(choice: typeof onChoice): Promise<void> {
  onChoice = choice;
  const description = (await (await fetch("openapi.json?all=1")).json()) as Description;
  addSchemas(description.components.schemas);
  all = Object.entries(description.paths).flatMap(([path, { post }]) =>
    path.startsWith("/ws/direct/") && post !== undefined ? [operationOf(post)] : [],
  );
  $("more").hidden = all.every(({ served }) => served);
  const wanted = decodeURIComponent(location.hash.slice(1));
  const found = all.find(({ name }) => name === wanted);
  everything().checked = found?.served === false;
  list();
  choose(found);
}

/** The switch that shows what the server does not serve. */
const everything = (): HTMLInputElement => $("all");

function operationOf(call: Call): Operation {
  const schemaOf = (found: Content | undefined): Schema | undefined =>
    found?.content["application/json"].schema;
  return {
    name: call.summary,
    id: call["x-operation-id"],
    kind: call["x-kind"],
    module: call.tags[0],
    about: call.description ?? "",
    served: call["x-served"] ?? true,
    access: call["x-access"],
    argument: call.requestBody.content["application/json"].schema,
    result: schemaOf(call.responses["200"]),
    error: schemaOf(call.responses["400"])?.properties?.["error"]?.anyOf?.[0],
  };
}

/**
 * Lists the operations that contain all the words of the search; those that the server does not
 * serve only if the switch says so.
 */
export function list(): void {
  const words = $<HTMLInputElement>("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const offered = all.filter(({ served }) => served || everything().checked);
  shown = offered.filter(({ name, id, module, about }) => {
    const described = `${name} ${id} ${module} ${about}`.toLowerCase();
    return words.every((word) => described.includes(word));
  });
  $("count").textContent = `${shown.length} of ${offered.length}`;
  $("operations").replaceChildren(...shown.map(itemOf));
  mark();
}

function itemOf(operation: Operation): HTMLElement {
  const { name, module, id, kind, served } = operation;
  const item = make("li", name, { role: "option", id: `op-${name}` });
  if (!served) item.className = "unserved";
  const facts = [
    module,
    id,
    ...(kind === "event" ? [kind] : []),
    ...(served ? [] : ["not served"]),
  ];
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
  $("name").textContent = operation.name;
  const { about, access } = operation;
  const who = access === undefined ? "" : `Who may call it: ${access}.`;
  $("about").textContent = [about.replace(/\w$/, "$&."), who].filter(Boolean).join(" ");
  onChoice(operation, before);
  mark();
}
