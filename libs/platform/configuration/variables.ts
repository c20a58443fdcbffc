import { type Called, type DomainError, placeText, saidIssues, type SchemaIssue, type InBoth } from '#kernel';
import { refusePlatform } from '../refusals.js';

/** What the variables of the environment are called in sentences. */
export const variables: Called = {
  whole: { zh: '环境变量', en: 'the environment' },
  field: { zh: '环境变量', en: 'variable' },
};

/** What is wrong with a variable, where no schema can say it. `text` goes on after the name of the variable. */
export function variableIssue(variable: string, { zh, en }: InBoth): SchemaIssue {
  const place = placeText([variable], undefined, variables);
  const text = { zh: `${place.zh}${zh}`, en: `${place.en} ${en}` };
  return { path: variable, at: [variable], code: 'custom', expected: null, found: null, text };
}

export const configurationInvalid = (issues: readonly SchemaIssue[]): DomainError =>
  refusePlatform('CONFIGURATION_INVALID', { issues: saidIssues(issues) });
