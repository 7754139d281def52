import { createHash, randomUUID } from "node:crypto";
import {
  AsnInterfaceProtocolEnum,
  AsnInterfaceStatusEnum,
  AsnInterfaceTypeEnum,
  AsnListeningInterfaceList,
  type AsnListeningInterface,
  type AsnListeningInterfaceStatus,
} from "../../../modules/management/management.js";
import type { TlsPolicy } from "../../../rose/index.js";
import { RequestError, RequestErrorDetail } from "../../kernel/index.js";
import type { Listening, ListeningPort } from "../../listening.js";
import type { SettingsFamily } from "../settings/api.js";
import { guidKeyOf } from "../users/api.js";

const types = AsnInterfaceTypeEnum.values;
const protocols = AsnInterfaceProtocolEnum.values;
const states = AsnInterfaceStatusEnum.values;

/** The detail for what only the start of the server decides. */
const notHere = 501;

/** How many interfaces there may be. */
const most = 100;

/** What administrators have set of interfaces, those of the server's ports and others. */
export const interfaceSettings: SettingsFamily<AsnListeningInterfaceList> = {
  name: "listening-interfaces",
  type: AsnListeningInterfaceList,
  limits: { list: most },
};

/** The types of interfaces that this server has, a bit for each. */
export const supportedTypes =
  (1 << types.eINTERFACETYPECLIENT) |
  (1 << types.eINTERFACETYPEHTTP) |
  (1 << types.eINTERFACETYPEHTTPS);

/** What of an interface the start of the server decides. */
const given = ["bEnabled", "iInterfaceType", "iProtocol", "u8sBindAddress", "iPort"] as const;

const clearProtocols: Readonly<Record<TlsPolicy, AsnInterfaceProtocolEnum>> = {
  never: protocols.ePROTOCOLTCP,
  allowed: protocols.ePROTOCOLSTARTTLSOPTIONAL,
  required: protocols.ePROTOCOLSTARTTLSMANDATORY,
};

/** The interfaces at which the server listens, and those that are only set (AsnListeningInterface, manual line 41764). */
export class Interfaces {
  readonly #listening: Listening;
  readonly #tlsPolicy: TlsPolicy;

  constructor(listening: Listening, tlsPolicy: TlsPolicy) {
    this.#listening = listening;
    this.#tlsPolicy = tlsPolicy;
  }

  /** The interfaces of the server's ports, with what has been set of them, and after them the others that have been set. */
  all(stored: AsnListeningInterfaceList): AsnListeningInterface[] {
    const known = new Map(stored.map((one) => [one.u8sInterfaceGUID, one]));
    const own = this.#own().map((one) => {
      const { u8sDNSName, u8sPublicIP, iPublicPort } = known.get(one.u8sInterfaceGUID) ?? one;
      return { ...one, u8sDNSName, u8sPublicIP, iPublicPort };
    });
    const ids = new Set(own.map(({ u8sInterfaceGUID }) => u8sInterfaceGUID));
    return [...own, ...stored.filter(({ u8sInterfaceGUID }) => !ids.has(u8sInterfaceGUID))];
  }

  /**
   * The states of {@link all}.
   * @param connections How many connections there are on all servers, by the GUIDs of ports.
   */
  statuses(
    stored: AsnListeningInterfaceList,
    connections: ReadonlyMap<string, number>,
  ): AsnListeningInterfaceStatus[] {
    const ports = new Set(this.#listening.ports.map(idOf));
    return this.all(stored).map(({ u8sInterfaceGUID: id }) =>
      status(id, ports.has(id), connections.get(id) ?? 0),
    );
  }

  /**
   * What is to be stored of a list that an administrator sets. New interfaces without a GUID get one.
   * @throws RequestError 501 if it would change where the server listens, or the certificate; 4 for what makes no sense.
   */
  checked(
    list: AsnListeningInterfaceList,
    stored: AsnListeningInterfaceList,
  ): AsnListeningInterface[] {
    if (list.length > most) throw invalid(`At most ${most} interfaces`);
    const before = new Map(this.all(stored).map((one) => [one.u8sInterfaceGUID, one]));
    const found = new Map<string, AsnListeningInterface>();
    for (const one of list) {
      const id = one.u8sInterfaceGUID === "" ? randomUUID() : guidKeyOf(one.u8sInterfaceGUID);
      if (id === undefined) throw invalid("u8sInterfaceGUID is no GUID");
      if (found.has(id)) throw invalid("Two interfaces have the same u8sInterfaceGUID");
      requireSense(one, before.get(id));
      found.set(id, { ...one, u8sInterfaceGUID: id });
    }
    for (const own of this.#own()) {
      const one = found.get(own.u8sInterfaceGUID);
      if (one !== undefined && given.every((member) => one[member] === own[member])) continue;
      throw new RequestError(notHere, "Where this server listens is said when it is started");
    }
    return [...found.values()];
  }

  #own(): AsnListeningInterface[] {
    return this.#listening.ports.map((port, at) => ({
      bEnabled: true,
      u8sInterfaceGUID: idOf(port),
      iInterfaceType: typeOf(port),
      iProtocol: this.#protocolOf(port),
      u8sBindAddress: port.address,
      iPort: port.port,
      bIsDefault: at === 0,
      u8sCertHash: "",
      u8sCertContainerFile: "",
      u8sCertContainerContent: "",
      u8sDNSName: "",
      u8sPublicIP: "",
      iPublicPort: 0,
    }));
  }

  #protocolOf({ kind, tls }: ListeningPort): AsnInterfaceProtocolEnum {
    if (tls) return protocols.ePROTOCOLTLS;
    return kind === "web" ? protocols.ePROTOCOLTCP : clearProtocols[this.#tlsPolicy];
  }
}

/** The state of an interface. */
export function status(
  u8sInterfaceGUID: string,
  isOpen: boolean,
  iOpenConnections: number,
): AsnListeningInterfaceStatus {
  return {
    u8sInterfaceGUID,
    iStatus: isOpen ? states.eINTERFACESTATUSOPEN : states.eINTERFACESTATUSNOTINITIALIZED,
    iSocketServerIDs: [],
    iOpenConnections: isOpen ? iOpenConnections : 0,
  };
}

function typeOf({ kind, tls }: ListeningPort): AsnInterfaceTypeEnum {
  if (kind === "rose") return types.eINTERFACETYPECLIENT;
  return tls ? types.eINTERFACETYPEHTTPS : types.eINTERFACETYPEHTTP;
}

/** The GUID of a port, which is the same whenever the server is started with it, and on all servers that are started so. */
export function idOf({ kind, address, port, tls }: ListeningPort): string {
  const hex = createHash("sha256").update(`${kind} ${address} ${port} ${tls}`).digest("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
}

/** @throws RequestError */
function requireSense(one: AsnListeningInterface, before: AsnListeningInterface | undefined): void {
  const { iInterfaceType: type, iProtocol: protocol, iPort, iPublicPort } = one;
  if (AsnInterfaceTypeEnum.nameOf(type) === undefined || type < 0) {
    throw invalid("iInterfaceType is no type");
  }
  // Manual line 41773.
  if (before !== undefined && before.iInterfaceType !== type) {
    throw invalid("The type of an interface cannot change");
  }
  if (AsnInterfaceProtocolEnum.nameOf(protocol) === undefined || protocol < 0) {
    throw invalid("iProtocol is no protocol");
  }
  if (!isPort(iPort) || !isPort(iPublicPort)) throw invalid("iPort or iPublicPort is no port");
  if (one.u8sCertContainerContent === "") return;
  throw new RequestError(notHere, "The certificate of this server is given when it is started");
}

function isPort(number: number): boolean {
  return number >= 0 && number <= 65_535;
}

function invalid(text: string): RequestError {
  return new RequestError(RequestErrorDetail.invalidArgument, text);
}
