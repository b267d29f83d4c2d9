/** Colours of the page's design tokens, resolved for the scheme (light or dark) that an element is shown in. */
export interface Tokens {
  text: string;
  muted: string;
  line: string;
  surface: string;
  band: string;
  series: string[];
  font: string;
}

const SERIES = 6;

export function tokensOf(element: HTMLElement): Tokens {
  const probe = document.createElement('span');
  probe.hidden = true;
  element.append(probe);
  const colour = (token: string) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const tokens = {
    text: colour('--slipway-text'),
    muted: colour('--slipway-text-muted'),
    line: colour('--slipway-line'),
    surface: colour('--slipway-raised'),
    band: colour('--chart-band'),
    font: getComputedStyle(element).fontFamily,
    series: Array.from({ length: SERIES }, (_, i) => colour(`--chart-${i + 1}`)),
  };
  probe.remove();
  return tokens;
}

/** Calls back when light becomes dark or the other way round, by the system or by choice. */
export function onSchemeChange(action: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', action);
  const chosen = new MutationObserver(action);
  chosen.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'theme'] });
  return () => {
    system.removeEventListener('change', action);
    chosen.disconnect();
  };
}
