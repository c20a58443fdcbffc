/** Whether a client would rather have a page than JSON. One that names neither, as programs do, gets JSON. */
export function prefersHtml(accept = ''): boolean {
  const html = weightOf('text/html', accept);
  return html > 0 && html >= weightOf('application/json', accept);
}

function weightOf(type: string, accept: string): number {
  const range = accept.split(',').find((one) => one.split(';')[0]!.trim().toLowerCase() === type);
  if (range === undefined) return 0;
  const weight = Number(/;\s*q=([^;\s]*)/i.exec(range)?.[1] ?? 1);
  return Number.isNaN(weight) ? 0 : weight;
}
