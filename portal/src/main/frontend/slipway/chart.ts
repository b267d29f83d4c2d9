import { CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components';
import { type ECharts, type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type ChartData, digits, latency, percentileName } from './chart-data';
import { DASHES, forest, heightOf, type Looks, percentiles, rounds } from './chart-options';
import { onSchemeChange, tokensOf } from './tokens';

use([
  AriaComponent,
  CustomChart,
  GridComponent,
  LineChart,
  MarkAreaComponent,
  MarkLineComponent,
  ScatterChart,
  SVGRenderer,
  TooltipComponent,
]);

/**
 * A picture of a comparison with its numbers as a table beneath: `<slipway-chart>`.
 *
 * Drawn as SVG in the page's own colours, drawn again when the width or the colour scheme changes.
 */
class SlipwayChart extends HTMLElement {
  private chart?: ECharts;
  private picture!: HTMLDivElement;
  private legend!: HTMLUListElement;
  private numbers!: HTMLDetailsElement;
  private current?: ChartData;
  private resized?: ResizeObserver;
  private forgetScheme?: () => void;

  connectedCallback() {
    if (!this.picture) this.build();
    this.resized = new ResizeObserver(() => this.draw());
    this.resized.observe(this);
    this.forgetScheme = onSchemeChange(() => this.draw());
    this.draw();
  }

  disconnectedCallback() {
    this.resized?.disconnect();
    this.forgetScheme?.();
    this.chart?.dispose();
    this.chart = undefined;
  }

  set data(data: ChartData) {
    this.current = data;
    if (!this.picture) return;
    this.draw();
    this.tabulate();
  }

  private build() {
    this.picture = document.createElement('div');
    this.picture.className = 'chart-picture';
    this.picture.setAttribute('role', 'img');
    this.picture.setAttribute('aria-label', this.getAttribute('label') ?? 'Chart');
    this.numbers = document.createElement('details');
    this.numbers.className = 'chart-numbers';
    this.legend = document.createElement('ul');
    this.legend.className = 'chart-legend';
    this.append(this.legend, this.picture, this.numbers);
    if (this.current) this.tabulate();
  }

  private draw() {
    const width = this.clientWidth;
    if (!this.current || !this.isConnected || width === 0) return;
    const looks = { tokens: tokensOf(this), narrow: width < 560, label: this.getAttribute('label') ?? 'Chart' };
    this.picture.style.height = `${heightOf(this.current, looks.narrow)}px`;
    this.chart ??= init(this.picture, null, { renderer: 'svg' });
    this.chart.resize();
    this.chart.setOption(optionOf(this.current, looks), { notMerge: true });
  }

  private tabulate() {
    this.legend.replaceChildren(...legendOf(this.current!));
    const { head, rows } = tableOf(this.current!);
    const summary = document.createElement('summary');
    summary.textContent = 'Show the numbers';
    const frame = document.createElement('div');
    frame.className = 'table-frame';
    frame.tabIndex = 0;
    frame.setAttribute('role', 'region');
    frame.setAttribute('aria-label', `${this.getAttribute('label') ?? 'Chart'}: the numbers`);
    const table = document.createElement('table');
    table.createTHead().append(row('th', head));
    table.createTBody().append(...rows.map((cells) => row('td', cells)));
    frame.append(table);
    this.numbers.replaceChildren(summary, frame);
  }
}

/** Which line or mark is whose: the same colour and pattern as in the picture. */
function legendOf(data: ChartData): HTMLLIElement[] {
  if (data.kind === 'forest') return [];
  return data.series.map((series, i) => {
    const item = document.createElement('li');
    const swatch = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    swatch.setAttribute('viewBox', '0 0 26 10');
    swatch.setAttribute('aria-hidden', 'true');
    swatch.style.color = `var(--chart-${(i % 6) + 1})`;
    swatch.append(data.kind === 'percentiles' ? dashed(i) : mark(i));
    item.append(swatch, document.createTextNode(series.label));
    return item;
  });
}

function dashed(index: number): SVGElement {
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', 'M1 5h24');
  line.setAttribute('stroke', 'currentColor');
  line.setAttribute('stroke-width', '2');
  line.setAttribute('stroke-dasharray', DASHES[index % DASHES.length].join(' '));
  return line;
}

const MARKS = [
  'M13 1a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
  'M13 0l5 5-5 5-5-5z',
  'M13 0l5 9H8z',
  'M9 1h8v8H9z',
  'M11 1h4a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2h-4a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2z',
  'M13 0l5 10-5-3-5 3z',
];

function mark(index: number): SVGElement {
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  shape.setAttribute('d', MARKS[index % MARKS.length]);
  shape.setAttribute('fill', 'currentColor');
  return shape;
}

function optionOf(data: ChartData, looks: Looks): EChartsCoreOption {
  switch (data.kind) {
    case 'forest':
      return forest(data, looks);
    case 'percentiles':
      return percentiles(data, looks);
    case 'rounds':
      return rounds(data, looks);
  }
}

function tableOf(data: ChartData): { head: string[]; rows: string[][] } {
  switch (data.kind) {
    case 'forest':
      return {
        head: ['Comparison', 'Ratio', 'from', 'to', 'Verdict'],
        rows: data.rows.map((r) => [r.label, digits(r.ratio), digits(r.low), digits(r.high), r.verdict]),
      };
    case 'percentiles': {
      const quantiles = [...new Set(data.series.flatMap((s) => s.points.map((p) => p.quantile)))].sort((a, b) => a - b);
      return {
        head: ['Target', ...quantiles.map(percentileName)],
        rows: data.series.map((s) => [
          s.label,
          ...quantiles.map((q) => {
            const point = s.points.find((p) => p.quantile === q);
            return point ? latency(point.micros) : '–';
          }),
        ]),
      };
    }
    case 'rounds': {
      const count = Math.max(0, ...data.series.map((s) => s.values.length));
      return {
        head: ['Round', ...data.series.map((s) => s.label)],
        rows: Array.from({ length: count }, (_, i) => [
          String(i + 1),
          ...data.series.map((s) => {
            const value = s.values[i];
            return value === null || value === undefined ? '–' : latency(value);
          }),
        ]),
      };
    }
  }
}

function row(tag: 'th' | 'td', cells: string[]): HTMLTableRowElement {
  const line = document.createElement('tr');
  cells.forEach((text, i) => {
    const cell = document.createElement(i === 0 ? 'th' : tag);
    if (i === 0 && tag === 'td') cell.setAttribute('scope', 'row');
    else if (tag === 'th') cell.setAttribute('scope', 'col');
    cell.textContent = text;
    line.append(cell);
  });
  return line;
}

customElements.define('slipway-chart', SlipwayChart);
