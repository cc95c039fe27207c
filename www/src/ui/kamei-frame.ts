/**
 * One frame with its boxes, to be moved, zoomed and drawn on. Fires `box-drawn` (`detail`: an area),
 * `box-picked` (`detail`: its position) and `window-dragged` (`detail`: pixels to the right and down).
 */

import { css, html, nothing, svg, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { Area, ShownFrame } from "../engine/api.js";
import { within } from "../model/review.js";
import { KameiElement } from "./element.js";

export const TOOLS = ["draw", "window", "move"] as const;
export type Tool = (typeof TOOLS)[number];

/** A box as it is shown. */
export interface FrameBox {
  readonly area: Area;
  readonly drawn: boolean;
  readonly picked: boolean;
}

export interface Moved {
  readonly right: number;
  readonly down: number;
}

/** Steps of zooming, and how far it goes beyond the pixels of the screen. */
const STEP = 1.25;
const MOST = 32;

/**
 * How a frame is turned to be seen upright, by EXIF's number of its orientation: the first four numbers of a matrix,
 * which moves columns and lines as they are stored to where they are shown.
 */
const TURNS: readonly (readonly [number, number, number, number])[] = [
  [1, 0, 0, 1],
  [-1, 0, 0, 1],
  [-1, 0, 0, -1],
  [1, 0, 0, -1],
  [0, 1, 1, 0],
  [0, 1, -1, 0],
  [0, -1, -1, 0],
  [0, -1, 1, 0],
];

/** Pixels of the frame that a box drawn with the pointer has at least. */
const LEAST = 2;

@customElement("kamei-frame")
export class FrameElement extends KameiElement {
  static override styles = [
    ...KameiElement.styles,
    css`
      :host {
        display: block;
        position: relative;
        overflow: hidden;
        background: #000;
        touch-action: none;
        user-select: none;
      }
      :host([tool="draw"]) {
        cursor: crosshair;
      }
      :host([tool="window"]) {
        cursor: ns-resize;
      }
      :host([tool="move"]) {
        cursor: grab;
      }
      .plane {
        position: absolute;
        top: 0;
        left: 0;
        transform-origin: 0 0;
      }
      canvas,
      .plane > svg {
        position: absolute;
        top: 0;
        left: 0;
        width: 100%;
        height: 100%;
      }
      canvas.near {
        image-rendering: pixelated;
      }
      .plane > svg {
        stroke-linecap: butt;
        overflow: visible;
      }
      rect {
        vector-effect: non-scaling-stroke;
        stroke-width: 1.5;
        stroke: #ffc857;
        stroke-dasharray: 5 3;
        fill: rgb(255 200 87 / 0.14);
      }
      rect.drawn {
        stroke: #5ee0d6;
        stroke-dasharray: none;
        fill: rgb(94 224 214 / 0.18);
      }
      rect.picked {
        stroke-width: 3;
        stroke: #fff;
      }
      :host([quiet]) rect {
        fill: transparent;
      }
      rect.made {
        stroke: #fff;
        stroke-dasharray: none;
      }
    `,
  ];

  @property({ attribute: false }) picture: ShownFrame | null = null;
  @property({ attribute: false }) columns = 0;
  @property({ attribute: false }) rows = 0;
  /** Its orientation, as EXIF numbers them. */
  @property({ attribute: false }) turn = 1;
  @property({ attribute: false }) boxes: readonly FrameBox[] = [];
  @property({ reflect: true }) tool: Tool = "draw";
  /** Whether boxes are outlines only. */
  @property({ type: Boolean, reflect: true }) quiet = false;

  /** Pixels of the screen for one of the frame; `null` as large as fits. */
  @state() private zoom: number | null = null;
  @state() private made: Area | null = null;

  @query("canvas") private canvas!: HTMLCanvasElement;
  @query(".plane") private plane!: HTMLElement;

  /** Where the frame's left upper corner, as it is shown, stands, while it is zoomed. */
  private at = { x: 0, y: 0 };
  private press: { id: number; x: number; y: number; tool: Tool } | null = null;
  private readonly resized = new ResizeObserver(() => this.place());

  override connectedCallback(): void {
    super.connectedCallback();
    this.resized.observe(this);
    this.addEventListener("pointerdown", this.down);
    this.addEventListener("pointermove", this.move);
    this.addEventListener("pointerup", this.up);
    this.addEventListener("pointercancel", this.cancel);
    this.addEventListener("wheel", this.wheel, { passive: false });
  }

  override disconnectedCallback(): void {
    this.resized.disconnect();
    super.disconnectedCallback();
  }

  /** Shows the whole frame. */
  fit(): void {
    this.zoom = null;
  }

  /** Zooms by `steps` around a point of the element, its middle if there is none. */
  zoomBy(steps: number, point = { x: this.clientWidth / 2, y: this.clientHeight / 2 }): void {
    const before = this.scale;
    const least = this.fitting;
    const zoom = Math.min(MOST, Math.max(least, before * STEP ** steps));
    if (this.zoom === null) this.at = this.middle(before);
    this.at = {
      x: point.x - ((point.x - this.at.x) * zoom) / before,
      y: point.y - ((point.y - this.at.y) * zoom) / before,
    };
    this.zoom = zoom <= least ? null : zoom;
    this.place();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("columns") || changed.has("rows") || changed.has("turn")) this.zoom = null;
  }

  override render(): TemplateResult {
    const { columns, rows, boxes, made } = this;
    return html`<div class="plane">
      <canvas></canvas>
      <svg viewBox="0 0 ${Math.max(1, columns)} ${Math.max(1, rows)}" preserveAspectRatio="none" aria-hidden="true">
        ${boxes.map(({ area, drawn, picked }) => rect(area, `${drawn ? "drawn" : ""} ${picked ? "picked" : ""}`))}
        ${made === null ? nothing : rect(made, "made")}
      </svg>
    </div>`;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has("picture")) this.paint();
    this.place();
  }

  private paint(): void {
    const { canvas, picture } = this;
    if (picture === null) {
      canvas.width = canvas.height = 1;
      return;
    }
    const { width, height } = picture.told;
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    canvas.getContext("2d")?.putImageData(new ImageData(picture.rgba, width, height), 0, 0);
  }

  private get fitting(): number {
    const { clientWidth, clientHeight } = this;
    const { width, height } = this.upright;
    return Math.min(clientWidth / Math.max(1, width), clientHeight / Math.max(1, height)) || 1;
  }

  /** The frame's matrix, and its sides as they are shown. */
  private get upright(): { turn: readonly [number, number, number, number]; width: number; height: number } {
    const turn = TURNS[this.turn - 1] ?? [1, 0, 0, 1];
    const { columns, rows } = this;
    return turn[0] === 0 ? { turn, width: rows, height: columns } : { turn, width: columns, height: rows };
  }

  /** Where the frame's first pixel is shown, at `scale`, from the upper left corner of the frame. */
  private corner(scale: number): { x: number; y: number } {
    const { turn, width, height } = this.upright;
    const [a, b, c, d] = turn;
    return { x: a + c < 0 ? width * scale : 0, y: b + d < 0 ? height * scale : 0 };
  }

  private get scale(): number {
    return this.zoom ?? this.fitting;
  }

  private middle(scale: number): { x: number; y: number } {
    const { width, height } = this.upright;
    return { x: (this.clientWidth - width * scale) / 2, y: (this.clientHeight - height * scale) / 2 };
  }

  /** Puts the frame where it belongs, through the object model: the security policy forbids style attributes. */
  private place(): void {
    if (!this.hasUpdated) return;
    const { scale } = this;
    const { turn, width, height } = this.upright;
    if (this.zoom === null) this.at = this.middle(scale);
    else {
      // At least a strip of the frame stays in view.
      const bound = (at: number, size: number, view: number) => Math.min(view - 40, Math.max(40 - size * scale, at));
      this.at = {
        x: bound(this.at.x, width, this.clientWidth),
        y: bound(this.at.y, height, this.clientHeight),
      };
    }
    const { style } = this.plane;
    style.width = `${this.columns * scale}px`;
    style.height = `${this.rows * scale}px`;
    const { x, y } = this.corner(scale);
    style.transform = `matrix(${[...turn, Math.round(this.at.x + x), Math.round(this.at.y + y)].join(", ")})`;
    this.canvas.classList.toggle("near", scale >= 2);
  }

  /** The place in the frame, in its pixels. */
  private inFrame(x: number, y: number): { x: number; y: number } {
    const { left, top } = this.getBoundingClientRect();
    const { scale, at } = this;
    const [a, b, c, d] = this.upright.turn;
    const corner = this.corner(scale);
    const [right, down] = [(x - left - at.x - corner.x) / scale, (y - top - at.y - corner.y) / scale];
    // A turn is undone by the matrix with its lines and columns exchanged.
    return { x: a * right + b * down, y: c * right + d * down };
  }

  private readonly down = (event: PointerEvent): void => {
    if (this.press !== null || event.button > 1 || this.picture === null) return;
    event.preventDefault();
    this.setPointerCapture(event.pointerId);
    const tool = event.button === 1 ? "move" : this.tool;
    this.press = { id: event.pointerId, x: event.clientX, y: event.clientY, tool };
  };

  private readonly move = (event: PointerEvent): void => {
    const { press } = this;
    if (press === null || press.id !== event.pointerId) return;
    const moved = { right: event.clientX - press.x, down: event.clientY - press.y };
    if (press.tool === "draw") {
      this.made = this.between(press.x, press.y, event);
      return;
    }
    this.press = { ...press, x: event.clientX, y: event.clientY };
    if (press.tool === "window") this.tell<Moved>("window-dragged", moved);
    else if (this.zoom !== null) {
      this.at = { x: this.at.x + moved.right, y: this.at.y + moved.down };
      this.place();
    }
  };

  private readonly up = (event: PointerEvent): void => {
    const { press, made } = this;
    if (press === null || press.id !== event.pointerId) return;
    this.cancel();
    if (press.tool !== "draw") return;
    if (made !== null && made.width >= LEAST && made.height >= LEAST) this.tell("box-drawn", made);
    else this.pick(event);
  };

  private readonly cancel = (): void => {
    this.press = this.made = null;
  };

  private between(x: number, y: number, event: PointerEvent): Area | null {
    const [a, b] = [this.inFrame(x, y), this.inFrame(event.clientX, event.clientY)];
    const area = { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
    return within(area, this.columns, this.rows);
  }

  /** A press without a drag picks the last box below it. */
  private pick({ clientX, clientY }: PointerEvent): void {
    const { x, y } = this.inFrame(clientX, clientY);
    const holds = ({ area }: FrameBox) =>
      x >= area.x && y >= area.y && x < area.x + area.width && y < area.y + area.height;
    this.tell("box-picked", this.boxes.findLastIndex(holds));
  }

  private readonly wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const { left, top } = this.getBoundingClientRect();
    this.zoomBy(event.deltaY < 0 ? 1 : -1, { x: event.clientX - left, y: event.clientY - top });
  };
}

function rect({ x, y, width, height }: Area, name: string): TemplateResult {
  return svg`<rect class=${name} x=${x} y=${y} width=${width} height=${height} />`;
}
