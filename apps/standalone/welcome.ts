import type { Configuration } from '#platform';
import type { Standalone } from './start.js';

type Started = Pick<Standalone, 'address' | 'inForce'>;
type Asked = Pick<Configuration, 'dataDirectory' | 'clockStart' | 'language'>;

/** What `npm start` prints when it is ready, in the language of the terminal. */
export const welcome = (started: Started, asked: Asked): string =>
  (asked.language === 'en' ? english : chinese)(started, asked);

const chinese = ({ address, inForce }: Started, { dataDirectory, clockStart }: Asked): string =>
  lines([
    `折子已启动${inForce.city === null ? '' : `：${inForce.city}`}`,
    `  服务地址   ${address}`,
    `  接口说明   ${address}/docs`,
    `  数据目录   ${dataDirectory}`,
    `  登记簿     ${inForce.directory.units} 个单位，${inForce.directory.posts} 个职务`,
    `  督办政策   ${inForce.policy.title}（${inForce.policy.version}）`,
    `  工作日历   ${inForce.calendar}`,
    ...(clockStart === undefined ? [] : [`  模拟时钟   自 ${clockStart} 起`]),
    '  访问令牌   npm run -s zhezi -- token --role officer',
    '  导入方案   npm run -s zhezi -- import 文件',
    '  运行状况   npm run -s zhezi -- doctor',
    ...inForce.notices.map(({ zh }) => `注意：${zh}`),
    '按 Ctrl-C 停止。',
  ]);

const english = ({ address, inForce }: Started, { dataDirectory, clockStart }: Asked): string =>
  lines([
    `Zhezi has started${inForce.city === null ? '' : `: ${inForce.city}`}`,
    `  Address        ${address}`,
    `  Interface      ${address}/docs`,
    `  Data folder    ${dataDirectory}`,
    `  Directory      ${inForce.directory.units} units, ${inForce.directory.posts} posts`,
    `  Policy         ${inForce.policy.title} (${inForce.policy.version})`,
    `  Work calendar  ${inForce.calendar}`,
    ...(clockStart === undefined ? [] : [`  Simulated from ${clockStart}`]),
    '  Access token   npm run -s zhezi -- token --role officer',
    '  Import a plan  npm run -s zhezi -- import FILE',
    '  State          npm run -s zhezi -- doctor',
    ...inForce.notices.map(({ en }) => `Note: ${en}`),
    'Press Ctrl-C to stop.',
  ]);

const lines = (all: readonly string[]): string => `${all.join('\n')}\n`;
