/**
 * Names a device of a PBX: a line, a group, or a party outside. It is what the PBX itself calls the device, mostly its number
 * (ECMA-269, "Device Identifier").
 */
export type DeviceId = string;

/** A connection: the part that a device has in a call (ECMA-269, "Connection Identifier"). A device has one connection in a call at most. */
export interface ConnectionId {
  /** What the PBX calls the call. It may use it again once the call is over. */
  readonly call: string;
  /** The device whose part in the call it is. */
  readonly device: DeviceId;
}

/** What a connection does at its device (ECMA-269, "Connection State"). A connection without a state, "null", is not there any more. */
export type ConnectionState =
  /** The device is off hook, or the PBX has asked it to be: the call has no destination yet. */
  | "initiated"
  /** It rings, or is offered. */
  | "alerting"
  /** The device takes part in the call, if only by hearing that it rings elsewhere. */
  | "connected"
  | "hold"
  /** The call waits at a group. */
  | "queued"
  /** The device hears that the call has failed. */
  | "fail";

/** Why something has happened (ECMA-269, "Event Cause"). `normal` if there is nothing to say. */
export type Cause =
  | "normal"
  | "alertTimeExpired"
  | "busy"
  | "callBack"
  | "callCancelled"
  | "callForwardBusy"
  | "callForwardImmediate"
  | "callForwardNoAnswer"
  | "callNotAnswered"
  | "callPickup"
  | "conference"
  | "consultation"
  | "destinationNotObtainable"
  | "destinationOutOfOrder"
  | "distributed"
  | "doNotDisturb"
  | "networkCongestion"
  | "newCall"
  | "queueFull"
  | "redirected"
  | "remoteOffice"
  | "transfer";

/** A device that a driver offers (ECMA-269, "Device Category"). */
export interface Device {
  /** By which events and services name the device. */
  readonly id: DeviceId;
  /** `station` is a line. Others ring where the PBX distributes their calls to; they are not lines of users. */
  readonly category: "station" | "group";
  /** The number by which it is called, if possible with + and the country; by default its id. */
  readonly number?: string;
  /** What people call it, such as the name of who uses it. */
  readonly name?: string;
  /** The group of lines to which the PBX says it belongs. */
  readonly group?: string;
  /** The services that it may use, if these are not all of the driver's. */
  readonly services?: readonly ServiceName[];
  /** Whether it can make calls without showing its number. It can, if not given. */
  readonly withholdsNumber?: boolean;
  /** The ways in which it can forward calls. None, if not given. */
  readonly forwardModes?: readonly ForwardMode[];
  /** Where a user may choose which address of the line is used, their names. */
  readonly addresses?: readonly string[];
  /** Of a group: the devices among which its calls are distributed. */
  readonly members?: readonly DeviceId[];
  /** Whether these are agents, who say when they are ready. */
  readonly isAcd?: boolean;
}

/** When a call is forwarded (ECMA-269, "Forwarding Type"). */
export type ForwardMode =
  | "immediate"
  | "busy"
  | "noAnswer"
  | "busyInternal"
  | "busyExternal"
  | "noAnswerInternal"
  | "noAnswerExternal"
  | "immediateInternal"
  | "immediateExternal";

/** A forward that is set at a device. */
export interface Forward {
  /** Which calls are forwarded. */
  readonly mode: ForwardMode;
  /** The number to which they go. */
  readonly destination: string;
  /** Seconds, where it waits for an answer; the PBX's own time if not given. */
  readonly after?: number;
}

/** Where the calls of a device ring, and are made, instead of at the device. */
export interface RemoteOffice {
  /** Whether that is so now. */
  readonly enabled: boolean;
  /** The number at which they ring. */
  readonly destination: string;
}

/** What the PBX says of the password of a line that it lets the server watch and control only with one. */
export interface LinePassword {
  /** Whether the one that it has been given is right. */
  readonly isValid: boolean;
  /** The user of the PBX whose password it is. */
  readonly user: string;
}

/** What an agent does for a group (ECMA-269, "Agent States"). */
export type AgentState = "loggedOff" | "notReady" | "ready" | "busy" | "workingAfterCall";

/** The numbers of a call, as far as the PBX tells them. */
export interface CallNumbers {
  /** Empty if it is withheld. */
  readonly callingNumber: string;
  /** The number that the call is for. */
  readonly calledNumber: string;
  /** The number from which the call has come here last, if it has been redirected or forwarded. */
  readonly redirectingNumber?: string;
}

interface About<Name extends string> {
  readonly event: Name;
  readonly cause: Cause;
}

interface OfConnection<Name extends string> extends About<Name> {
  /** Whose state it is about. */
  readonly connection: ConnectionId;
}

/** How connections have got other names, or stayed the same, when calls were joined. */
export interface JoinedConnection {
  /** Undefined for one that is new. */
  readonly old?: ConnectionId;
  /** What the connection is called from now on. */
  readonly new: ConnectionId;
}

interface Joined<Name extends string> extends About<Name> {
  /** The connections of the device that has joined the calls. Those that are not in the list below are over. */
  readonly by: readonly ConnectionId[];
  /** All connections of the call that has come of it. */
  readonly connections: readonly JoinedConnection[];
}

/**
 * Something that has happened at the PBX. Each is told once, whatever number of devices it concerns, in the order in which it happened
 * (ECMA-269, "Call Control Events", "Logical Device Feature Events", "Device Maintenance Events").
 */
export type PbxEvent =
  /** The device is off hook: `initiated`. With the cause `callBack`, the PBX rings it to connect it with the one whom it could not reach. */
  | OfConnection<"serviceInitiated">
  /** A call goes out from the device: `connected`. */
  | (OfConnection<"originated"> & CallNumbers)
  /** The call has left for another network, in which nothing is known of it but what is told. The connection is that of the other party. */
  | OfConnection<"networkReached">
  /** The device is offered the call before it rings: `alerting`. */
  | (OfConnection<"offered"> & CallNumbers)
  /** The device rings: `alerting`. */
  | (OfConnection<"delivered"> & CallNumbers)
  /** The call waits at a group: `queued`. */
  | (OfConnection<"queued"> & CallNumbers)
  /** The device has answered: `connected`. */
  | OfConnection<"established">
  | OfConnection<"held">
  | OfConnection<"retrieved">
  /** The call leaves the device before it has been answered there. */
  | (OfConnection<"diverted"> & { readonly newDestination: string })
  /** The device has connected its parties with each other, and is not in the call any more. */
  | Joined<"transferred">
  /** The device has joined its calls to a conference, or has taken another party in. */
  | Joined<"conferenced">
  /** The device has left the call. */
  | OfConnection<"connectionCleared">
  /** The connection that hears that its call has failed: `fail`. */
  | OfConnection<"failed">
  /** Something else about a call is known, or different. */
  | (OfConnection<"callInformation"> & {
      readonly data?: readonly CallDatum[];
      readonly isRecorded?: boolean;
    })
  | (OfConnection<"digitsGenerated"> & { readonly digits: string })
  | { readonly event: "doNotDisturb"; readonly device: DeviceId; readonly on: boolean }
  /** All forwards of the device. */
  | {
      readonly event: "forwarding";
      readonly device: DeviceId;
      readonly forwards: readonly Forward[];
    }
  | { readonly event: "remoteOffice"; readonly device: DeviceId; readonly state: RemoteOffice }
  /** The password of the line is right now, or is not any more. */
  | { readonly event: "password"; readonly device: DeviceId; readonly state: LinePassword }
  /** The PBX calls back as soon as both are free, or does so no longer. */
  | {
      readonly event: "callBack";
      readonly device: DeviceId;
      readonly target: DeviceId;
      readonly on: boolean;
    }
  | {
      readonly event:
        | "agentLoggedOn"
        | "agentLoggedOff"
        | "agentNotReady"
        | "agentReady"
        | "agentBusy"
        | "agentWorkingAfterCall";
      readonly device: DeviceId;
      readonly group: DeviceId;
    }
  /** There is no telephone at the line, or again one. */
  | { readonly event: "outOfService" | "backInService"; readonly device: DeviceId }
  /** Devices have been added or are different, or are not there any more. */
  | {
      readonly event: "devicesChanged";
      readonly changed: readonly Device[];
      readonly removed: readonly DeviceId[];
    }
  /**
   * `disabled`: the PBX cannot be reached, so nothing is known of its devices. `normal`: it can again. `messagesLost`: events are missing. After
   * the last two, the server takes a snapshot of each device.
   */
  | { readonly event: "systemStatus"; readonly status: "normal" | "disabled" | "messagesLost" };

/** A pair of texts that is attached to a call. */
export interface CallDatum {
  /** What it is; a call has one value for a key. */
  readonly key: string;
  /** What it says. */
  readonly value: string;
}

/**
 * A connection of a snapshot, with the others of its call. `callingNumber` of a device that has called is its own, also after its call has been
 * joined with another's.
 */
export interface SnapshotConnection extends CallNumbers {
  /** The part of the device in the call. */
  readonly connection: ConnectionId;
  /** What the connection does at the device. */
  readonly state: ConnectionState;
  /** Whether the device has made the call. */
  readonly outgoing: boolean;
  /** The other devices in the call, with what their connections do. */
  readonly others: readonly { readonly device: DeviceId; readonly state: ConnectionState }[];
  /** Whether the others have left the call, so that the device only hears that nobody is there any more. */
  readonly isOver?: boolean;
  /** The device that has made a conference of the call. */
  readonly controller?: DeviceId;
  /** Whether the call is being recorded; not, if it is not given. */
  readonly isRecorded?: boolean;
  /** What is attached to the call; nothing, if it is not given. */
  readonly data?: readonly CallDatum[];
}

/** A device as it is at a moment (ECMA-269, "Snapshot Device"). */
export interface DeviceSnapshot {
  /** Whether there is a telephone at the line that can be reached. */
  readonly inService: boolean;
  /** Whether it rings for no call. */
  readonly doNotDisturb: boolean;
  /** All forwards that are set; none is an empty list. */
  readonly forwards: readonly Forward[];
  /** Where its calls ring instead, if they do. */
  readonly remoteOffice: RemoteOffice;
  /** Its calls, each with the part that the device has in it. */
  readonly connections: readonly SnapshotConnection[];
  /** Of a line that needs a password. */
  readonly password?: LinePassword;
  /** What the device is an agent of. */
  readonly agent?: readonly { readonly group: DeviceId; readonly state: AgentState }[];
}

/**
 * What can be asked of a PBX, by the names of CSTA's services (ECMA-269). A driver has those that its PBX can carry out; clients see the others
 * as features that are not there. A service is over when the PBX has accepted it, which is mostly before anybody answers a call: what comes of
 * it, events tell. What it does itself has been told when it is over: the connection that `makeCall` returns is known then, a call is held after
 * `holdCall`, and the forwards are those of `setForwarding`. It fails with a {@link PbxError}.
 */
export interface PbxServices {
  /** Makes a call, and returns the calling connection. */
  makeCall(call: {
    readonly device: DeviceId;
    readonly to: string;
    /** Whether the called party may not see who calls. */
    readonly withholdNumber?: boolean;
    /** One of the device's addresses, by its place in the list. */
    readonly address?: number;
  }): ConnectionId | Promise<ConnectionId>;
  /** Answers a call that rings at a device. */
  answerCall(call: { readonly connection: ConnectionId }): void | Promise<void>;
  /** Takes a device out of a call, whatever state it is in there. */
  clearConnection(call: { readonly connection: ConnectionId }): void | Promise<void>;
  /** Puts a call on hold. */
  holdCall(call: { readonly connection: ConnectionId }): void | Promise<void>;
  /** Goes on with a call that is on hold. */
  retrieveCall(call: { readonly connection: ConnectionId }): void | Promise<void>;
  /** Holds the active call and retrieves the held one. */
  alternateCall(call: {
    readonly held: ConnectionId;
    readonly active: ConnectionId;
  }): void | Promise<void>;
  /** Holds the active call and makes another one; returns the other one's calling connection. */
  consultationCall(call: {
    readonly active: ConnectionId;
    readonly to: string;
    readonly withholdNumber?: boolean;
  }): ConnectionId | Promise<ConnectionId>;
  /** Connects the parties of two calls of a device, which leaves both. The active one may still ring. */
  transferCall(call: {
    readonly held: ConnectionId;
    readonly active: ConnectionId;
  }): void | Promise<void>;
  /** Passes a call on to another device, without asking there first. */
  singleStepTransferCall(call: {
    readonly active: ConnectionId;
    readonly to: string;
  }): void | Promise<void>;
  /** Joins two calls of a device to a conference, or a call to a conference. */
  conferenceCall(call: {
    readonly held: ConnectionId;
    readonly active: ConnectionId;
  }): void | Promise<void>;
  /** Calls another party into a call. */
  singleStepConferenceCall(call: {
    readonly active: ConnectionId;
    readonly to: string;
  }): void | Promise<void>;
  /** Sends a call that has not been answered elsewhere. */
  deflectCall(call: {
    readonly connection: ConnectionId;
    readonly to: string;
  }): void | Promise<void>;
  /** Takes a call that rings elsewhere. */
  directedPickupCall(call: {
    readonly connection: ConnectionId;
    readonly device: DeviceId;
  }): void | Promise<void>;
  /** Ends a call that has not been answered, and calls back as soon as both are free. */
  callBack(call: { readonly connection: ConnectionId }): void | Promise<void>;
  /** Sends tones of keys into a call. */
  generateDigits(call: {
    readonly connection: ConnectionId;
    readonly digits: string;
    readonly mode: "dtmf" | "pulse";
    /** Milliseconds of each tone, and of the pause after it. */
    readonly duration?: number;
  }): void | Promise<void>;
  /** Attaches data to a call, in the place of those with the same keys. */
  associateData(call: {
    readonly connection: ConnectionId;
    readonly data: readonly CallDatum[];
  }): void | Promise<void>;
  /** Begins to record a call. */
  startRecording(call: { readonly connection: ConnectionId }): void | Promise<void>;
  /** Ends the recording of a call. */
  stopRecording(call: { readonly connection: ConnectionId }): void | Promise<void>;
  /** Has a device ring for no call, or for all again. */
  setDoNotDisturb(feature: {
    readonly device: DeviceId;
    readonly on: boolean;
  }): void | Promise<void>;
  /** Replaces all forwards of a device. */
  setForwarding(feature: {
    readonly device: DeviceId;
    readonly forwards: readonly Forward[];
  }): void | Promise<void>;
  /** Has calls of a device reach another number. */
  setRemoteOffice(feature: {
    readonly device: DeviceId;
    readonly state: RemoteOffice;
  }): void | Promise<void>;
  /** Gives the PBX the password of a line that needs one. The driver keeps it as long as it has to. `notAllowed` if it is wrong. */
  setPassword(feature: {
    readonly device: DeviceId;
    readonly password: string;
  }): void | Promise<void>;
  /** Logs an agent on or off, or says whether he takes calls. */
  setAgentState(feature: {
    readonly device: DeviceId;
    readonly group: DeviceId;
    readonly state: AgentState;
  }): void | Promise<void>;
  /** The devices that a number reaches. */
  findDevices(query: {
    readonly number: string;
  }): readonly DeviceId[] | Promise<readonly DeviceId[]>;
}

/** What a driver can be asked to do. */
export type ServiceName = keyof PbxServices;

/** Takes what happens at a PBX. It does not throw. */
export type PbxListener = (event: PbxEvent) => void;

/**
 * Connects the server with a PBX, in the words of CSTA (ECMA-269). {@link driverContract} tests whether a driver keeps to what is written
 * here.
 */
export interface PbxDriver {
  /** What the PBX can carry out: the services that are there. */
  readonly services: Partial<PbxServices>;
  /**
   * Connects, and tells events from now on, but not before it returns. It does not wait for a PBX that cannot be reached: that is a
   * `systemStatus`, and the driver tries again by itself. It may be called again after {@link close}: of several servers on one database, one
   * at a time has the driver open.
   */
  open(listener: PbxListener): void | Promise<void>;
  /** Ends the connection, without waiting for anybody. No event comes any more. */
  close(): void | Promise<void>;
  /** The devices that there are; those that come later, or go, `devicesChanged` tells. */
  devices(): readonly Device[] | Promise<readonly Device[]>;
  /** A device as it is after the events that have been told. @throws PbxError `unknownDevice` */
  snapshot(device: DeviceId): DeviceSnapshot | Promise<DeviceSnapshot>;
}

/** Why a service fails (ECMA-269, "Universal Failure"). */
export type PbxErrorCode =
  /** There is no such device of the PBX. */
  | "unknownDevice"
  /** There is no such connection. */
  | "unknownConnection"
  /** The number is none that can be dialled. */
  | "invalidDestination"
  /** The connection is in a state in which that cannot be done. */
  | "invalidState"
  /** The argument is otherwise wrong. */
  | "invalidArgument"
  /** The PBX does not allow it to the device. */
  | "notAllowed"
  /** There are too many calls, or too much of something else. */
  | "limitReached"
  /** There is no telephone at the line. */
  | "outOfService"
  /** The PBX cannot be reached. */
  | "noLink";

/** A service of a PBX has failed. Clients are shown the message. */
export class PbxError extends Error {
  override readonly name = "PbxError";
  /** Why the service fails; stable. */
  readonly code: PbxErrorCode;

  constructor(code: PbxErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
