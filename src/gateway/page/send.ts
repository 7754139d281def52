import { isFilledIn } from "./argument.js";
import { $, json, notice, show } from "./dom.js";
import { parse, pretty } from "./json.js";
import { current } from "./operations.js";
import { ended, isOver, post, sessionID, sessionOver } from "./session.js";

/** Sends the operation with its argument, and shows the answer. */
export async function send(): Promise<void> {
  const operation = current();
  if (operation === undefined) return;
  const body = json().value.trim() === "" ? "{}" : json().value;
  try {
    parse(body);
  } catch (error) {
    notSent(`This is not JSON: ${(error as Error).message}`);
    return;
  }
  if (!isFilledIn()) {
    notSent("What is in the form is not complete: see the field that is marked.");
    return;
  }
  const session = sessionID();
  if (session === undefined) {
    notSent(
      "Log on first. The demo users' passwords are in demo-passwords of the server's data folder.",
    );
    $("user").focus();
    return;
  }
  show("…", "");
  notice("");
  try {
    const start = performance.now();
    const path = `ws/client/${encodeURIComponent(operation.name)}`;
    const response = await post(path, body, { "X-ucsessionid": session });
    const received = await response.text();
    const took = Math.round(performance.now() - start);
    show(`${response.status}, ${took} ms`, response.ok ? "good" : "bad");
    $("answer").textContent = pretty(received);
    if (isOver(response.status, received) && session === sessionID()) {
      ended(sessionOver);
    }
  } catch {
    // What fetch throws says no more.
    show("failed", "bad");
    $("answer").textContent = "No answer has come: the server cannot be reached.";
    notice("The server cannot be reached.");
  }
}

function notSent(why: string): void {
  show("not sent", "bad");
  $("answer").textContent = why;
}
