/** What the type checker makes of members with a DEFAULT; `npm run types` is the test. */
import { expectTypeOf } from "vitest";
import { emptyValue, type Operation, type Type } from "../../../src/codec/index.js";
import { isRoseError, RoseError, type Client, type RoseServer } from "../../../src/rose/index.js";
import * as Far from "./golden/far.js";
import * as Kinds from "./golden/kinds.js";

declare const octets: Uint8Array;
declare const client: Client;
declare const server: RoseServer;

// They are there after decoding, wherever the type is used.
expectTypeOf(Kinds.Optional.decode(octets).number).toEqualTypeOf<number>();
expectTypeOf(Kinds.Optional.decodeJson("{}").list).toEqualTypeOf<string[]>();
expectTypeOf(Kinds.Optional.view(octets).number).toEqualTypeOf<number>();
expectTypeOf(emptyValue(Kinds.Optional).number).toEqualTypeOf<number>();
expectTypeOf(Kinds.Holder.decode(octets).list[0]!.number).toEqualTypeOf<number>();
expectTypeOf(Kinds.Holder.decode(octets).inner.flag).toEqualTypeOf<boolean>();
expectTypeOf(Kinds.Tree.decode(octets).branches[0]!.depth).toEqualTypeOf<number>();
expectTypeOf(Far.Distant.decode(octets).holder?.one.number).toEqualTypeOf<number | undefined>();

// Encoding does without them.
Kinds.Optional.encode({ number: 5 });
Kinds.Optional.encodeJson({});
Kinds.Holder.encode({ one: {}, list: [{}], either: { a: {} }, inner: {} });
Kinds.Tree.encode({ branches: [{ branches: [], depth: 1 }] });
Far.Distant.encode({ holder: { one: {}, list: [], either: { b: "" }, inner: {} } });
// @ts-expect-error a mandatory member is missing
Kinds.Holder.encode({ one: {}, list: [], either: { b: "" } });
// @ts-expect-error a member that the type does not have
Kinds.Optional.encode({ nmber: 5 });

// What has been decoded can be encoded.
Kinds.Holder.encode(Kinds.Holder.decode(octets));
expectTypeOf<Kinds.Optional>().toExtend<Kinds.OptionalInput>();

// The caller may leave them out of the argument and finds them in the result; the handler the other way.
const result = await client.invoke(Kinds.hold, {});
expectTypeOf(result).toEqualTypeOf<{ port: number }>();
server.handle(Kinds.hold, ({ holder }) => {
  expectTypeOf(holder?.one.number).toEqualTypeOf<number | undefined>();
  if (holder === undefined) throw new RoseError(Kinds.hold, { code: 1 });
  return {};
});
client.emit(Kinds.grow, { branches: [{ branches: [] }] });
server.broadcast(Kinds.grow, { branches: [] });
client.handle(Kinds.grow, ({ depth }) => {
  expectTypeOf(depth).toEqualTypeOf<number>();
});
for await (const { depth } of client.events(Kinds.grow))
  expectTypeOf(depth).toEqualTypeOf<number>();
const caught: unknown = undefined;
if (isRoseError(caught, Kinds.hold)) expectTypeOf(caught.error).toEqualTypeOf<Far.Trouble>();
// @ts-expect-error a mandatory member is missing
await client.invoke(Kinds.hold, { holder: { one: {} } });
// @ts-expect-error a member of the wrong type
server.handle(Kinds.hold, () => ({ port: "7222" }));
// @ts-expect-error a mandatory member is missing
client.emit(Kinds.grow, {});

// Functions for any type and operation take these too.
function both<T, I>(type: Type<T, I>, value: I): T {
  return type.decode(type.encode(value));
}
expectTypeOf(both(Kinds.Optional, {})).toEqualTypeOf<Kinds.Optional>();
async function twice<A, R, E>(operation: Operation<A, R, E>, argument: A): Promise<R[]> {
  return [await client.invoke(operation, argument), await client.invoke(operation, argument)];
}
await twice(Kinds.full, {} as Kinds.Simple);
await twice(Kinds.hold, {});

// A value of the module is one to encode.
expectTypeOf(Kinds.seed).toEqualTypeOf<Kinds.TreeInput>();
