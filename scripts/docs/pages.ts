/** Pages of the site that belong together, by who reads them. */
export interface Section {
  readonly readers: string;
  /** Documents of the tree. */
  readonly pages: readonly string[];
}

const docs = (...names: readonly string[]): string[] => names.map((name) => `docs/${name}.md`);

/** Every document of the site but README.md, which is its first page. A test compares the list with the folder. */
export const sections: readonly Section[] = [
  {
    readers: "For authors of clients",
    pages: docs(
      "guide/README",
      "guide/connect",
      "guide/events",
      "guide/errors",
      "guide/reconnect",
      "guide/tls",
      "guide/testing",
      "guide/cti-connector",
      "modules",
      "errors",
      "cli",
      "coverage",
      "value-limits",
    ),
  },
  {
    readers: "What the server does",
    pages: docs(
      "server",
      "cti",
      "audio-video",
      "agents",
      "ranking",
      "appointment-forwards",
      "journal",
      "presence",
      "presence-v2",
      "absence",
      "chat",
      "binary-transfer",
      "client-contacts",
      "contact-search",
      "tasks",
      "item-stores",
      "settings",
      "gateway",
    ),
  },
  {
    readers: "For who embeds it",
    pages: [
      "packages/rosewire/README.md",
      "packages/rosewire-server/README.md",
      ...docs(
        "guide/own-server",
        "guide/tuning",
        "performance",
        "performance-history",
        "diagnostics",
        "pbx-drivers",
        "asterisk",
        "limits",
      ),
      "CHANGELOG.md",
    ],
  },
  {
    readers: "For operators",
    pages: docs(
      "operating",
      "cluster",
      "security",
      "rights",
      "access",
      "management",
      "management-settings",
      "server-management",
      "replication",
      "import",
      "connectors",
      "connectors-mappings",
    ),
  },
  {
    readers: "For authors of ASN.1 modules",
    pages: docs("own-module", "asn1-support", "csta"),
  },
  {
    readers: "For contributors",
    pages: [
      "CONTRIBUTING.md",
      ...docs("architecture", "protocol", "interoperability"),
      "bench/README.md",
      "SECURITY.md",
    ],
  },
];

/** All documents of the site, the first page first. */
export const documents: readonly string[] = [
  "README.md",
  ...sections.flatMap(({ pages }) => pages),
];
