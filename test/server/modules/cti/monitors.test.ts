import { describe, expect, test } from "vitest";
import { asnCtiNotifyLineActiveAddressChanged as changed } from "../../../../src/modules/cti/cti.js";
import { silentLog, type Session } from "../../../../src/rose/index.js";
import type { Principals } from "../../../../src/server/kernel/index.js";
import { limits } from "../../../../src/server/modules/cti/limits.js";
import type { KnownLine, LineBook } from "../../../../src/server/modules/cti/line-book.js";
import { Monitors } from "../../../../src/server/modules/cti/monitors.js";

const line = { key: "tel:10@pbx", uri: "tel:10@pbx" } as KnownLine;

/** A session that notes what it is sent, of a user who sees as much of the line. */
class Fake {
  readonly sent: Uint8Array[] = [];
  closings = 0;
  readonly session: Session;
  readonly principal: object;

  constructor(seen: number) {
    this.principal = { kind: "user", seen };
    const connection: Record<string, unknown> = {
      open: true,
      encoding: "ber",
      send: (message: Uint8Array) => this.sent.push(message),
      close: () => void this.closings++,
    };
    this.session = { id: undefined, ended: false, connection } as unknown as Session;
    connection["session"] = this.session;
  }
}

function monitorsOf(
  fakes: readonly Fake[],
  inTheEnd = (work: () => void, _otherwise: () => void): void => work(),
): { monitors: Monitors; end: (fake: Fake) => void } {
  const ends: ((session: Session) => void)[] = [];
  const of = (session: Session): unknown =>
    fakes.find((fake) => fake.session === session)?.principal;
  const principals = {
    onEnd: (end: (session: Session) => void) => void ends.push(end),
    of,
    inTheEnd,
  } as unknown as Principals;
  const book = { seen: ({ seen }: { seen: number }) => seen } as unknown as LineBook;
  const monitors = new Monitors({ book, principals, log: silentLog });
  return { monitors, end: ({ session }) => ends.forEach((each) => each(session)) };
}

/** Tells that the line has another address; counts how often the event's argument is made. */
function teller(monitors: Monitors): { tell: () => void; made: () => number } {
  let made = 0;
  return {
    made: () => made,
    tell: () =>
      monitors.tell(line, changed, (u8sMonitorCrossRefID, iAddressID) => {
        made++;
        return { u8sMonitorCrossRefID, u8sLinePhoneNumber: line.uri, iAddressID };
      }),
  };
}

describe("monitors", () => {
  test("of many sessions are sent the same octets, made once for each view and each monitor of a session", () => {
    const all = Array.from({ length: 50 }, (_, at) => new Fake(at % 2 === 0 ? 7 : 1));
    const { monitors } = monitorsOf(all);
    for (const { session } of all) {
      for (let count = 0; count < 2; count++) {
        monitors.release(monitors.add(session, line.key, "line-1"));
      }
    }
    const { tell, made } = teller(monitors);
    tell();
    expect(made()).toBe(4);
    expect(new Set(all.flatMap(({ sent }) => sent)).size).toBe(4);
    expect(all.every(({ sent }) => sent.length === 2)).toBe(true);
  });

  test("are told nothing that was before them, and what has happened since once they are released", () => {
    const one = new Fake(7);
    const { monitors } = monitorsOf([one]);
    const { tell } = teller(monitors);
    tell();
    const monitor = monitors.add(one.session, line.key, "line-1");
    tell();
    expect(one.sent).toEqual([]);
    monitors.release(monitor);
    expect(one.sent).toHaveLength(1);
    tell();
    expect(one.sent).toHaveLength(2);
  });

  test("whose user sees nothing of the line any more are told nothing", () => {
    const blind = new Fake(0);
    const { monitors } = monitorsOf([blind]);
    monitors.release(monitors.add(blind.session, line.key, "line-1"));
    const { tell, made } = teller(monitors);
    tell();
    expect([blind.sent, made()]).toEqual([[], 0]);
  });

  test("that begin and end leave nothing behind, and no id is used twice", () => {
    const one = new Fake(7);
    const { monitors, end } = monitorsOf([one]);
    const ids = new Set<string>();
    for (let count = 0; count < 20_000; count++) {
      const monitor = monitors.add(one.session, line.key, "line-1");
      ids.add(monitor.id);
      monitors.remove(monitor);
    }
    expect([ids.size, monitors.isFollowed(line.key)]).toEqual([20_000, false]);
    const last = monitors.add(one.session, line.key, "line-1");
    end(one);
    monitors.release(last);
    expect([monitors.get(one.session, last.id), monitors.isFollowed(line.key)]).toEqual([
      undefined,
      false,
    ]);
  });

  test("have the ids that clients give, once in a session, and no other monitor gets such an id", () => {
    const one = new Fake(7);
    const { monitors } = monitorsOf([one]);
    const given = monitors.add(one.session, line.key, "line-1", "line-1-2");
    expect(monitors.add(one.session, line.key, "line-1", "line-1-2")).toBe(given);
    expect(() => monitors.add(one.session, "tel:11@pbx", "line-2", "line-1-2")).toThrow(
      "The session has another monitor with this id",
    );
    const others = [1, 2].map(() => monitors.add(one.session, line.key, "line-1").id);
    expect([given.id, ...others]).toEqual(["line-1-2", "line-1-1", "line-1-3"]);
  });

  test("that cannot be told, because too much waits already, are disconnected", () => {
    const [one, other] = [new Fake(7), new Fake(7)];
    const { monitors } = monitorsOf([one, other], (_, otherwise) => otherwise());
    monitors.release(monitors.add(one.session, line.key, "line-1"));
    monitors.release(monitors.add(other.session, "tel:11@pbx", "line-2"));
    const { tell } = teller(monitors);
    tell();
    tell();
    expect([one.closings, other.closings]).toEqual([1, 0]);
    expect([monitors.isFollowed(line.key), monitors.isFollowed("tel:11@pbx")]).toEqual([
      false,
      true,
    ]);
  });

  test("of a session are limited in number", () => {
    const one = new Fake(7);
    const { monitors } = monitorsOf([one]);
    for (let count = 0; count < limits.monitors; count++) {
      monitors.add(one.session, line.key, "line-1");
    }
    expect(() => monitors.add(one.session, line.key, "line-1")).toThrow("At most 10000 monitors");
  });
});
