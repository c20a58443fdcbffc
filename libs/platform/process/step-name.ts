/** What a step of a start or of an end is called, in the log and in the sentence that says where a process hangs. */
export interface StepName {
  readonly zh: string;
  readonly en: string;
}
