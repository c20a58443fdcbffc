/**
 * The decision of one aggregate as three pure functions: no clock, no I/O, no `async`.
 * `decide` throws a {@link DomainError} when a rule refuses the command.
 */
export interface Decider<Command, Event, State> {
  decide(command: Command, state: State): readonly Event[];
  evolve(state: State, event: Event): State;
  initialState(): State;
}
