import { type InBoth, type Said, saidText } from '#kernel';

/** error: the file cannot be used. hint: it can, and a person should look. */
export type Severity = 'error' | 'hint';

/** Something that is wrong or doubtful in a file that an office wrote. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  /** Where it stands in the content of the file. */
  readonly path: readonly PropertyKey[];
  /** What is wrong. */
  readonly says: InBoth;
  /** What to do. */
  readonly fix: InBoth;
}

/** How a kind of finding is worded. `{name}` stands for a value given with the finding. */
export interface FindingEntry extends InBoth {
  readonly severity: Severity;
  readonly fix: InBoth;
}

export type FindingCatalog = Readonly<Record<string, FindingEntry>>;

/** What fills a gap: the same in both languages, or each in its own. */
export type Filling = string | number | InBoth;

export type Find<Catalog extends FindingCatalog> = (
  code: keyof Catalog & string,
  path: readonly PropertyKey[],
  fillings?: Readonly<Record<string, Filling>>,
) => Finding;

/** Binds a catalogue of findings: `find('NAME_TWICE', path, { name })`. An unknown code does not compile. */
export const finding =
  <Catalog extends FindingCatalog>(catalog: Catalog): Find<Catalog> =>
  (code, path, fillings = {}) => {
    const entry: FindingEntry = catalog[code]!;
    const filled = (text: InBoth): InBoth => ({
      zh: fill(text.zh, 'zh', fillings),
      en: fill(text.en, 'en', fillings),
    });
    return { code, severity: entry.severity, path, says: filled(entry), fix: filled(entry.fix) };
  };

const fill = (sentence: string, language: keyof InBoth, fillings: Readonly<Record<string, Filling>>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const filling = fillings[name] ?? '—';
    return typeof filling === 'object' ? filling[language] : String(filling);
  });

export const isError = ({ severity }: Pick<Finding, 'severity'>): boolean => severity === 'error';

/** A finding as a sentence with its place. */
export const findingText = ({ says, fix, place }: PlacedFinding, language: keyof InBoth): string => {
  const at = place[language];
  const end = language === 'zh' ? '' : ' ';
  return `${at === '' ? '' : `${at}${language === 'zh' ? '：' : ': '}`}${says[language]}${end}${fix[language]}`;
};

/** Findings as a detail of a refusal: their sentences, one after the other. */
export const findingsSaid = (findings: readonly PlacedFinding[]): Said =>
  saidText({
    zh: findings.map((one) => findingText(one, 'zh')).join(''),
    en: findings.map((one) => findingText(one, 'en')).join(' '),
  });

/** A finding with the words that say where in the file it is. */
export interface PlacedFinding extends Finding {
  readonly place: InBoth;
}
