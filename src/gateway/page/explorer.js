// The page of the web service: finds an operation, sends it, shows what comes back.
// Everything that is shown is set as text, never as markup.

const $ = (id) => document.getElementById(id);

/** The operations by name, and the schemas of the types. */
const api = { operations: [], schemas: {} };
const state = { shown: [], chosen: undefined, session: undefined, socket: undefined, form: false };
/** What the argument of each operation was when another one was chosen. */
const drafts = new Map();

function make(tag, text, attributes = {}) {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

// Schemas

function resolve(schema) {
  let found = schema ?? {};
  while (found.$ref !== undefined) found = api.schemas[nameOf(found)] ?? {};
  return found;
}

function nameOf(schema) {
  return schema?.$ref?.split("/").at(-1) ?? "";
}

function typeText(schema) {
  const name = nameOf(schema);
  if (name !== "") return name;
  if (schema.type === "array") return `list of ${typeText(schema.items)}`;
  if (schema.contentEncoding !== undefined) return "base64";
  if (schema.format !== undefined) return "time";
  return schema.type ?? (schema.oneOf !== undefined ? "one of" : "any");
}

/** A value of the type: every member, one element in a list, the first alternative. */
function example(schema, within = []) {
  const name = nameOf(schema);
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
      return Math.max(found.minimum ?? 1, 1);
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

function alternative(choices, within) {
  for (const choice of choices) {
    if (choice.additionalProperties !== undefined) return {};
    const value = example(choice, within);
    if (value !== undefined) return value;
  }
  return undefined;
}

function structure({ properties = {}, required = [] }, within) {
  const value = {};
  for (const [key, schema] of Object.entries(properties)) {
    const member = example(schema, within);
    if (member !== undefined) value[key] = member;
    else if (required.includes(key)) return undefined;
  }
  return value;
}

// Finding an operation

async function load() {
  const description = await (await fetch("openapi.json")).json();
  api.schemas = description.components.schemas;
  for (const [path, { post: call }] of Object.entries(description.paths)) {
    if (!path.startsWith("/ws/direct/")) continue;
    api.operations.push({
      name: call.summary,
      id: call["x-operation-id"],
      kind: call["x-kind"],
      module: call.tags[0],
      about: call.description ?? "",
      argument: call.requestBody.content["application/json"].schema,
      result: call.responses["200"].content["application/json"].schema,
      error: call.responses["400"].content["application/json"].schema.properties.error.anyOf[0],
    });
  }
  list();
  const wanted = decodeURIComponent(location.hash.slice(1));
  choose(api.operations.find(({ name }) => name === wanted));
}

function list() {
  const words = $("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  state.shown = api.operations.filter(({ name, id, module, about }) => {
    const text = `${name} ${id} ${module} ${about}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  $("count").textContent = `${state.shown.length} of ${api.operations.length}`;
  $("operations").replaceChildren(
    ...state.shown.map((operation) => {
      const item = make("li", operation.name, { role: "option", id: `op-${operation.name}` });
      item.append(
        make(
          "small",
          `${operation.module} · ${operation.id}${operation.kind === "event" ? " · event" : ""}`,
        ),
      );
      item.addEventListener("click", () => choose(operation));
      return item;
    }),
  );
  mark();
}

function mark() {
  for (const item of $("operations").children) {
    item.setAttribute("aria-selected", String(item.id === `op-${state.chosen?.name}`));
  }
  if (state.chosen !== undefined) {
    $("operations").setAttribute("aria-activedescendant", `op-${state.chosen.name}`);
    $(`op-${state.chosen.name}`)?.scrollIntoView({ block: "nearest" });
  }
}

function move(by) {
  const at = state.shown.indexOf(state.chosen);
  choose(state.shown[Math.min(Math.max(at + by, 0), state.shown.length - 1)]);
}

function choose(operation) {
  if (operation === undefined || operation === state.chosen) return;
  if (state.chosen !== undefined) drafts.set(state.chosen, $("json").value);
  state.chosen = operation;
  history.replaceState(null, "", `#${operation.name}`);
  $("name").textContent = operation.name;
  $("about").textContent = operation.about;
  $("json").value = drafts.get(operation) ?? text(minimal(operation.argument));
  $("send").disabled = false;
  $("example").disabled = false;
  $("answer").textContent = "";
  show("", "");
  types(operation);
  mark();
  changed();
  if (state.form) form();
}

/** Only what must be there. */
function minimal(schema) {
  const { properties = {}, required = [] } = resolve(schema);
  const members = required.map((key) => [key, example(properties[key])]);
  return Object.fromEntries(members);
}

const text = (value) => JSON.stringify(value, null, 2);

function types({ kind, argument, result, error }) {
  const parts = [
    ["Argument", argument],
    ...(kind === "event"
      ? []
      : [
          ["Result", result],
          ["Error", error],
        ]),
  ];
  const seen = new Set();
  const tables = [];
  const add = (title, schema) => {
    const name = nameOf(schema);
    const found = resolve(schema);
    if (seen.has(name)) return;
    seen.add(name);
    const inner = found.type === "array" ? [found.items] : Object.values(found.properties ?? {});
    tables.push(make("h3", `${title === "" ? "" : `${title}: `}${name}`));
    if (found.description) tables.push(make("p", found.description));
    if (found.oneOf?.[0]?.title !== undefined) {
      tables.push(make("p", found.oneOf.map((one) => `${one.const} ${one.title}`).join(", ")));
    }
    const table = make("table");
    for (const [key, member] of Object.entries(found.properties ?? {})) {
      const row = make("tr");
      const needed = found.required?.includes(key) === true;
      row.append(
        make("td", key),
        make("td", typeText(member)),
        make("td", needed ? "" : "optional"),
        make("td", member.description ?? ""),
      );
      table.append(row);
    }
    if (table.children.length > 0) tables.push(table);
    for (const member of [
      ...inner,
      ...(found.oneOf ?? []).flatMap((one) => Object.values(one.properties ?? {})),
    ]) {
      if (nameOf(member) !== "" && seen.size < 60) add("", member);
    }
  };
  for (const [title, schema] of parts) add(title, schema);
  $("types").replaceChildren(...tables);
}

// The argument

function form() {
  let value;
  try {
    value = JSON.parse($("json").value);
  } catch {
    value = {};
  }
  const { properties = {}, required = [] } = resolve(state.chosen?.argument);
  const fields = Object.entries(properties).map(([key, schema]) => {
    const label = make("label", `${key}${required.includes(key) ? " *" : ""}`);
    const { type } = resolve(schema);
    const input = make("input", undefined, { name: key });
    if (type === "boolean") {
      input.type = "checkbox";
      input.checked = value[key] === true;
    } else {
      const plain = type === "string" && typeof (value[key] ?? "") === "string";
      input.value = value[key] === undefined ? "" : plain ? value[key] : JSON.stringify(value[key]);
    }
    input.addEventListener("input", () => take(key, schema, input, required.includes(key)));
    label.append(
      input,
      make("small", [typeText(schema), schema.description].filter(Boolean).join(" – ")),
    );
    return label;
  });
  $("form").replaceChildren(
    ...(fields.length > 0 ? fields : [make("p", "The argument has no members.")]),
  );
}

function take(key, schema, input, needed) {
  let value;
  try {
    value = JSON.parse($("json").value);
  } catch {
    value = {};
  }
  const { type } = resolve(schema);
  if (type === "boolean") value[key] = input.checked;
  else if (input.value === "" && !needed) delete value[key];
  else if (type === "string") value[key] = input.value;
  else {
    try {
      value[key] = JSON.parse(input.value);
      input.setCustomValidity("");
    } catch {
      input.setCustomValidity("a number or JSON is due");
      input.reportValidity();
      return;
    }
  }
  $("json").value = text(value);
  changed();
}

function tab(isForm) {
  state.form = isForm;
  $("tab-form").setAttribute("aria-selected", String(isForm));
  $("tab-json").setAttribute("aria-selected", String(!isForm));
  $("form").hidden = !isForm;
  $("json").hidden = isForm;
  if (isForm) form();
}

let drawing = 0;

/** Shows the octets of what would be sent, once typing pauses. */
function changed() {
  clearTimeout(drawing);
  drawing = setTimeout(draw, 150);
}

async function draw() {
  const operation = state.chosen;
  const response = await post(`ber/${operation.name}`, $("json").value);
  if (operation !== state.chosen) return;
  const answer = await response.json();
  if (response.ok) {
    $("octets").textContent = answer.hex.replace(/../g, "$& ");
    $("tree").replaceChildren(
      ...answer.tree.split("\n").map((line) => make("li", line, { class: kindOf(line) })),
    );
  } else {
    $("octets").textContent = "";
    $("tree").replaceChildren(make("li", answer.error.details, { class: "other" }));
  }
}

function kindOf(line) {
  if (/SEQUENCE|SET/.test(line)) return "constructed";
  if (/invoke|\[\d+\]/.test(line)) return "context";
  if (/INTEGER|REAL|BOOLEAN|ENUMERATED/.test(line)) return "number";
  return /String|OCTET/.test(line) ? "text" : "other";
}

// Talking to the web service

function post(path, body, headers = {}) {
  return fetch(path, {
    method: "POST",
    body,
    headers: { "Content-Type": "application/json", ...headers },
  });
}

function show(status, kind) {
  $("status").textContent = status;
  $("status").className = kind;
}

async function send() {
  if (state.chosen === undefined) return;
  let body;
  try {
    body = $("json").value.trim() === "" ? "{}" : $("json").value;
    JSON.parse(body);
  } catch (error) {
    show("not sent", "bad");
    $("answer").textContent = `This is not JSON: ${error.message}`;
    return;
  }
  if (state.session === undefined) {
    show("not sent", "bad");
    $("answer").textContent = "Log on first.";
    $("user").focus();
    return;
  }
  show("…", "");
  try {
    const start = performance.now();
    const response = await post(`ws/client/${state.chosen.name}`, body, {
      "X-ucsessionid": state.session,
    });
    const received = await response.text();
    const took = Math.round(performance.now() - start);
    show(`${response.status}, ${took} ms`, response.ok ? "good" : "bad");
    $("answer").textContent = pretty(received);
    if (
      response.status === 400 &&
      /"iErrorDetail":8,"u8sErrorString":"Invalid session"/.test(received)
    )
      ended();
  } catch (error) {
    show("failed", "bad");
    $("answer").textContent = String(error);
  }
}

/** Indents JSON without reading its numbers, of which some are longer than JavaScript's. */
function pretty(json) {
  let depth = 0;
  const line = () => `\n${"  ".repeat(depth)}`;
  return json.replace(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g, (part, at) => {
    if (part === ",") return `,${line()}`;
    if (part === ":") return ": ";
    if (part === "{" || part === "[") {
      if (/^\s*[}\]]/.test(json.slice(at + 1, at + 20))) return part;
      depth++;
      return part + line();
    }
    if (part === "}" || part === "]") {
      if (/[{[]\s*$/.test(json.slice(Math.max(0, at - 20), at))) return part;
      depth--;
      return line() + part;
    }
    return part;
  });
}

async function logon(event) {
  event.preventDefault();
  const credentials = new TextEncoder().encode(`${$("user").value}:${$("pass").value}`);
  const response = await post("ws/client/createsession", "{}", {
    Authorization: `Basic ${btoa(String.fromCharCode(...credentials))}`,
    "X-no401": "1",
    "X-simple": "1",
  });
  const answer = await response.json();
  if (!response.ok) {
    $("who").textContent = answer.error?.u8sErrorString ?? `failed (${response.status})`;
    return;
  }
  $("pass").value = "";
  state.session = answer.sessionid;
  $("who").textContent = `logged on as ${$("user").value}`;
  $("logon").hidden = true;
  $("logoff").hidden = false;
  listen();
}

function listen() {
  const url = new URL(`ws/client/websocket?x-ucsessionid=${state.session}`, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  const socket = new WebSocket(url);
  state.socket = socket;
  socket.addEventListener("message", ({ data }) => {
    const item = make("li", `${new Date().toLocaleTimeString()} ${data}`);
    $("events").prepend(item);
    while ($("events").children.length > 500) $("events").lastChild.remove();
  });
  socket.addEventListener("close", () => {
    if (state.socket === socket) ended();
  });
}

function ended() {
  state.session = undefined;
  state.socket = undefined;
  $("who").textContent = "not logged on";
  $("logon").hidden = false;
  $("logoff").hidden = true;
}

async function logoff() {
  const { session, socket } = state;
  ended();
  socket?.close();
  await post("ws/client/destroysession", "{}", { "X-ucsessionid": session });
}

// Hands

$("search").addEventListener("input", list);
$("search").addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") move(state.chosen === undefined ? 0 : 1);
  else if (event.key === "ArrowUp") move(-1);
  else if (event.key === "Enter") choose(state.shown[0]);
  else return;
  event.preventDefault();
});
$("operations").addEventListener("keydown", (event) => {
  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -1e6, End: 1e6 };
  if (steps[event.key] === undefined) return;
  event.preventDefault();
  move(steps[event.key]);
});
$("tab-form").addEventListener("click", () => tab(true));
$("tab-json").addEventListener("click", () => tab(false));
$("json").addEventListener("input", changed);
$("send").addEventListener("click", send);
$("example").addEventListener("click", () => {
  $("json").value = text(example(state.chosen.argument) ?? {});
  changed();
  if (state.form) form();
});
$("login").addEventListener("submit", logon);
$("logoff").addEventListener("click", logoff);
$("clear").addEventListener("click", () => $("events").replaceChildren());
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    send();
  } else if (
    event.key === "/" &&
    !/^(?:INPUT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "")
  ) {
    event.preventDefault();
    $("search").focus();
  }
});

load().catch((error) => {
  $("about").textContent = `The description of the operations cannot be loaded: ${error}`;
});
