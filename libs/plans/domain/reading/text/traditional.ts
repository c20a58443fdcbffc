/** Traditional and simplified characters of the words by which plans are recognised: labels, bodies, dates, kinds of documents. */
const pairs =
  '牽牵頭头領领導导責责單单辦办協协時时間间節节點点標标務务實实執执門门聯联係系絡络電电話话構构機机處处縣县區区鄉乡鎮镇廳厅會会團团' +
  '業业學学館馆園园場场廠厂網网隊队組组黨党銀银報报臺台視视婦妇殘残僑侨檢检衛卫環环國国財财稅税農农體体設设劃划項项內内動动進进計计' +
  '綱纲規规則则決决議议細细書书錄录發发號号總总關关於于貫贯徹彻產产開开啟启續续長长態态堅坚滾滚經经後后達达個个從从屬属際际眾众數数' +
  '據据資资應应監监審审統统測测圖图廣广遊游療疗險险將将鐵铁運运輸输級级員员復复轉转變变與与兩两萬万億亿為为護护範范評评優优預预積积' +
  '極极現现條条維维綜综層层給给選选舉举調调課课診诊質质購购費费賬账貨货貿贸證证認认許许訴诉訪访' +
  '類类別别負负備备註注參参稱称專专階阶結结額额況况來来狀状';

const simple = new Map<string, string>();
for (let i = 0; i < pairs.length; i += 2) simple.set(pairs[i]!, pairs[i + 1]!);
const traditional = new RegExp(`[${[...simple.keys()].join('')}]`, 'g');

/** The same text, character for character, with the words that plans are recognised by in simplified characters. */
export const simplified = (text: string): string => text.replace(traditional, (char) => simple.get(char)!);
