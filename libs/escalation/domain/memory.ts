const capacity = 20_000;

/** Keeps the results of a pure function. When it has too many results, it forgets all of them. */
export function remembered<Answer>(compute: (key: string) => Answer): (key: string) => Answer {
  const answers = new Map<string, Answer>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = compute(key);
    if (answers.size >= capacity) answers.clear();
    answers.set(key, answer);
    return answer;
  };
}
