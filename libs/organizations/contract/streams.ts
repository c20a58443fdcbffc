export const unitStreamPrefix = 'unit-';
export const postStreamPrefix = 'post-';
export const unitStream = (unitId: string): string => `${unitStreamPrefix}${unitId}`;
export const postStream = (postId: string): string => `${postStreamPrefix}${postId}`;
