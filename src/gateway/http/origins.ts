/**
 * The origin of an address of the web: scheme, host and port.
 * @throws RangeError for what is not an address by http or https, or has a path besides.
 */
export function publicOrigin(text: string): string {
  const origin = originOf(text);
  if (origin !== undefined && /^https?:/.test(origin)) return origin;
  throw new RangeError(`${shown(text)} is not the address of a site, like https://uc.example.com`);
}

/**
 * The origin of other sites' pages, as browsers send it (RFC 6454 6.2). It may also be of another scheme, because
 * extensions of browsers have one of their own.
 * @throws RangeError for what no browser sends.
 */
export function siteOrigin(text: string): string {
  const origin = text === "null" ? text : originOf(text);
  if (origin !== undefined) return origin;
  throw new RangeError(
    `${shown(text)} is not the origin of a site, like https://crm.example.com or http://localhost:8080, nor null for files`,
  );
}

/**
 * The name of a host, as browsers send it; any port is ignored.
 * @throws RangeError for what is not the name of a host.
 */
export function hostNameOf(text: string): string {
  const origin = originOf(`http://${text}`);
  if (origin !== undefined && !text.endsWith("/")) return new URL(origin).hostname;
  throw new RangeError(`${shown(text)} is not the name of a host, like uc.example.com`);
}

/** Scheme, host and port of a URL that has nothing else but a slash at the end; undefined for any other text. */
function originOf(text: string): string | undefined {
  // Parsing alone would mend what is not written like this.
  if (!/^[a-z][a-z\d+.-]*:\/\/[^\s\\/?#@*%]+\/?$/i.test(text) || !URL.canParse(text))
    return undefined;
  const { protocol, host, port } = new URL(text);
  // No page comes by one of these, and nobody listens on port 0.
  if (/^(?:wss?|ftp|file):$/.test(protocol) || port === "0") return undefined;
  return `${protocol}//${host}`;
}

function shown(text: string): string {
  return text === "" ? "an empty text" : text.slice(0, 100);
}
