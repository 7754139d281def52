/*
 * What most programs need: the codec and the engine. The protocol's modules are apart, in
 * "rosewire/modules" and "rosewire/modules/<module>", so that a program loads only those it uses.
 */
export * from "./codec/index.js";
export * from "./rose/index.js";
