import { $ } from "./dom.js";
import { showLive } from "./live/view.js";
import { current } from "./operations.js";

/** The address of the live view; other fragments name operations. */
const live = "#live";

/** Shows the operations or the live view, as the address says. */
export function showView(): void {
  const isLive = location.hash === live;
  $("explorer").hidden = isLive;
  $("live").hidden = !isLive;
  for (const [id, is] of [
    ["to-explorer", !isLive],
    ["to-live", isLive],
  ] as const) {
    if (is) $(id).setAttribute("aria-current", "page");
    else $(id).removeAttribute("aria-current");
  }
  $<HTMLAnchorElement>("to-explorer").hash = current()?.name ?? "operations";
  showLive(isLive);
}
