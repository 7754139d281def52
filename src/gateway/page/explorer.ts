// The page of the web service: finds an operation, sends it, shows the answer.

import { makeAnswer, showNoAnswer } from "./answer.js";
import { fillIn, makeArgument, openArgument } from "./argument.js";
import { makeCopies } from "./copies.js";
import { $, notice } from "./dom.js";
import { current, first, follow, list, load, move } from "./operations.js";
import { clearPast, showPast } from "./past.js";
import { send } from "./send.js";
import { logoff, logon } from "./session.js";
import { showTypes } from "./types.js";
import { showView } from "./views.js";

$("search").addEventListener("input", list);
$("search").addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") move(1);
  else if (event.key === "ArrowUp") move(-1);
  else if (event.key === "Enter") first();
  else return;
  event.preventDefault();
});

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -1e6,
  End: 1e6,
};
$("operations").addEventListener("keydown", (event) => {
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  move(step);
});

makeArgument();
makeAnswer();
makeCopies();
showPast();
$("send").addEventListener("click", () => void send());
$("example").addEventListener("click", fillIn);
$("login").addEventListener("submit", (event) => {
  event.preventDefault();
  void logon();
});
$("logoff").addEventListener("click", () => void logoff());
$("forget").addEventListener("click", clearPast);
$("clear").addEventListener("click", () => $("events").replaceChildren());

addEventListener("hashchange", () => {
  follow();
  showView();
});
showView();

document.addEventListener("keydown", (event) => {
  if ($("explorer").hidden) return;
  const typing = /^(?:INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    if (current() !== undefined) void send();
  } else if (event.key === "/" && !typing) {
    event.preventDefault();
    $("search").focus();
  }
});

load((now, before) => {
  openArgument(now, before);
  for (const id of ["send", "example"]) $<HTMLButtonElement>(id).disabled = false;
  showNoAnswer("", "");
  $("copied").textContent = "";
  $("copy").hidden = true;
  showTypes(now);
}).catch((error: unknown) => {
  notice(`The description of the operations cannot be loaded: ${String(error)}`);
});
