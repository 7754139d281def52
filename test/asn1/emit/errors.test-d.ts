/** What the type checker makes of the errors of operations; `npm run types` is the test. */
import { expectTypeOf } from "vitest";
import { isRoseError, RoseError, type Client, type RoseServer } from "../../../src/rose/index.js";
import {
  makeCall,
  universalFailure,
  type UniversalFailure,
} from "../../../src/modules/csta/index.js";
import * as Dialling from "./golden/dialling.js";
import * as Signals from "./golden/signals.js";

declare const client: Client;
declare const server: RoseServer;
declare const caught: unknown;

const { badNumber, dial, hangUp, noCall, lost } = Dialling;

// An error has the type of its parameter, whatever is known of what was caught.
if (isRoseError(caught, badNumber)) expectTypeOf(caught.error).toEqualTypeOf<Dialling.BadNumber>();
if (isRoseError(caught, noCall)) expectTypeOf(caught.error).toEqualTypeOf<null>();
if (isRoseError(caught, dial)) {
  expectTypeOf(caught.error).toEqualTypeOf<
    Dialling.BadNumber | Signals.Until | number | Uint8Array
  >();
  if (isRoseError(caught, badNumber)) expectTypeOf(caught.error.at).toEqualTypeOf<number>();
}
if (caught instanceof RoseError && isRoseError(caught, Signals.busy)) {
  expectTypeOf(caught.error).toEqualTypeOf<Signals.Until>();
}

// Who answers with one of several says which, and leaves out what has a DEFAULT.
server.handle(dial, () => {
  throw new RoseError(dial, badNumber, { at: 1 });
});
server.handle(hangUp, (id) => {
  throw id === 0 ? new RoseError(hangUp, noCall, null) : new RoseError(hangUp, lost, id);
});
export const refused = [
  // @ts-expect-error nothing says which of the errors it is
  new RoseError(hangUp, 5),
  // @ts-expect-error not of the type of its parameter
  new RoseError(dial, badNumber, { at: "1" }),
];
expectTypeOf(await client.invoke(dial, { digits: "1" })).toEqualTypeOf<number>();

// The one error of an operation needs no name.
export const allowed = [
  new RoseError(makeCall, { operation: 6 }),
  new RoseError(makeCall, universalFailure, { operation: 6 }),
];
if (isRoseError(caught, makeCall)) expectTypeOf(caught.error).toEqualTypeOf<UniversalFailure>();
if (isRoseError(caught, universalFailure)) {
  expectTypeOf(caught.error).toEqualTypeOf<UniversalFailure>();
}
