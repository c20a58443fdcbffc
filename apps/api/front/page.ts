import type { Language } from '#platform';
import { links, words } from './words.js';

const style =
  'body{font:16px/1.7 system-ui,sans-serif;max-width:42rem;margin:4rem auto;padding:0 1rem;color:#222}h1{font-size:1.6rem}code{color:#666}';

/** The page at `/`: words and links, nothing that depends on who asks. */
export function frontPage(language: Language): string {
  const { title, what, how, links: names } = words[language];
  const items = Object.entries(links).map(
    ([name, address]) =>
      `      <li><a href="${address}">${names[name as keyof typeof links]}</a> <code>/${address}</code></li>`,
  );
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link rel="icon" type="image/svg+xml" href="favicon.ico" />
    <style>${style}</style>
  </head>
  <body>
    <h1>${title}</h1>
    <p>${what}</p>
    <p>${how}</p>
    <ul>
${items.join('\n')}
    </ul>
  </body>
</html>
`;
}

/** A folded sheet (折). */
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#b3261e" d="M1 3l4.5-2v12L1 15z"/><path fill="#d6453c" d="M5.5 1l5 2v12l-5-2z"/><path fill="#b3261e" d="M10.5 3L15 1v12l-4.5 2z"/></svg>';
