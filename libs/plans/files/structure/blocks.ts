/** What a document consists of, in the order in which it is read. */
export type SourceBlock = Paragraph | Table;

export interface Paragraph {
  readonly kind: 'paragraph';
  /** Lines that the document itself breaks are separated by "\n". */
  readonly text: string;
  readonly startsPage: boolean;
}

export interface TableCell {
  readonly blocks: readonly SourceBlock[];
  readonly columns: number;
  readonly rows: number;
}

export interface Table {
  readonly kind: 'table';
  readonly rows: readonly (readonly TableCell[])[];
}
