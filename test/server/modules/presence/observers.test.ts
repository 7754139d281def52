import { describe, expect, test } from "vitest";
import type { Session } from "../../../../src/rose/index.js";
import { RequestError } from "../../../../src/server/index.js";
import { mostOpen, Observers } from "../../../../src/server/modules/presence/observers.js";

/** A session, and the octets that it has been sent. */
function session(): { readonly session: Session; readonly sent: number[] } {
  const sent: number[] = [];
  const connection = { open: true, send: ([octet]: Uint8Array) => sent.push(octet!) };
  return { session: { ended: false, connection } as unknown as Session, sent };
}

describe("the observers of users", () => {
  test("get no events while contacts are read for several answers, and then of each section the newest, in their order", () => {
    const observers = new Observers<string>(5);
    const { session: one, sent } = session();
    observers.open(one, [[1, "a"]]);
    observers.hold(one);
    observers.hold(one);
    const send = (section: string, octet: number) =>
      observers.send(one, 1, section, Uint8Array.of(octet));
    send("absence", 1);
    send("state", 2);
    send("absence", 3);
    observers.release(one);
    expect(sent).toEqual([]);
    observers.release(one);
    // The first event of the absence is out of date, and its state would be, too.
    expect(sent).toEqual([2, 3]);
    send("state", 4);
    observers.release(one);
    send("state", 5);
    expect(sent).toEqual([2, 3, 4, 5]);
  });

  test(`open at most ${mostOpen} contacts each, of several at once all or none`, () => {
    const observers = new Observers<string>(5);
    const { session: one } = session();
    const { session: other } = session();
    const ids = (from: number, count: number) =>
      Array.from({ length: count }, (_, at): [number, string] => [from + at, "a"]);
    observers.open(one, ids(0, mostOpen - 1));
    const open = () => observers.open(one, ids(mostOpen - 2, 3));
    expect(open).toThrow(RequestError);
    expect(open).toThrow(expect.objectContaining({ detail: 5 }));
    expect(observers.of(mostOpen)).toBeUndefined();
    // One that is open already does not count again.
    observers.open(one, ids(mostOpen - 2, 2));
    observers.open(other, ids(mostOpen, 2));
    expect([...observers.users()].length).toBe(mostOpen + 2);
    observers.forget(one);
    expect([...observers.users()]).toEqual([mostOpen, mostOpen + 1]);
    observers.close(other, mostOpen);
    observers.close(other, mostOpen + 1);
    expect([...observers.users()]).toEqual([]);
  });
});
