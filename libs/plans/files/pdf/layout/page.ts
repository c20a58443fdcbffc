/** A printed character. Places are points from the upper left corner of the page as it is seen. */
export interface Glyph {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Points of an em. */
  readonly size: number;
}

/** A straight stroke along one axis: a line, or a box too thin to be anything else. */
export interface Rule {
  readonly horizontal: boolean;
  /** Where it lies on the other axis. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** What a page shows. */
export interface PageContent {
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  /** One picture takes up most of the page. */
  readonly pictured: boolean;
}
