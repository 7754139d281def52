import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";
import { anchorOf } from "../../scripts/docs/anchor.mjs";
import { asn1, plain } from "./asn1.mjs";

const pathOf = (path) => fileURLToPath(new URL(path, import.meta.url));

// `npm run docs` writes the pages and this file.
const { sidebar } = JSON.parse(readFileSync(pathOf("../build/site.json"), "utf8"));

export default defineConfig({
  title: "rosewire",
  description: "ASN.1 and remote operations for TypeScript, and a UCServer",
  lang: "en",
  srcDir: pathOf("../build/pages"),
  outDir: pathOf("../../build/docs"),
  cacheDir: pathOf("../build/cache"),
  // Browsers that are not told otherwise look for a favicon, which would be an error in their log.
  head: [["link", { rel: "icon", href: "data:," }]],
  markdown: {
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    anchor: { slugify: anchorOf },
    languages: [asn1, plain("icalendar"), plain("vcard")],
  },
  // The index of the search is one file, which only those load who search.
  vite: { build: { chunkSizeWarningLimit: 10_000 } },
  themeConfig: {
    sidebar,
    outline: [2, 3],
    search: { provider: "local" },
    nav: [
      { text: "Guide", link: "/docs/guide/" },
      { text: "API", link: "/api/" },
      { text: "Changes", link: "/CHANGELOG.html" },
    ],
  },
});
