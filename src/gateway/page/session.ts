import { $, make } from "./dom.js";
import { members } from "./json.js";

let session: string | undefined;
let socket: WebSocket | undefined;

/** How many events stay on the page. */
const most = 500;

/** The id of the session; undefined before the logon. */
export const sessionID = (): string | undefined => session;

/** POSTs JSON. */
export function post(
  path: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const all = { "Content-Type": "application/json", ...headers };
  return fetch(path, { method: "POST", body, headers: all });
}

export async function logon(): Promise<void> {
  const [user, password] = [$<HTMLInputElement>("user"), $<HTMLInputElement>("pass")];
  const credentials = new TextEncoder().encode(`${user.value}:${password.value}`);
  const response = await post("ws/client/createsession", "{}", {
    Authorization: `Basic ${btoa(String.fromCharCode(...credentials))}`,
    "X-no401": "1",
    "X-simple": "1",
  });
  const answer = (await response.json()) as Created;
  if (answer.sessionid === undefined) {
    $("who").textContent = answer.error?.u8sErrorString ?? `failed (${response.status})`;
    return;
  }
  password.value = "";
  session = answer.sessionid;
  $("who").textContent = `logged on as ${user.value}`;
  $("logon").hidden = true;
  $("logoff").hidden = false;
  listen(session);
}

/** What `createsession` answers. */
interface Created {
  readonly sessionid?: string;
  readonly error?: { readonly u8sErrorString?: string };
}

/** Shows the events of the server. */
function listen(id: string): void {
  const url = new URL(`ws/client/websocket?x-ucsessionid=${id}`, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  const opened = new WebSocket(url);
  socket = opened;
  opened.addEventListener("message", ({ data }: MessageEvent<string>) => {
    $("events").prepend(make("li", `${new Date().toLocaleTimeString()} ${data}`));
    while ($("events").children.length > most) $("events").lastElementChild?.remove();
    refuse(opened, data);
  });
  opened.addEventListener("close", () => {
    if (socket === opened) ended();
  });
}

/** The invoke id of events, which are never answered. */
const eventID = 99_999;

/** The page carries out no invokes; it tells the server so, instead of letting it wait for an answer. */
function refuse(opened: WebSocket, data: string): void {
  const [message] = Object.values(members(data)) as [{ invoke?: { invokeID: number } }?];
  const id = message?.invoke?.invokeID;
  if (id === undefined || id === eventID) return;
  const reject = { invokedID: { invokedID: id }, reject: { invokeProblem: 1 } };
  opened.send(JSON.stringify({ reject }));
}

/** The session is over. */
export function ended(): void {
  session = undefined;
  socket = undefined;
  $("who").textContent = "not logged on";
  $("logon").hidden = false;
  $("logoff").hidden = true;
}

export async function logoff(): Promise<void> {
  const [id, opened] = [session, socket];
  ended();
  opened?.close();
  if (id !== undefined) await post("ws/client/destroysession", "{}", { "X-ucsessionid": id });
}
