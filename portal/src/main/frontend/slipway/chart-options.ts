import type { EChartsCoreOption } from 'echarts/core';
import { type ForestData, digits, latency, type PercentileData, percentileName, type RoundData } from './chart-data';
import type { Tokens } from './tokens';

/** Line patterns, so that a line can be told from the next without its colour. */
export const DASHES: number[][] = [[], [7, 4], [2, 3], [9, 3, 2, 3], [4, 2], [12, 4]];
const SYMBOLS = ['circle', 'diamond', 'triangle', 'rect', 'roundRect', 'arrow'];
const ROW = 48;

export interface Looks {
  tokens: Tokens;
  narrow: boolean;
  label: string;
}

export function heightOf(data: { kind: string; rows?: unknown[] }, narrow: boolean): number {
  if (data.kind === 'forest') return (data.rows?.length ?? 0) * ROW + 56;
  return narrow ? 300 : 320;
}

function common({ tokens, label }: Looks) {
  return {
    animation: false,
    textStyle: { fontFamily: tokens.font, color: tokens.text },
    aria: { enabled: true, label: { description: label } },
    tooltip: {
      confine: true,
      backgroundColor: tokens.surface,
      borderColor: tokens.line,
      textStyle: { color: tokens.text, fontSize: 13 },
    },
  };
}

function axis({ tokens }: Looks) {
  return {
    axisLabel: { color: tokens.muted, fontSize: 12 },
    axisLine: { lineStyle: { color: tokens.line } },
    axisTick: { lineStyle: { color: tokens.line } },
    splitLine: { lineStyle: { color: tokens.line, opacity: 0.6 } },
    nameTextStyle: { color: tokens.muted, fontSize: 12 },
  };
}

/** Ratios with their intervals, one row each, over the band of what does not matter. */
export function forest(data: ForestData, looks: Looks): EChartsCoreOption {
  const { tokens } = looks;
  const lowest = Math.min(1 - 2 * data.threshold, ...data.rows.map((r) => r.low));
  const highest = Math.max(1 + 2 * data.threshold, ...data.rows.map((r) => r.high));
  const wide = highest / lowest > 3;
  const margin = (highest - lowest) * 0.05;
  return {
    ...common(looks),
    grid: { left: 12, right: 12, top: 8, bottom: 44, containLabel: false },
    xAxis: {
      ...axis(looks),
      type: wide ? 'log' : 'value',
      logBase: 2,
      min: wide ? 2 ** Math.floor(Math.log2(lowest)) : lowest - margin,
      max: wide ? 2 ** Math.ceil(Math.log2(highest)) : highest + margin,
      name: 'ratio to the baseline (1 = as fast; right is slower)',
      nameLocation: 'middle',
      nameGap: 26,
      axisLabel: { ...axis(looks).axisLabel, formatter: (v: number) => `${Number(v.toFixed(3))}×`, showMinLabel: false, showMaxLabel: false },
    },
    yAxis: { type: 'value', inverse: true, min: 0, max: data.rows.length, show: false },
    tooltip: { ...common(looks).tooltip, trigger: 'item' },
    series: [
      {
        type: 'custom',
        name: 'ratio',
        clip: true,
        data: data.rows.map((r, i) => ({
          value: [r.ratio, i + 0.5, r.low, r.high],
          name: `${r.label}: ${digits(r.ratio)}× (${digits(r.low)}–${digits(r.high)}), ${r.verdict}`,
        })),
        tooltip: { formatter: (p: { name: string }) => escaped(p.name) },
        renderItem: (_: unknown, api: any) => intervalShape(data, api, tokens),
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: tokens.muted, type: 'solid', width: 1 },
          data: [{ xAxis: 1 }],
        },
        markArea: {
          silent: true,
          itemStyle: { color: tokens.band },
          data: [[{ xAxis: 1 - data.threshold }, { xAxis: 1 + data.threshold }]],
        },
      },
    ],
  };
}

function intervalShape(data: ForestData, api: any, tokens: Tokens) {
  const index = Math.floor(api.value(1));
  const row = data.rows[index];
  const colour = colourOf(row.verdict, tokens);
  const [x, middle] = api.coord([row.ratio, index + 0.5]);
  const [low] = api.coord([row.low, index + 0.5]);
  const [high] = api.coord([row.high, index + 0.5]);
  const y = middle + 10;
  const decided = row.verdict === 'faster' || row.verdict === 'slower';
  const stroke = { stroke: colour, lineWidth: 2, fill: 'none' };
  const left = 14;
  return {
    type: 'group',
    children: [
      { type: 'line', shape: { x1: low, y1: y, x2: high, y2: y }, style: stroke },
      { type: 'line', shape: { x1: low, y1: y - 4, x2: low, y2: y + 4 }, style: stroke },
      { type: 'line', shape: { x1: high, y1: y - 4, x2: high, y2: y + 4 }, style: stroke },
      {
        type: 'polygon',
        shape: { points: [[x, y - 6], [x + 6, y], [x, y + 6], [x - 6, y]] },
        style: { fill: decided ? colour : tokens.surface, stroke: colour, lineWidth: 2 },
      },
      {
        type: 'text',
        x: left,
        y: middle - 16,
        style: { text: row.label, fill: tokens.text, font: `600 13px ${tokens.font}`, width: api.getWidth() * 0.55, overflow: 'truncate' },
      },
      {
        type: 'text',
        x: api.getWidth() - left,
        y: middle - 16,
        style: { text: row.note, fill: tokens.text, font: `13px ${tokens.font}`, align: 'right', width: api.getWidth() * 0.4, overflow: 'truncate' },
      },
    ],
  };
}

function colourOf(verdict: string, tokens: Tokens): string {
  if (verdict === 'faster') return tokens.series[0];
  if (verdict === 'slower') return tokens.series[1];
  return tokens.muted;
}

/** Latency by percentile; the tail gets as much room as the middle because x grows with 1/(1−p). */
export function percentiles(data: PercentileData, looks: Looks): EChartsCoreOption {
  const all = data.series.flatMap((s) => s.points);
  const furthest = Math.max(10, ...all.map((p) => 1 / (1 - Math.min(p.quantile, 0.99999))));
  const values = all.map((p) => p.micros).filter((v) => v > 0);
  return {
    ...common(looks),
    grid: { left: 8, right: 16, top: 12, bottom: 28, containLabel: true },
    xAxis: {
      ...axis(looks),
      type: 'log',
      min: 1,
      max: furthest,
      name: 'share of requests answered within this time',
      nameLocation: 'middle',
      nameGap: 28,
      axisLabel: { ...axis(looks).axisLabel, formatter: (v: number) => `${Number((100 * (1 - 1 / v)).toFixed(3))} %` },
    },
    yAxis: latencyAxis(values, looks),
    tooltip: { ...common(looks).tooltip, trigger: 'item', formatter: (p: any) => escaped(p.data.name) },
    series: data.series.map((s, i) => ({
      type: 'line',
      name: s.label,
      data: s.points.map((p) => ({
        value: [1 / (1 - Math.min(p.quantile, 0.99999)), p.micros],
        name: `${s.label} ${percentileName(p.quantile)}: ${latency(p.micros)}`,
      })),
      showSymbol: s.points.length <= 12,
      symbol: SYMBOLS[i % SYMBOLS.length],
      symbolSize: 6,
      itemStyle: { color: looks.tokens.series[i % looks.tokens.series.length] },
      lineStyle: { width: s.control ? 1.5 : 2, type: DASHES[i % DASHES.length].length > 0 ? DASHES[i % DASHES.length] : 'solid', opacity: s.control ? 0.7 : 1 },
    })),
  };
}

/** The median of every visit in the order of the run: drift, warm-up and disturbances show here first. */
export function rounds(data: RoundData, looks: Looks): EChartsCoreOption {
  const values = data.series.flatMap((s) => s.values).filter((v): v is number => v !== null && v > 0);
  return {
    ...common(looks),
    grid: { left: 8, right: 16, top: 12, bottom: 28, containLabel: true },
    xAxis: {
      ...axis(looks),
      type: 'value',
      min: 1,
      max: Math.max(2, ...data.series.map((s) => s.values.length)),
      name: 'round',
      nameLocation: 'middle',
      nameGap: 28,
      splitLine: { show: false },
      minInterval: 1,
    },
    yAxis: latencyAxis(values, looks),
    tooltip: { ...common(looks).tooltip, trigger: 'item', formatter: (p: any) => escaped(p.data.name) },
    series: data.series.map((s, i) => ({
      type: 'scatter',
      name: s.label,
      symbol: SYMBOLS[i % SYMBOLS.length],
      symbolSize: s.values.length > 300 ? 3 : 5,
      itemStyle: { color: looks.tokens.series[i % looks.tokens.series.length], opacity: 0.75 },
      data: s.values.flatMap((v, round) =>
        v === null ? [] : [{ value: [round + 1, v], name: `${s.label}, round ${round + 1}: ${latency(v)}` }],
      ),
    })),
  };
}

function latencyAxis(values: number[], looks: Looks) {
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  const log = highest / lowest > 8;
  return {
    ...axis(looks),
    type: log ? 'log' : 'value',
    scale: true,
    min: log ? 10 ** Math.floor(Math.log10(lowest)) : undefined,
    axisLabel: { ...axis(looks).axisLabel, formatter: latency },
  };
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
