export interface PlanTask {
  readonly text: string;
  readonly leader: string;
  readonly units: readonly string[];
  readonly due: string;
}

/** A plan document as governments print them: one label and value per line. */
export function planText(title: string, year: number, tasks: readonly PlanTask[]): string {
  const printed = tasks.map(
    ({ text, leader, units, due }, place) =>
      `${place + 1}.${text}。\n\n牵头领导：${leader}\n\n责任单位：${units.join('、')}\n\n完成时限：${due}\n`,
  );
  return `北京市通州区人民政府文件
通政发〔${year}〕9号

北京市通州区人民政府
关于印发${title}的通知
各街道办事处，各乡、镇人民政府，区政府各委、办、局，各区属机构：
现将《${title}》印发给你们，请认真遵照执行。
北京市通州区人民政府

${year}年1月17日
（此件公开发布）

${title}

一、主要任务

${printed.join('\n')}`;
}
