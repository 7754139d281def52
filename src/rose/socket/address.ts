import { isIPv4, isIPv6 } from "node:net";

/**
 * The key under which peers with an address are counted. An IPv4 address is its own key, also if a
 * dual-stack socket writes it as IPv6 (RFC 4291 2.5.5.2). The key of an IPv6 address is its 64-bit
 * network, because a host with one address in it can usually use all of them (RFC 6177, RFC 8981).
 * @param address As in `net.Socket.remoteAddress`; anything that is not an address is its own key.
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
