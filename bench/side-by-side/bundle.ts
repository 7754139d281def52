import { dirname, join, relative, resolve, sep } from "node:path";
import { build, type BuildFailure, type Plugin } from "esbuild";

/**
 * Makes one file of JavaScript of a module of the suite, with all that it imports but packages.
 * @param to Where it is written.
 * @param sources The folder that stands for `src`.
 * @throws Error with the first thing that does not fit, if the suite of today imports what these sources do not have.
 */
export async function bundle(
  root: string,
  module: string,
  to: string,
  sources: string,
): Promise<void> {
  const own = join(root, "src");
  try {
    await build({
      entryPoints: [join(root, "bench", module)],
      outfile: to,
      bundle: true,
      packages: "external",
      platform: "node",
      format: "esm",
      target: "node20",
      logLevel: "silent",
      plugins: sources === own ? [] : [instead(own, sources)],
    });
  } catch (error) {
    const [first] = (error as BuildFailure).errors ?? [];
    throw first === undefined ? error : new Error(first.text, { cause: error });
  }
}

/** Has what is imported from one folder come from another. */
function instead(own: string, other: string): Plugin {
  return {
    name: "other sources",
    setup({ onResolve, resolve: find }) {
      onResolve({ filter: /^\.\.?\// }, ({ path, importer, kind, resolveDir }) => {
        const target = resolve(resolveDir, path);
        if (!target.startsWith(own + sep)) return undefined;
        const moved = join(other, relative(own, target));
        return find(`./${relative(dirname(moved), moved)}`, {
          importer,
          kind,
          resolveDir: dirname(moved),
        });
      });
    },
  };
}
