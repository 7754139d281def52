import { isIP } from "node:net";
import { wsFailure, WsErrorDetail } from "./failure.js";

/** A header of a request; its name is in lower case. */
export type HeaderOf = (name: string) => string | undefined;

/** What a {@link SiteGuard} admits besides the web service's own pages. */
export interface SiteOptions {
  /** Origins of other sites whose pages are trusted; `null` is that of files. */
  readonly origins: ReadonlySet<string>;
  /** Host names of this machine, besides `localhost` and those of the origins. */
  readonly hostNames: readonly string[];
}

/**
 * Refuses requests from pages of other sites. A browser sends whatever any page asks for to any address
 * that it can reach, including those of this machine, without asking first: images, scripts, forms,
 * texts, WebSockets, with credentials that it has stored or that are in the URL. It names the page's
 * site (Fetch Metadata, RFC 6454, RFC 9110 10.1.3); programs other than browsers do not.
 */
export class SiteGuard {
  readonly #origins: ReadonlySet<string>;
  readonly #hosts: ReadonlySet<string>;
  /** The header of the last request that was let in: most have the same one. */
  #lastHost: string | undefined;

  constructor({ origins, hostNames }: SiteOptions) {
    this.#origins = origins;
    const sites = [...origins].filter((origin) => /^https?:/.test(origin));
    this.#hosts = new Set(
      [...sites.map((origin) => new URL(origin).host), ...hostNames].map(hostOf),
    );
  }

  /** Whether pages of that origin are trusted. */
  trusts(origin: string): boolean {
    return this.#origins.has(origin);
  }

  /** @throws Failure 403 for a request of another site's page. */
  checkSite(header: HeaderOf): void {
    const from = originOf(header);
    if (from !== undefined && this.#origins.has(from)) return;
    const site = header("sec-fetch-site");
    if (site === "same-origin" || site === "none") return;
    // A page may hide where it comes from; then it may be from anywhere, like "null".
    if (site === undefined ? from === undefined : from === undefined && this.#origins.has("null"))
      return;
    const host = header("host")?.toLowerCase();
    const own = host && (from === `http://${host}` || from === `https://${host}`);
    if (site === undefined && own) return;
    throw wsFailure(
      403,
      WsErrorDetail.crossSite,
      "Cross-site request",
      "a page of another site may not use the web service; --origin lets it",
    );
  }

  /**
   * If a host name that is not ours resolves to this machine's loopback address, it is another site's,
   * and its pages would be taken for the web service's own (DNS rebinding). A name without a dot is
   * of this network, because no site on the internet has one.
   * @param target Of the request, which may name a host as well (RFC 9112 3.2.2).
   * @throws Failure 403 for such a name.
   */
  checkHost(header: HeaderOf, target = "/"): void {
    const named = header("host") ?? "";
    const isPath = target.startsWith("/");
    if (isPath && named === this.#lastHost) return;
    const ofTarget = !isPath && URL.canParse(target) ? new URL(target).host : "";
    if ([named, ofTarget].map(hostOf).every((host) => this.#isOurs(host))) {
      this.#lastHost = named;
      return;
    }
    throw wsFailure(
      403,
      WsErrorDetail.crossSite,
      "Unknown host",
      "this machine has no such name; --host-name gives it one",
    );
  }

  /** @param host Empty if none is named, which browsers never do. */
  #isOurs(host: string): boolean {
    if (this.#hosts.has(host) || /^(?:[\w-]*|[\w.-]+\.localhost)$/.test(host)) return true;
    return isIP(host.replace(/^\[(.*)\]$/, "$1")) !== 0;
  }
}

/** Where the page comes from: its origin according to the browser, or else its address. */
function originOf(header: HeaderOf): string | undefined {
  const origin = header("origin");
  if (origin !== undefined) return origin;
  const page = header("referer");
  if (page === undefined) return undefined;
  return /^https?:\/\/[^/?#]+/i.exec(page)?.[0].toLowerCase() ?? "null";
}

/** A host name without its port, and without a dot at its end. */
function hostOf(text: string): string {
  return text.toLowerCase().replace(/:\d*$/, "").replace(/\.$/, "");
}
