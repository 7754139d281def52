import { $, make, notice } from "./dom.js";
import { setSchemas, type Schema } from "./schema.js";

/** An operation or event of the list. */
export interface Listed {
  readonly name: string;
  readonly id: number;
  readonly kind: "operation" | "event";
  readonly description?: string;
  /** Who may call it, if that is known. */
  readonly access?: string;
  readonly module: string;
  /** Where its module is described. */
  readonly href: string;
  /** The entrance of the package `rosewire` that has its module; undefined for a module of somebody's own. */
  readonly entrance: string | undefined;
}

/** An operation or event with its types. */
export interface Operation extends Listed {
  readonly argument: Schema;
  readonly result: Schema | undefined;
  readonly error: Schema | undefined;
}

/** A module in the list of the web service. */
interface Module {
  readonly module: string;
  readonly href: string;
  readonly entrance?: string;
  readonly operations: readonly Omit<Listed, "module" | "href" | "entrance">[];
}

/** What the page uses of the description of a module. */
interface Description {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  readonly paths: Readonly<Record<string, { readonly post?: Call }>>;
}

interface Call {
  readonly requestBody: Content;
  readonly responses: { readonly "200"?: Content; readonly "400"?: Content };
}

interface Content {
  readonly content: { readonly "application/json": { readonly schema: Schema } };
}

let all: readonly Listed[] = [];
let shown: readonly Listed[] = [];
/** What is marked in the list; its types may not have been loaded yet. */
let chosen: Listed | undefined;
let opened: Operation | undefined;
let onChoice: (now: Operation, before: Operation | undefined) => void = () => {};
/** The descriptions that have been asked for. */
const descriptions = new Map<string, Promise<Description>>();
/** The operations that have been open: each has one argument. */
const known = new Map<string, Operation>();

/** The chosen operation; undefined before one is chosen, and until its types are there. */
export const current = (): Operation | undefined =>
  opened?.name === chosen?.name ? opened : undefined;

/**
 * Loads the list of what the server serves, shows it, and chooses what the address names.
 * @param choice Called whenever another one is chosen.
 */
export async function load(choice: typeof onChoice): Promise<void> {
  onChoice = choice;
  const modules = (await (await fetch("openapi")).json()) as readonly Module[];
  all = modules.flatMap(({ module, href, entrance, operations }) =>
    operations.map((operation) => ({ ...operation, module, href, entrance })),
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

/** Lists the operations that contain all the words of the search. */
export function list(): void {
  const words = $<HTMLInputElement>("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  shown = all.filter(({ name, id, module, description = "" }) => {
    const described = `${name} ${id} ${module} ${description}`.toLowerCase();
    return words.every((word) => described.includes(word));
  });
  $("count").textContent = `${shown.length} of ${all.length}`;
  $("operations").replaceChildren(...shown.map(itemOf));
  mark();
}

function itemOf(operation: Listed): HTMLElement {
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
  // A search may have hidden it.
  const item = document.getElementById(id);
  if (item === null) return $("operations").removeAttribute("aria-activedescendant");
  $("operations").setAttribute("aria-activedescendant", id);
  item.scrollIntoView({ block: "nearest" });
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

function choose(operation: Listed | undefined): void {
  if (operation === undefined || operation === chosen) return;
  chosen = operation;
  history.replaceState(null, "", `#${operation.name}`);
  $("welcome").hidden = true;
  $("missing").hidden = true;
  $("chosen").hidden = false;
  $("name").textContent = operation.name;
  // Until its types are there.
  for (const id of ["send", "example"]) $<HTMLButtonElement>(id).disabled = true;
  const { description = "", access } = operation;
  const who = access === undefined ? "" : `Who may call it: ${access}.`;
  $("about").textContent = [description.replace(/\w$/, "$&."), who].filter(Boolean).join(" ");
  mark();
  void open(operation);
}

/** Loads the types of an operation, unless another one is chosen meanwhile. */
async function open(operation: Listed): Promise<void> {
  let description: Description;
  try {
    description = await descriptionOf(operation.href);
  } catch {
    notice(`The types of ${operation.name} cannot be loaded: choose it again later.`);
    if (chosen === operation) chosen = undefined;
    return;
  }
  if (chosen !== operation) return;
  const before = opened;
  setSchemas(description.components.schemas);
  const now = known.get(operation.name) ?? typed(operation, description);
  if (now === undefined) return;
  known.set(operation.name, now);
  opened = now;
  onChoice(now, before);
}

function descriptionOf(href: string): Promise<Description> {
  const loading = descriptions.get(href);
  if (loading !== undefined) return loading;
  const asked = fetch(href).then((response) => response.json() as Promise<Description>);
  descriptions.set(href, asked);
  // After a failure it is asked for again.
  asked.catch(() => descriptions.delete(href));
  return asked;
}

function typed(operation: Listed, { paths }: Description): Operation | undefined {
  const call = paths[`/ws/client/${encodeURIComponent(operation.name)}`]?.post;
  if (call === undefined) return undefined;
  const schemaOf = (found: Content | undefined): Schema | undefined =>
    found?.content["application/json"].schema;
  return {
    ...operation,
    argument: call.requestBody.content["application/json"].schema,
    result: schemaOf(call.responses["200"]),
    error: schemaOf(call.responses["400"])?.properties?.["error"]?.anyOf?.[0],
  };
}
