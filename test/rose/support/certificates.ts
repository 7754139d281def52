import { generate } from "selfsigned";

/** A certificate of its own authority, with its key, in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Makes one for `localhost` and the loopback address, or for another name. */
export async function certificateFor(name = "localhost"): Promise<Certificate> {
  const altNames: object[] = [{ type: 2, value: name }];
  if (name === "localhost") altNames.push({ type: 7, ip: "127.0.0.1" });
  const made = await generate([{ name: "commonName", value: name }], {
    // A key of RSA takes twenty times as long to make.
    keyType: "ec",
    algorithm: "sha256",
    extensions: [{ name: "subjectAltName", altNames }] as never,
  });
  return { cert: made.cert, key: made.private };
}
