/** A small button that copies its `text`: `<slipway-copy text="…" label="Copy the command">`. */
class SlipwayCopy extends HTMLElement {
  connectedCallback() {
    if (this.firstElementChild) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy-button';
    button.title = this.label;
    button.setAttribute('aria-label', this.label);
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      void this.copy(button);
    });
    this.append(button);
  }

  private get label(): string {
    return this.getAttribute('label') ?? 'Copy';
  }

  private async copy(button: HTMLButtonElement) {
    const text = this.getAttribute('text') ?? '';
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      this.copyTheOldWay(text);
    }
    button.classList.add('copied');
    button.setAttribute('aria-label', 'Copied');
    setTimeout(() => {
      button.classList.remove('copied');
      button.setAttribute('aria-label', this.label);
    }, 1_500);
  }

  /** Pages that are not served from localhost or over TLS have no clipboard interface. */
  private copyTheOldWay(text: string) {
    const area = document.createElement('textarea');
    area.value = text;
    area.setAttribute('aria-hidden', 'true');
    area.style.position = 'fixed';
    area.style.opacity = '0';
    this.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}

customElements.define('slipway-copy', SlipwayCopy);
