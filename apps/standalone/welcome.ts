import type { Configuration } from '#platform';
import type { Standalone } from './start.js';

/** What `npm start` prints when it is ready. */
export const welcome = (
  { address }: Pick<Standalone, 'address'>,
  { dataDirectory, clockStart }: Configuration,
): string =>
  `折子已启动
  服务地址   ${address}
  接口说明   ${address}/docs
  数据目录   ${dataDirectory}
${clockStart === undefined ? '' : `  模拟时钟   自 ${clockStart} 起\n`}  访问令牌   npm run -s zhezi -- token --role officer
  导入方案   npm run -s zhezi -- import 文件
  运行状况   npm run -s zhezi -- doctor
按 Ctrl-C 停止。
`;
