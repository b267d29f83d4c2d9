/** What the server sends to `<slipway-chart>`: one of three pictures of a comparison. Times are microseconds. */
export type ChartData = ForestData | PercentileData | RoundData;

export interface ForestData {
  kind: 'forest';
  threshold: number;
  rows: { label: string; ratio: number; low: number; high: number; verdict: string; note: string }[];
}

export interface PercentileData {
  kind: 'percentiles';
  series: { label: string; control: boolean; points: { quantile: number; micros: number }[] }[];
}

export interface RoundData {
  kind: 'rounds';
  series: { label: string; control: boolean; values: (number | null)[] }[];
}

/** Three digits and a unit, as everywhere in the portal. */
export function latency(micros: number): string {
  if (micros >= 1_000_000) return `${digits(micros / 1_000_000)} s`;
  if (micros >= 1_000) return `${digits(micros / 1_000)} ms`;
  return `${digits(micros)} µs`;
}

export function digits(value: number): string {
  if (value === 0) return '0';
  const decimals = Math.min(4, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))));
  return value.toFixed(decimals);
}

export function percentileName(quantile: number): string {
  const percent = quantile * 100;
  return `p${Number(percent.toFixed(3))}`;
}
