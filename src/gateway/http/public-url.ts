/**
 * The origin of an address of the web: scheme, host and port.
 * @throws RangeError for what is no address by http or https, or has a path besides.
 */
export function publicOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) {
    return url.origin;
  }
  throw new RangeError(
    `${text.slice(0, 100)} is not the address of a site, like https://uc.example.com`,
  );
}
