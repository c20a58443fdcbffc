/** Injection token of what looks at plans: an `AggregateReader<PlanFolded, PlanEvent>`. */
export const PLANS = 'zhezi.plans';
