/** A unit or a post as it is counted: by its registered id where it has one, else by its name. */
export interface Known {
  readonly key: string;
  readonly name: string;
}

export interface KnownUnit extends Known {
  readonly role: 'main' | 'lead' | 'support';
}

/** A task of an earlier plan, with who answered for it. */
export interface KnownTask {
  readonly plan: string;
  readonly year: number;
  readonly number: number;
  readonly section: string | null;
  readonly text: string;
  /** In printed order. */
  readonly units: readonly KnownUnit[];
  readonly leaders: readonly Known[];
}

/** What suggestions are asked for. */
export interface Candidate {
  readonly text: string;
  readonly section: string | null;
}
