/** What whoever gives a command should know, though it is carried out. */
export interface Warning {
  readonly zh: string;
  readonly en: string;
}
