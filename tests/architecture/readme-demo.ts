/** Where the pages show what the demo year came to. */
export const readmes = ['README.md', 'README.zh-CN.md'] as const;

export const scenarioFiles = {
  expected: 'seeds/scenarios/tongzhou-2023.expected.json',
  report: 'seeds/scenarios/tongzhou-2023.report.txt',
} as const;

export interface DemoFigures {
  readonly events: number;
  readonly commands: number;
}

/** The one line of the report that differs from run to run. */
const isTimed = (line: string): boolean => line.startsWith('  用时 ');
export const untimed = (report: string): string =>
  report
    .split('\n')
    .filter((line) => !isTimed(line))
    .join('\n');

/** What is shown of the report, section by section: its heading, and the lines that match. */
const shown: readonly (readonly [heading: string, lines: RegExp])[] = [
  ['这一年', /^ {2}(方案|督查事项|事件|办理|按规则拒绝|重建读模型|按期率) /],
  ['牵头领导', /^(─|(领导|郑皓|苏国斌|倪德才|卢庆雷|杨磊) )/],
  ['督办阶梯', /^(─|(阶梯|Sign-2|Rep-1|L0c|L1|L3) )/],
  ['一件事项的一年', /^2023-(10-30 09|11-01 09|11-02 09|11-23 09:00 .*建议|11-28)/],
];

/** The lines of the report that the pages show, none of them changed. */
export function excerptOf(report: string): string {
  const sections = report.trim().split('\n\n');
  const excerpts = shown.map(([heading, lines]) => {
    const [title = '', ...rest] = sections.find((section) => section.startsWith(heading))!.split('\n');
    return [title, ...rest.filter((line) => lines.test(line))].join('\n');
  });
  return excerpts.join('\n\n');
}

const block = /```text\n[\s\S]*?\n```/;
const english = /[\d,]+ commands and [\d,]+ events/g;
const chinese = /[\d,]+ 次办理、[\d,]+ 个事件/g;

/** The page with the excerpt and the figures of this run. @throws Error when the page has no place for them */
export function withDemo(page: string, { events, commands }: DemoFigures, report: string): string {
  const [told, done] = [events, commands].map((figure) => figure.toLocaleString('en-US'));
  const figures = page.match(english) ?? page.match(chinese);
  if (!figures || !block.test(page))
    throw new Error('the page has no ```text block, or no "… commands and … events" or "… 次办理、… 个事件"');
  return page
    .replace(block, () => `\`\`\`text\n${excerptOf(report)}\n\`\`\``)
    .replace(english, `${done} commands and ${told} events`)
    .replace(chinese, `${done} 次办理、${told} 个事件`);
}
