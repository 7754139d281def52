/**
 * What connects a UCServer with a PBX: the interface of drivers in the words of CSTA (ECMA-269), the contract that tests them, a driver for Asterisk, and a simulated
 * PBX.
 *
 * @module
 */
export { AsteriskPbx } from "./asterisk/asterisk-pbx.js";
export type { AsteriskLines } from "./asterisk/lines.js";
export type { AsteriskPbxOptions, AsteriskTls } from "./asterisk/options.js";
export { driverContract, type ContractOptions, type ContractTest } from "./contract.js";
export type { DriverUnderTest } from "./driver-under-test.js";
export {
  PbxError,
  type AgentState,
  type CallDatum,
  type CallNumbers,
  type Cause,
  type ConnectionId,
  type ConnectionState,
  type Device,
  type DeviceId,
  type DeviceSnapshot,
  type Forward,
  type ForwardMode,
  type JoinedConnection,
  type LinePassword,
  type PbxDriver,
  type PbxErrorCode,
  type PbxEvent,
  type PbxListener,
  type PbxServices,
  type RemoteOffice,
  type ServiceName,
  type SnapshotConnection,
} from "./driver.js";
export { ManualClock, realTime, type SimulatedClock } from "./simulated/clock.js";
export type { SimulatedGroup, SimulatedLine, SimulatedPbxOptions } from "./simulated/options.js";
export { SimulatedPbx } from "./simulated/simulated-pbx.js";
export type { Phone } from "./simulated/phone.js";
