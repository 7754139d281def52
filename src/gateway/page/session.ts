import { Channel, type Wire, type WireListener } from "./channel.js";
import { $, make, notice } from "./dom.js";

/** Who is told of the session. */
export interface SessionListener {
  /** Somebody has logged on; what the server sends comes by the channel. */
  began(channel: Channel): void;
  /** The channel is open, for the first time or again. */
  opened(): void;
  /** The channel has broken, and is opened again later. */
  broken(): void;
  ended(): void;
  /** The server has sent an event. */
  event(name: string, argument: unknown): void;
}

let session: string | undefined;
let channel: Channel | undefined;
let name = "";
/** With what the session is begun anew if the server has ended it, as its restart does. */
let token: string | undefined;
let listener: SessionListener | undefined;
/** Whether a logon has not been answered yet. */
let isPending = false;
/** By how much the server's clock is ahead, in milliseconds. */
let ahead = 0;

/** What is said when the server has ended the session. */
export const sessionOver = "the session has ended: log on again";

/** How many events stay on the page. */
const most = 500;

/** The id of the session; undefined before the logon. */
export const sessionID = (): string | undefined => session;

/** Who is logged on, or has been; otherwise a name to fill in. */
export const userName = (): string => name || "USER";

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
export const logon = (): Promise<void> => alone(begin);

/** Does what logs on, unless a logon is under way. */
async function alone(work: () => Promise<void>): Promise<void> {
  if (isPending) return;
  isPending = true;
  $<HTMLButtonElement>("logon").disabled = true;
  try {
    await work();
  } finally {
    isPending = false;
    $<HTMLButtonElement>("logon").disabled = false;
  }
}

async function begin(): Promise<void> {
  const [user, password] = [$<HTMLInputElement>("user"), $<HTMLInputElement>("pass")];
  const credentials = new TextEncoder().encode(`${user.value}:${password.value}`);
  const created = await create({
    Authorization: `Basic ${btoa(String.fromCharCode(...credentials))}`,
  });
  if (typeof created === "string") {
    $("who").textContent = created;
    return;
  }
  if (session !== undefined) void logoff();
  password.value = "";
  name = user.value;
  notice("");
  start(created.sessionid);
}

/** Begins the session anew that the server has ended, unless the user has to log on himself. */
async function beginAnew(): Promise<void> {
  const kept = token;
  ended(sessionOver);
  const created = kept === undefined ? "" : await create({ "x-uctoken": kept });
  if (typeof created === "string") return;
  token = kept;
  notice("The server had ended the session: this is a new one.");
  start(created.sessionid);
}

/** Creates a session. Returns why it has failed if it has. */
async function create(
  credentials: Readonly<Record<string, string>>,
): Promise<string | { readonly sessionid: string }> {
  let failure = "the server cannot be reached";
  try {
    const headers = { ...credentials, "X-no401": "1", "X-simple": "1" };
    const response = await post("ws/client/createsession", "{}", headers);
    const date = Date.parse(response.headers.get("Date") ?? "");
    ahead = Number.isNaN(date) ? 0 : date - Date.now();
    failure = `failed (${response.status})`;
    const { sessionid, error } = (await response.json()) as Created;
    return sessionid === undefined ? (error?.u8sErrorString ?? failure) : { sessionid };
  } catch {
    return failure;
  }
}

function start(id: string): void {
  session = id;
  $("logon").hidden = true;
  $("logoff").hidden = false;
  channel = listen(id);
  listener?.began(channel);
  showWho();
}

/** Gets the token of the session. A session that has been begun with it gets none, and needs none. */
async function keepToken(own: Channel): Promise<void> {
  if (token !== undefined) return;
  try {
    const { sToken } = await own.invoke<{ sToken: string }>("asnGetUserToken", { iType: 1 });
    if (channel === own) token = sToken;
  } catch {
    // Without it, the user logs on again himself.
  }
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
  let isBroken = false;
  const own = new Channel({
    open: (taker) => openSocket(id, taker),
    async isThere() {
      const response = await post("ws/client/asnCheckConnection", "{}", { "X-ucsessionid": id });
      return response.ok || !isOver(response.status, await response.text());
    },
    after: (milliseconds, work) => void setTimeout(work, milliseconds),
    opened() {
      showWho();
      if (isBroken) notice("The connection to the server is there again.");
      isBroken = false;
      void keepToken(own);
      listener?.opened();
    },
    broken(seconds) {
      isBroken = true;
      showWho(", but the connection is broken");
      const when = seconds === 1 ? "a second" : `${seconds} seconds`;
      notice(`The connection to the server is broken. It is tried again in ${when}.`);
      listener?.broken();
    },
    ended() {
      if (channel !== own) return;
      if (isPending) ended(sessionOver);
      else void alone(beginAnew);
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
  token = undefined;
  channel?.close();
  channel = undefined;
  $("who").textContent = why;
  notice(why === sessionOver ? "The server has ended the session." : "");
  $("logon").hidden = false;
  $("logoff").hidden = true;
  listener?.ended();
}

export async function logoff(): Promise<void> {
  const id = session;
  ended();
  if (id !== undefined) await post("ws/client/destroysession", "{}", { "X-ucsessionid": id });
}
