import { parse, resetSVGDefIds, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";

/** What was measured of a release in one group. */
export interface Point {
  readonly release: string;
  readonly machine: string;
  readonly group: string;
  readonly value: number;
}

/** How many times as fast as somebody else. */
export interface Ratio {
  readonly group: string;
  readonly peer: string;
  readonly ratio: number;
}

const config = {
  // A page may be dark.
  background: "white",
  font: "system-ui, sans-serif",
  axis: { labelFontSize: 12, titleFontSize: 12 },
  legend: { labelFontSize: 12, titleFontSize: 12 },
} as const;

/** One line for each group, over the releases in their order. */
export function releasePlot(points: readonly Point[], unit: string): Promise<string> {
  const order = [...new Set(points.map(({ release }) => release))];
  const groups = [...new Set(points.map(({ group }) => group))];
  return svgOf({
    width: 520,
    height: 360,
    data: { values: [...points] },
    mark: { type: "line", point: { size: 60 } },
    encoding: {
      x: {
        field: "release",
        type: "ordinal",
        sort: order,
        title: "release",
        axis: { labelAngle: 0 },
      },
      y: { field: "value", type: "quantitative", scale: { type: "log" }, title: unit },
      color: { field: "group", type: "nominal", sort: groups, title: null },
      shape: { field: "group", type: "nominal", sort: groups, title: null },
      strokeDash: { field: "machine", type: "nominal", title: "machine" },
    },
  });
}

/** One point for each peer in each group, on a scale on which twice and half are as far from the same. */
export function ratioPlot(ratios: readonly Ratio[]): Promise<string> {
  const groups = [...new Set(ratios.map(({ group }) => group))];
  const peers = [...new Set(ratios.map(({ peer }) => peer))];
  return svgOf({
    width: 520,
    height: { step: 26 },
    data: { values: [...ratios] },
    layer: [
      {
        mark: { type: "rule", color: "black" },
        encoding: { x: { datum: 1 } },
      },
      {
        mark: { type: "point", filled: true, size: 70, opacity: 0.9 },
        encoding: {
          y: { field: "group", type: "nominal", sort: groups, title: null },
          x: {
            field: "ratio",
            type: "quantitative",
            scale: { type: "log" },
            title: "times as fast as the other",
          },
          color: {
            field: "peer",
            type: "nominal",
            sort: peers,
            title: null,
            scale: { scheme: "tableau20" },
          },
          shape: { field: "peer", type: "nominal", sort: peers, title: null },
        },
      },
    ],
  });
}

async function svgOf(spec: TopLevelSpec): Promise<string> {
  // Ids count up in a process, and the same plot is to be the same text.
  resetSVGDefIds();
  const { spec: compiled } = compile({ ...spec, config });
  const view = new View(parse(compiled), { renderer: "none" });
  try {
    return `${await view.toSVG()}\n`;
  } finally {
    view.finalize();
  }
}
