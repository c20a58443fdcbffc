import type { InBoth } from '#kernel';

/** What the server's parser finds wrong with a request, by its codes. */
export const unparsedBecause: Readonly<Record<string, InBoth>> = {
  HPE_INVALID_METHOD: { zh: '第一行不是 HTTP 请求', en: 'its first line is not one of HTTP' },
  HPE_INVALID_URL: {
    zh: '地址应以斜线开头，且只有可见的英文字符',
    en: 'the address must begin with a slash and have visible ASCII characters only',
  },
  HPE_INVALID_CONSTANT: {
    zh: '第一行应为方法、地址和 HTTP 版本，以空格隔开',
    en: 'its first line must be a method, an address and the version of HTTP, separated by blanks',
  },
  HPE_INVALID_VERSION: { zh: 'HTTP 版本应为 1.0 或 1.1', en: 'the version of HTTP must be 1.0 or 1.1' },
  HPE_INVALID_HEADER_TOKEN: {
    zh: '有一行请求头的名称或内容含有不允许的字符，或缺少冒号',
    en: 'the name or the value of a header has a character that is not allowed, or its colon is missing',
  },
  HPE_INVALID_CONTENT_LENGTH: {
    zh: '请求头 Content-Length 应为请求体的字节数',
    en: 'the header Content-Length must be the number of bytes of the body',
  },
  HPE_UNEXPECTED_CONTENT_LENGTH: {
    zh: '请求体的长度写了两次，或与分块传输同时使用',
    en: 'the length of the body is given twice, or beside transfer in chunks',
  },
  HPE_INVALID_TRANSFER_ENCODING: {
    zh: '请求体的传输方式无法识别，应为分块传输',
    en: 'the body must be sent as a whole or in chunks',
  },
  HPE_INVALID_CHUNK_SIZE: {
    zh: '分块传输的请求体中，块的长度应为十六进制数',
    en: 'the body is sent in chunks, and the length of one is not a hexadecimal number',
  },
  HPE_INVALID_EOF_STATE: { zh: '请求没有发送完整', en: 'it ends before it is complete' },
};

/** Whatever else keeps the parser from reading a request. */
export const unparsedOtherwise: InBoth = { zh: '它不是 HTTP 请求应有的写法', en: 'it is not written as HTTP wants it' };
