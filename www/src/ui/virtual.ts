/** Shows only the rows in view of a long list of rows of equal height. */

import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Rows kept ready above and below the view. */
const MARGIN = 12;

export class VirtualRows implements ReactiveController {
  /** The rows to render: from `from` up to and without `to`. */
  from = 0;
  to = 40;
  private count = 0;
  private scroller: HTMLElement | null = null;
  /** Height of the view as the observer last told: asking the element would lay the page out. */
  private height = 0;
  private readonly resized = new ResizeObserver(([entry]) => {
    this.height = entry?.contentRect.height ?? 0;
    this.measure();
  });
  private readonly scrolled = () => this.measure();

  /**
   * `scroller` finds the element that scrolls. Its first and last child are spacers whose heights
   * stand for the rows that are not there.
   */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly rowHeight: number,
    private readonly find: () => HTMLElement | null,
  ) {
    host.addController(this);
  }

  /** To be called by each rendering with the present number of rows. */
  of(count: number): number[] {
    this.count = count;
    const to = Math.min(this.to, count);
    const from = Math.max(0, Math.min(this.from, to));
    return Array.from({ length: to - from }, (_, at) => from + at);
  }

  hostUpdated(): void {
    const scroller = this.find();
    if (scroller !== this.scroller) {
      this.release();
      this.scroller = scroller;
      scroller?.addEventListener("scroll", this.scrolled, { passive: true });
      if (scroller !== null) this.resized.observe(scroller);
    }
    if (scroller === null) return;
    const to = Math.min(this.to, this.count);
    const from = Math.max(0, Math.min(this.from, to));
    spacer(scroller.firstElementChild, from * this.rowHeight);
    spacer(scroller.lastElementChild, (this.count - to) * this.rowHeight);
  }

  hostDisconnected(): void {
    this.release();
  }

  /** Scrolls so that `row` is in view. */
  reveal(row: number): void {
    const { scroller } = this;
    if (scroller === null) return;
    const top = row * this.rowHeight;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + this.rowHeight > scroller.scrollTop + scroller.clientHeight) {
      scroller.scrollTop = top + this.rowHeight - scroller.clientHeight;
    }
    this.measure();
  }

  private measure(): void {
    const { scroller } = this;
    if (scroller === null) return;
    const first = Math.floor(scroller.scrollTop / this.rowHeight);
    const shown = Math.ceil(this.height / this.rowHeight);
    const from = Math.max(0, first - MARGIN);
    const to = first + shown + MARGIN;
    if (from === this.from && to === this.to) return;
    this.from = from;
    this.to = to;
    this.host.requestUpdate();
  }

  private release(): void {
    this.scroller?.removeEventListener("scroll", this.scrolled);
    this.resized.disconnect();
    this.scroller = null;
  }
}

function spacer(element: Element | null, height: number): void {
  if (!(element instanceof HTMLElement)) return;
  const text = `${height}px`;
  // Through the object model: the security policy forbids style attributes.
  if (element.style.height !== text) element.style.height = text;
}
