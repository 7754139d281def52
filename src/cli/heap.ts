import { setFlagsFromString } from "node:v8";

/**
 * Has V8 collect garbage when the heap has grown by half, not only when it is several times as
 * large as what is used, because anybody can make a server on a network produce garbage.
 */
export function keepHeapSmall(): void {
  setFlagsFromString("--heap-growing-percent=50");
}
