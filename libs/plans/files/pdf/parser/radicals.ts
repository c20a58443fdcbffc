/**
 * Radicals that Unicode encodes a second time although they are characters of their own, each before its character
 * (EquivalentUnifiedIdeograph.txt of the Unicode Character Database; NFKC knows only the block that begins at U+2F00, where two
 * are the forms of old prints).
 */
const pairs =
  '⺁厂⺄乙⺈刀⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺢氺⺦丬⺩王⺫目⺬示⺱罓⺲罒⺶羊⺸羊⺻聿⺼月⻁虎⻃覀⻄西⻅见⻆角⻇角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟⼾户⾭青';

const characters = new Map(Array.from({ length: pairs.length / 2 }, (_, i) => [pairs[2 * i]!, pairs[2 * i + 1]!]));

/** Some writers of PDFs call a character by the radical that looks like it: 民 by ⺠, 人 by ⼈. */
export const withoutRadicals = (text: string): string =>
  text.replace(/[\u2e80-\u2fdf]/gu, (char) => characters.get(char) ?? char.normalize('NFKC'));
