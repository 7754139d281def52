import { factoryText, instantiate } from "../code.js";
import type { Type } from "../schema.js";
import { isNested, wireOf } from "./wire.js";
import type { BerCodec } from "./codec.js";
import { emitContents, emitWhole } from "./emit-decode.js";
import { emitView, emitWholeView } from "./emit-view.js";
import { emitFill, emitWrite } from "./emit-encode.js";
import type { Reader } from "./reader.js";
import { runtime } from "./runtime.js";
import { Source } from "./source.js";
import type { Writer } from "./writer.js";

/**
 * The compiled functions of one type in one variant. Each half is compiled when it is first
 * called: until then its functions are stand-ins that compile and call again.
 */
class CompiledBer implements BerCodec {
  readonly type: Type<any>;
  readonly variant: number;
  lastSize = 0;

  whole = (r: Reader, p: number, e: number, k: number): unknown => {
    compileDecoder(this);
    return this.whole(r, p, e, k);
  };

  contents = (
    r: Reader,
    p: number,
    e: number,
    k: number,
    t: number,
    c: number,
    d: number,
    s?: unknown,
  ): unknown => {
    compileDecoder(this);
    return this.contents(r, p, e, k, t, c, d, s);
  };

  wholeView = (r: Reader, p: number, e: number): unknown => {
    compileView(this);
    return this.wholeView(r, p, e);
  };

  view = (
    r: Reader,
    p: number,
    e: number,
    k: number,
    t: number,
    c: number,
    d: number,
    s?: unknown,
  ): unknown => {
    compileView(this);
    return this.view(r, p, e, k, t, c, d, s);
  };

  write = (w: Writer, value: unknown, p: number, k: number): number => {
    compileEncoder(this);
    return this.write(w, value, p, k);
  };

  fill = (w: Writer, value: unknown, p: number, k: number): number => {
    compileEncoder(this);
    return this.fill(w, value, p, k);
  };

  constructor(type: Type<any>, variant: number) {
    this.type = type;
    this.variant = variant;
  }

  prepare(): void {
    compileDecoder(this);
    compileView(this);
    compileEncoder(this);
  }
}

/** The codec of a type in a variant; nothing is compiled before it is called. */
export function compileBer(type: Type<any>, variant: number): BerCodec {
  return (type.ber[variant] ??= new CompiledBer(type, variant));
}

/** Source text with the names of the functions in it. */
interface Emitted {
  readonly out: Source;
  readonly names: readonly string[];
}

/**
 * The text that a type's decoder and encoder are compiled from; undefined if the type has no
 * contents of its own to compile.
 */
export function sourceOf(
  type: Type<any>,
  variant: number,
): { readonly decoder: string; readonly encoder: string } | undefined {
  if (!isOwn(type)) return undefined;
  const text = ({ out, names }: Emitted) => factoryText(out, names, Object.keys(runtime));
  return { decoder: text(emitDecoder(type, variant)), encoder: text(emitEncoder(type, variant)) };
}

function emitDecoder(type: Type<any>, variant: number): Emitted {
  const out = new Source();
  const own = isOwn(type);
  if (own) emitContents(out, type, variant);
  emitWhole(out, type, variant);
  return { out, names: own ? ["whole", "contents"] : ["whole"] };
}

function emitEncoder(type: Type<any>, variant: number): Emitted {
  const out = new Source();
  const own = isOwn(type);
  if (own) emitFill(out, type, variant);
  emitWrite(out, type, variant);
  return { out, names: own ? ["write", "fill"] : ["write"] };
}

function compileDecoder(codec: CompiledBer): void {
  const { out, names } = emitDecoder(codec.type, codec.variant);
  const made = functions(out, codec, names);
  codec.whole = made["whole"] as BerCodec["whole"];
  if (isOwn(codec.type)) codec.contents = made["contents"] as BerCodec["contents"];
}

function compileView(codec: CompiledBer): void {
  const out = new Source();
  const own = isOwn(codec.type);
  if (own) emitView(out, codec.type, codec.variant);
  emitWholeView(out, codec.type, codec.variant);
  const made = functions(out, codec, own ? ["wholeView", "view"] : ["wholeView"]);
  codec.wholeView = made["wholeView"] as BerCodec["wholeView"];
  if (own) codec.view = made["view"] as BerCodec["view"];
}

function compileEncoder(codec: CompiledBer): void {
  const { out, names } = emitEncoder(codec.type, codec.variant);
  const made = functions(out, codec, names);
  codec.write = made["write"] as BerCodec["write"];
  if (isOwn(codec.type)) codec.fill = made["fill"] as BerCodec["fill"];
}

/** Whether the type has contents of its own to compile: not a name, a tag, a primitive or an open type. */
function isOwn(type: Type<any>): boolean {
  return isNested(type) && type.schema.kind !== "open" && wireOf(type).type === type;
}

function functions(
  out: Source,
  codec: CompiledBer,
  names: readonly string[],
): Record<string, unknown> {
  const links = out.links.map((type) => compileBer(type, codec.variant));
  return instantiate(out, names, runtime, links);
}
