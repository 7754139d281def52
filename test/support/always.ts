import type fc from "fast-check";

/** A command of a model that may be run at any time. */
export function always<Model extends object, Real>(
  text: string,
  run: (model: Model, real: Real) => Promise<void>,
): fc.AsyncCommand<Model, Real> {
  return { check: () => true, run, toString: () => text };
}
