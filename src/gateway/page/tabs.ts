import { $ } from "./dom.js";

/** A tab and what it shows: ids of elements. */
export type Tab = readonly [tab: string, panel: string];

/** Makes buttons tabs, of which one is chosen by a click, or by an arrow from the one beside it. */
export function makeTabs(tabs: readonly Tab[], chosen: (tab: string) => void): void {
  for (const [at, [id]] of tabs.entries()) {
    const choose = (tab: string): void => {
      selectTab(tabs, tab);
      chosen(tab);
    };
    $(id).addEventListener("click", () => choose(id));
    $(id).addEventListener("keydown", ({ key }) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
      if (step === undefined) return;
      const [other] = tabs[(at + step + tabs.length) % tabs.length] as Tab;
      choose(other);
      $(other).focus();
    });
  }
}

/** Shows which tab is chosen, and what belongs to it. */
export function selectTab(tabs: readonly Tab[], chosen: string): void {
  for (const [id, panel] of tabs) {
    $(id).setAttribute("aria-selected", String(id === chosen));
    $(id).tabIndex = id === chosen ? 0 : -1;
    $(panel).hidden = id !== chosen;
  }
}
