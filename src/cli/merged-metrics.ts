/** A metric in the text that Prometheus reads: what describes it, and its samples. */
interface Metric {
  readonly head: Set<string>;
  readonly samples: string[];
}

/**
 * The metrics of several processes in one text for Prometheus, which wants all samples of a metric together, under one description.
 * @param texts What each process tells, with a label that tells them apart.
 */
export function mergedMetrics(texts: readonly string[]): string {
  const metrics = new Map<string, Metric>();
  for (const text of texts) {
    let metric: Metric | undefined;
    for (const line of text.split("\n")) {
      const [, name] = /^# (?:HELP|TYPE) (\S+)/.exec(line) ?? [];
      if (name !== undefined) {
        metric = metrics.get(name) ?? { head: new Set(), samples: [] };
        metrics.set(name, metric);
        metric.head.add(line);
      } else if (line !== "") {
        metric?.samples.push(line);
      }
    }
  }
  const lines = [...metrics.values()].flatMap(({ head, samples }) => [...head, ...samples]);
  return lines.map((line) => `${line}\n`).join("");
}
