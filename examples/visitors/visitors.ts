// Generated from visitors.asn1 by `rosewire compile`. Do not edit.
//
// Visitors: who has come to see whom. A protocol of one's own beside that of the UCServer.

import {
  INTEGER,
  UTF8String,
  event,
  operation,
  sequence,
  sequenceOf,
  type Event,
  type Operation,
  type Type,
} from "rosewire/codec";

/** Which version of this protocol the server speaks; asked before a logon. Operation 30000. */
export const visitorNegotiate: Operation<VisitorVersion, VisitorVersion, VisitorError> =
  /* @__PURE__ */ operation("visitorNegotiate", 30000, () => ({
  argument: VisitorVersion,
  result: VisitorVersion,
  error: VisitorError,
}));

/** Notes a visitor, and tells those who watch the host. Operation 30001. */
export const visitorArrive: Operation<Visitor, VisitorDone, VisitorError> =
  /* @__PURE__ */ operation("visitorArrive", 30001, () => ({
  argument: Visitor,
  result: VisitorDone,
  error: VisitorError,
}));

/** Who has come to see a user; only for this user and administrators. Operation 30002. */
export const visitorGetAll: Operation<VisitorHost, VisitorList, VisitorError> =
  /* @__PURE__ */ operation("visitorGetAll", 30002, () => ({
  argument: VisitorHost,
  result: VisitorList,
  error: VisitorError,
}));

/** From now on, visitorArrived is sent for the visitors of this user. Operation 30003. */
export const visitorWatch: Operation<VisitorHost, VisitorDone, VisitorError> =
  /* @__PURE__ */ operation("visitorWatch", 30003, () => ({
  argument: VisitorHost,
  result: VisitorDone,
  error: VisitorError,
}));

/** Event 30004. */
export const visitorArrived: Event<Visitor> = /* @__PURE__ */ event("visitorArrived", 30004, () => Visitor);

/** The refusal of any of these operations. */
export interface VisitorError {
  code: number;
  text: string;
}
export const VisitorError: Type<VisitorError> = /* @__PURE__ */ sequence("VisitorError", () => [
  ["code", INTEGER],
  ["text", UTF8String],
], { extensible: true });

export interface VisitorVersion {
  version: number;
}
export const VisitorVersion: Type<VisitorVersion> = /* @__PURE__ */ sequence("VisitorVersion", () => [
  ["version", INTEGER],
], { extensible: true });

/** Somebody is at the reception desk. */
export interface Visitor {
  /** of the visitor */
  name: string;
  /** the user whom he wants to see */
  host: string;
}
export const Visitor: Type<Visitor> = /* @__PURE__ */ sequence("Visitor", () => [
  ["name", UTF8String],
  ["host", UTF8String],
], { extensible: true });

export interface VisitorHost {
  host: string;
}
export const VisitorHost: Type<VisitorHost> = /* @__PURE__ */ sequence("VisitorHost", () => [
  ["host", UTF8String],
], { extensible: true });

export interface VisitorList {
  visitors: Visitor[];
}
export const VisitorList: Type<VisitorList> = /* @__PURE__ */ sequence("VisitorList", () => [
  ["visitors", sequenceOf("", () => Visitor)],
], { extensible: true });

export type VisitorDone = Record<string, never>;
export const VisitorDone: Type<VisitorDone> = /* @__PURE__ */ sequence("VisitorDone", () => [], { extensible: true });
