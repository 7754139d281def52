import { generate } from "selfsigned";

/** A certificate and its key, in PEM. */
export interface Pem {
  readonly cert: string;
  readonly key: string;
}

/** A certificate authority with this name; returns a function that makes certificates for other names. */
export async function authorityFor(name: string): Promise<(subject: string) => Promise<Pem>> {
  const settings = { keyType: "ec", algorithm: "sha256" } as const;
  const ca = await generate([{ name: "commonName", value: name }], {
    ...settings,
    extensions: [{ name: "basicConstraints", cA: true, critical: true }],
  });
  return async (subject) => {
    const { cert, private: key } = await generate([{ name: "commonName", value: subject }], {
      ...settings,
      ca: { cert: ca.cert, key: ca.private },
      extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: subject }] }],
    });
    return { cert, key };
  };
}

/** A self-signed certificate for the loopback address, and its key, in PEM. */
export async function certificate(): Promise<Pem> {
  const { cert, private: key } = await generate([{ name: "commonName", value: "localhost" }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "localhost" },
          { type: 7, ip: "127.0.0.1" },
        ],
      },
    ],
  });
  return { cert, key };
}
