// What the launcher refuses with: one sentence for people, with what to do; Chinese unless asked for English.
const sentences = {
  NOT_INSTALLED: {
    zh: ({ root }) => `折子尚未安装完整：${root} 中缺少所需的软件包。请在该目录运行 npm ci，然后重试。`,
    en: ({ root }) => `Zhezi is not installed here: packages are missing in ${root}. Run npm ci there, then try again.`,
  },
  BUILD_MISSING: {
    zh: ({ root }) => `${root} 中没有编译结果，也没有源码。请换用完整的副本。`,
    en: ({ root }) => `There is neither a build nor sources in ${root}. Use a whole copy.`,
  },
  BUILD_NOT_WRITABLE: {
    zh: ({ folder, owner, user }) =>
      `折子的源码尚未编译，或在上次编译之后有改动，而用户 ${user} 不能写入 ${folder}（所有者 ${owner}）。请由 ${owner} 在该副本中运行一次 npm run build，然后重新启动。`,
    en: ({ folder, owner, user }) =>
      `The sources have not been built, or were changed since, and the user ${user} may not write to ${folder} (owner: ${owner}). Let ${owner} run npm run build in this checkout once, then start again.`,
  },
  BUILD_FAILED: {
    zh: () => '编译失败，原因见上。请更正源码后重试；上一次的编译结果保持不变。',
    en: () =>
      'The build failed for the reasons above. Correct the sources, then try again; the last build is as it was.',
  },
  BUILD_BUSY: {
    zh: ({ pid, seconds, lock }) =>
      `另一个进程（${pid}）正在编译，等待 ${seconds} 秒仍未结束。请待其结束后重试；若它并非折子的进程，请删除 ${lock}。`,
    en: ({ pid, seconds, lock }) =>
      `Another process (${pid}) is building and has not finished within ${seconds} s. Wait for its end, then try again; if it is none of zhezi's, remove ${lock}.`,
  },
};

export class LauncherError extends Error {
  constructor(code, details = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** The language is asked for as everywhere else: `--lang en`, `--lang=en` or ZHEZI_LANG=en. */
export function languageOf(args, env) {
  const at = args.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  const given = at < 0 ? env.ZHEZI_LANG : (args[at].split('=')[1] ?? args[at + 1]);
  return given === 'en' ? 'en' : 'zh';
}

export const sentenceOf = ({ code, details }, language) => `${sentences[code][language](details)} [${code}]`;
