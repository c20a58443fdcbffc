interface NaiveTask {
  text: string;
  readonly fields: Record<string, string>;
}

const numbered = /^\s*(?:（[一二三四五六七八九十О〇百]+）|\d{1,3}[.．、])\s*(.+)$/;
const labelled = /^\s*(牵头领导|主责单位|责任单位|协办单位|配合单位|牵头单位|完成时限|完成期限)\s*[：:]\s*(.*)$/;

/**
 * A simple script for comparison: it decodes, splits into lines, begins a task at a number and a field at a label. It finds no
 * documents, joins no names, reads no table and no date, and reports no finding. So it is a lower bound for the time.
 */
export function naiveTasks(bytes: Uint8Array): readonly NaiveTask[] {
  const tasks: NaiveTask[] = [];
  let label: string | null = null;
  for (const line of new TextDecoder('utf-8').decode(bytes).split('\n')) {
    const task = tasks.at(-1);
    const [number, field] = [numbered.exec(line), labelled.exec(line)];
    if (number) tasks.push({ text: number[1]!, fields: {} });
    else if (task && field) task.fields[field[1]!] = field[2]!;
    else if (task && label) task.fields[label] += line.trim();
    else if (task) task.text += line.trim();
    label = number ? null : (field?.[1] ?? label);
  }
  return tasks;
}
