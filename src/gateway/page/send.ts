import { showAnswer, showNoAnswer } from "./answer.js";
import { isFilledIn } from "./argument.js";
import { $, json, notice, show } from "./dom.js";
import { parse } from "./json.js";
import { current, type Operation } from "./operations.js";
import { note } from "./past.js";
import { ended, isOver, post, sessionID, sessionOver } from "./session.js";

/** Sends the operation with its argument, and shows the answer. */
export async function send(): Promise<void> {
  const operation = current();
  if (operation === undefined) return;
  const body = json().value.trim() === "" ? "{}" : json().value;
  try {
    parse(body);
  } catch (error) {
    showNoAnswer("not sent", `This is not JSON: ${(error as Error).message}`);
    return;
  }
  if (!isFilledIn()) {
    const why = "What is in the form is not complete: see the field that is marked.";
    showNoAnswer("not sent", why);
    return;
  }
  const session = sessionID();
  if (session === undefined) {
    showNoAnswer(
      "not sent",
      "Log on first. The demo users' passwords are in demo-passwords of the server's data folder.",
    );
    $("user").focus();
    return;
  }
  await sendIn(session, operation, body);
}

async function sendIn(session: string, operation: Operation, body: string): Promise<void> {
  showNoAnswer("", "");
  show("…", "");
  notice("");
  const { name } = operation;
  const start = performance.now();
  let response: Response;
  let received: string;
  try {
    const path = `ws/client/${encodeURIComponent(name)}`;
    response = await post(path, body, { "X-ucsessionid": session });
    received = await response.text();
  } catch {
    // What fetch throws says no more.
    showNoAnswer("failed", "No answer has come: the server cannot be reached.");
    notice("The server cannot be reached.");
    note({ name, argument: body, at: Date.now(), status: "failed" });
    return;
  }
  const took = Math.round(performance.now() - start);
  const status = String(response.status);
  note({ name, argument: body, at: Date.now(), status });
  // The answer of another operation would stand below the one that has been chosen meanwhile.
  if (operation === current()) {
    show(`${status}, ${took} ms`, response.ok ? "good" : "bad");
    showAnswer(operation, received, response.ok);
  }
  if (isOver(response.status, received) && session === sessionID()) ended(sessionOver);
}
