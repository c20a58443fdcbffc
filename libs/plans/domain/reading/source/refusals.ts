import { refusal, type RefusalCatalog } from '#kernel';
import { documentFormats } from './formats.js';

const endings = Object.values(documentFormats);

export const readingRefusals = {
  READ_EMPTY_FILE: {
    kind: 'invalid',
    zh: '文件“{name}”没有内容。请选择含有方案正文的文件。',
    en: 'The file "{name}" is empty. Choose a file that holds the plan.',
  },
  READ_BINARY_FILE: {
    kind: 'unprocessable',
    zh: `文件“{name}”的内容既不是文本，也不是能读取的格式（${endings.join('、')}）。请另存为其中一种后再导入。`,
    en: `The file "{name}" is neither text nor of a format that is read (${endings.join(', ')}). Save it as one of these and import that.`,
  },
  READ_ENCODING_UNKNOWN: {
    kind: 'unprocessable',
    zh: '文件“{name}”的编码既不是 UTF-8、UTF-16，也不是 GB18030。请另存为 UTF-8 纯文本后再导入。',
    en: 'The file "{name}" is neither UTF-8, UTF-16 nor GB18030. Save it as UTF-8 plain text and import that.',
  },
  READ_ENCODING_MIXED: {
    kind: 'unprocessable',
    zh: '文件“{name}”混用了多种编码：第 {line} 行不是 UTF-8，其他行是。请用原文件重新另存为 UTF-8 纯文本后再导入。',
    en: 'The file "{name}" mixes encodings: line {line} is not UTF-8 while others are. Save the original anew as UTF-8 plain text and import that.',
  },
  READ_TOO_LARGE: {
    kind: 'too-large',
    zh: '文件“{name}”大小为 {megabytes} MB，上限为 {limit} MB。请只导入方案所在的部分。',
    en: 'The file "{name}" has {megabytes} MB; the limit is {limit} MB. Import only the part that holds the plan.',
  },
  READ_NO_PLAN_FOUND: {
    kind: 'unprocessable',
    zh: '在文件“{name}”中找到 {documents} 份公文，但没有找到逐项列明责任单位的任务。请核对文件，或改用“标签：内容”形式的文本。',
    en: 'The file "{name}" holds {documents} document(s), none of which lists tasks with their responsible units in a form that is read. Check the file, or give the tasks as "label: value" lines.',
  },
} as const satisfies RefusalCatalog;

export const refuse = refusal(readingRefusals);
