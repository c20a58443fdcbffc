const mobile = /(?<![\d.])(1[3-9]\d)\d{4}(\d{4})(?![\d.])/g;
const landline = /(?<![\d.])((?:0\d{2,3}[-—－]?)?\d{3,4})\d{4}(?![\d.])/g;

/**
 * A task's wording without the numbers of people's mobile telephones, `138****1234`: a personal number never enters an
 * event (个人信息保护法 art. 6, 34). Other figures of the same length are quantities there and stay.
 */
export const withoutMobiles = (text: string): string => text.replace(mobile, '$1****$2');

/** Quoted lines and proposals, where units stand beside their contacts: without any telephone number. */
export const withoutTelephones = (text: string): string => withoutMobiles(text).replace(landline, '$1****');
