import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { createDirectory } from '#organizations';
import { projectRoot } from '#runtime';
import { withLocalExamples } from './local-examples.js';

const unit = (unitId: string, name: string) => ({ unitId, name, kind: 'department' as const, aliases: [] });
const holders = [{ person: '赵一', from: '2023-01-01', to: null }];
const ofDemo = /区财政局|区商务局|qu-cai-zheng-ju|qu-shang-wu-ju|区领导（一）|qu-ling-dao-01|郑皓/;

describe('the examples of the OpenAPI description', () => {
  let description: { paths: Record<string, Record<string, object>> };
  beforeAll(async () => {
    const path = join(projectRoot(), 'docs', 'openapi.json');
    description = JSON.parse(await readFile(path, 'utf8')) as typeof description;
  });

  const examplesIn = (value: unknown, inExample = false): string[] => {
    if (typeof value === 'string') return inExample ? [value] : [];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => examplesIn(inner, inExample || /^examples?$/.test(key)));
  };

  it('the examples of another city name its units and its post, those of the same trade first, and no person', () => {
    const directory = createDirectory(
      [unit('xian-jiao-yu-ju', '县教育局'), unit('xian-cai-zheng-ju', '县财政局')],
      [{ postId: 'xian-zhang', title: '县长', holders }],
    );
    const local = withLocalExamples(description, directory);
    const examples = examplesIn(local);
    expect(examples.filter((text) => ofDemo.test(text))).toEqual([]);
    expect(examples.filter((text) => text.includes('赵一'))).toEqual([]);
    expect(local.paths['/v1/tasks/{taskId}/dispute-rulings']!.post).toMatchObject({
      requestBody: {
        content: {
          'application/json': {
            examples: {
              complete: { value: { unit: '县财政局', reassignedTo: { unit: '县教育局', name: '县教育局' } } },
            },
          },
        },
      },
    });
  });

  it('the examples stay as they are where the directory is that of the demo, or has nothing fitting', () => {
    const demo = createDirectory(
      [unit('qu-cai-zheng-ju', '区财政局'), unit('qu-shang-wu-ju', '区商务局')],
      [{ postId: 'qu-ling-dao-01', title: '区领导（一）', holders }],
    );
    expect(withLocalExamples(description, demo)).toEqual(description);
    expect(withLocalExamples(description, createDirectory([], []))).toEqual(description);
  });
});
