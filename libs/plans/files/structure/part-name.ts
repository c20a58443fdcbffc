/** A file's name without folder and ending. */
export const baseName = (name: string): string => name.replace(/^.*[\\/]/, '').replace(/\.[A-Za-z0-9]{1,5}$/, '');

const byDefault = /^(?:sheet|工作表|表格?|表单)\s*\d*$/i;
const tells = /\d{4}年|方案|计划|任务|清单|工程|实事|分工|台账|要点|安排/;

/** What a sheet without a title is called: its own name if that tells what it holds, else the name of the file. */
export const partName = (sheet: string, file: string): string => {
  const own = sheet.trim();
  if (own === '' || byDefault.test(own)) return baseName(file);
  return tells.test(own) ? own : `${baseName(file)}（${own}）`;
};
