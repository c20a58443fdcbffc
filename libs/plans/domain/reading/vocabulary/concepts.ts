const all = {
  leader: 'leader',
  /** The units of a task: responsible, leading, supporting. */
  main: 'main',
  lead: 'lead',
  support: 'support',
  deadline: 'deadline',
  contact: 'contact',
  phone: 'phone',
  /** The wording of a task or a part of it. */
  text: 'text',
  number: 'number',
  note: 'note',
} as const;

/** What a printed word stands for: as a label before a colon, or as the head of a table's column. */
export type Concept = keyof typeof all;

export const concepts: readonly Concept[] = Object.values(all);

/** What a label can introduce; numbers and notes stand in columns only. */
export type LabelKind = Exclude<Concept, 'number' | 'note'>;

export const isLabelKind = (concept: Concept): concept is LabelKind => concept !== 'number' && concept !== 'note';

export type UnitKind = 'main' | 'lead' | 'support';

export const isUnitKind = (kind: string): kind is UnitKind => kind === 'main' || kind === 'lead' || kind === 'support';
