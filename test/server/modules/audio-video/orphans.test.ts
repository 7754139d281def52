import { expect, test, vi } from "vitest";
import { Orphans } from "../../../../src/server/modules/audio-video/orphans.js";

test("a call of a server that was only silent is not over; one of a server that does not come back is, with the end that it has told", () => {
  vi.useFakeTimers();
  try {
    const members = new Set(["a", "b"]);
    const told = new Map<string, { node: string; value: object }>();
    let changed: (id: string) => void = () => {};
    const own: unknown[] = [];
    const shared = {
      set: (id: string, value: unknown) => own.push([id, value !== undefined]),
      get: (id: string) => [told.get(id)].filter((one) => one !== undefined),
      onChange: (listener: typeof changed) => void (changed = listener),
    };
    const ended: unknown[] = [];
    const orphans = new Orphans({
      module: {
        clock: () => new Date(9_000),
        cluster: { id: "own", members: () => members, shared: () => shared },
        onClose() {},
      } as never,
      ended: ({ id }, end) => ended.push([id, end.getTime()]),
      patience: 1_000,
    });
    const begin = (id: string, node: string, more: object = {}): void => {
      const party = { user: 1, name: "", uri: "" };
      told.set(id, { node, value: { from: party, to: party, created: 0, ...more } });
      changed(id);
    };
    const forget = (...ids: string[]): void => {
      for (const id of ids) {
        told.delete(id);
        changed(id);
      }
    };
    begin("over", "a");
    forget("over");
    begin("silent", "a");
    begin("lost", "b");
    begin("ended", "b", { ended: 5_000 });
    members.clear();
    forget("silent", "lost", "ended");
    vi.advanceTimersByTime(999);
    members.add("a");
    expect(ended).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(ended).toEqual([
      ["lost", 9_000],
      ["ended", 5_000],
    ]);
    const party = { user: 1, name: "", uri: "" };
    const call = { id: "own", type: 1, callerCtiId: "a", calledCtiId: "b" };
    orphans.tell({ ...call, parties: [party, party], created: new Date(0), connected: undefined });
    orphans.forget(call);
    expect(own).toEqual([
      ["own", true],
      ["own", false],
    ]);
  } finally {
    vi.useRealTimers();
  }
});
