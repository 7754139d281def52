import { isIPv4, isIPv6 } from "node:net";

/**
 * Whom an address stands for where peers are counted: an IPv4 address for itself, also when a
 * socket of both families writes it as IPv6 (RFC 4291 2.5.5.2); an IPv6 address for its network
 * of 64 bits, for within that whoever has one address may have them all (RFC 6177, RFC 8981).
 * @param address As `net.Socket.remoteAddress` gives it; what is no address stands for itself.
 */
export function addressKey(address: string | undefined): string {
  if (address === undefined) return "";
  const [plain = ""] = address.split("%", 1);
  if (!isIPv6(plain)) return address;
  const mapped = /^::ffff:([\d.]+)$/i.exec(plain)?.[1];
  if (mapped !== undefined && isIPv4(mapped)) return mapped;
  return `${groupsOf(plain).slice(0, 4).join(":")}::/64`;
}

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const front = groups(head);
  if (tail === undefined) return front;
  const back = groups(tail);
  return [...front, ...Array<string>(8 - front.length - back.length).fill("0"), ...back];
}

function groups(text: string): string[] {
  if (text === "") return [];
  return text.split(":").flatMap((group) => {
    if (!group.includes(".")) return [Number.parseInt(group, 16).toString(16)];
    const [a = 0, b = 0, c = 0, d = 0] = group.split(".").map(Number);
    return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
  });
}
