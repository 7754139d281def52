import { Channel, type Wire, type WireListener } from "./channel.js";
import { $, make } from "./dom.js";

/** Who is told of the session. */
export interface SessionListener {
  /** Somebody has logged on; what the server sends comes by the channel. */
  began(channel: Channel): void;
  /** The channel is open, for the first time or again. */
  opened(): void;
  /** The channel has broken. @param seconds How long it is until it is opened again. */
  broken(seconds: number): void;
  ended(): void;
  /** The server has sent an event. */
  event(name: string, argument: unknown): void;
}

let session: string | undefined;
let channel: Channel | undefined;
let name = "";
let listener: SessionListener | undefined;
/** Whether a logon has not been answered yet. */
let isPending = false;
/** By how much the server's clock is ahead, in milliseconds. */
let ahead = 0;

/** How many events stay on the page. */
const most = 500;

/** The id of the session; undefined before the logon. */
export const sessionID = (): string | undefined => session;

/** The time at the server, as far as its answer to the logon has told it. */
export const serverTime = (): number => Date.now() + ahead;

/** Tells somebody of the session from now on. */
export function follow(one: SessionListener): void {
  listener = one;
}

/** POSTs JSON. */
export function post(
  path: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const all = { "Content-Type": "application/json", ...headers };
  return fetch(path, { method: "POST", body, headers: all });
}

/** Logs on with what is in the form, unless a logon is under way. */
export async function logon(): Promise<void> {
  if (isPending) return;
  isPending = true;
  $<HTMLButtonElement>("logon").disabled = true;
  try {
    await begin();
  } finally {
    isPending = false;
    $<HTMLButtonElement>("logon").disabled = false;
  }
}

async function begin(): Promise<void> {
  const [user, password] = [$<HTMLInputElement>("user"), $<HTMLInputElement>("pass")];
  const credentials = new TextEncoder().encode(`${user.value}:${password.value}`);
  let answer: Created = {};
  let failure = "the server cannot be reached";
  try {
    const response = await post("ws/client/createsession", "{}", {
      Authorization: `Basic ${btoa(String.fromCharCode(...credentials))}`,
      "X-no401": "1",
      "X-simple": "1",
    });
    const date = Date.parse(response.headers.get("Date") ?? "");
    ahead = Number.isNaN(date) ? 0 : date - Date.now();
    failure = `failed (${response.status})`;
    answer = (await response.json()) as Created;
  } catch {
    // What has failed is shown.
  }
  if (answer.sessionid === undefined) {
    $("who").textContent = answer.error?.u8sErrorString ?? failure;
    return;
  }
  if (session !== undefined) void logoff();
  password.value = "";
  session = answer.sessionid;
  name = user.value;
  $("logon").hidden = true;
  $("logoff").hidden = false;
  channel = listen(session);
  listener?.began(channel);
  showWho();
}

/** What `createsession` answers. */
interface Created {
  readonly sessionid?: string;
  readonly error?: { readonly u8sErrorString?: string };
}

function showWho(more = ""): void {
  $("who").textContent = `logged on as ${name}${more}`;
}

function listen(id: string): Channel {
  const own = new Channel({
    open: (taker) => openSocket(id, taker),
    async isThere() {
      const response = await post("ws/client/asnCheckConnection", "{}", { "X-ucsessionid": id });
      return response.ok || !isOver(response.status, await response.text());
    },
    after: (milliseconds, work) => void setTimeout(work, milliseconds),
    opened() {
      showWho();
      listener?.opened();
    },
    broken(seconds) {
      showWho(", but the connection is broken");
      listener?.broken(seconds);
    },
    ended() {
      if (channel === own) ended("the session has ended: log on again");
    },
    invoked(operation, argument, text) {
      $("events").prepend(make("li", `${new Date().toLocaleTimeString()} ${text}`));
      while ($("events").children.length > most) $("events").lastElementChild?.remove();
      listener?.event(operation, argument);
    },
  });
  return own;
}

function openSocket(id: string, { opened, message, closed }: WireListener): Wire {
  const url = new URL(`ws/client/websocket?x-ucsessionid=${id}`, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  const socket = new WebSocket(url);
  socket.addEventListener("open", opened);
  socket.addEventListener("message", ({ data }: MessageEvent<string>) => message(data));
  socket.addEventListener("close", closed);
  return socket;
}

/** Whether an answer says that the session is over. */
export function isOver(status: number, answer: string): boolean {
  return status === 400 && /"iErrorDetail":8,"u8sErrorString":"Invalid session"/.test(answer);
}

/** The session is over. */
export function ended(why = "not logged on"): void {
  session = undefined;
  channel?.close();
  channel = undefined;
  $("who").textContent = why;
  $("logon").hidden = false;
  $("logoff").hidden = true;
  listener?.ended();
}

export async function logoff(): Promise<void> {
  const id = session;
  ended();
  if (id !== undefined) await post("ws/client/destroysession", "{}", { "X-ucsessionid": id });
}
