import { finding, type FindingCatalog } from '#settings';

const correct = { zh: '请更正。', en: 'Correct it.' };

/** What a policy file may say that makes no sense. */
export const policyFindings = {
  RUNG_TWICE: {
    severity: 'error',
    zh: '阶梯“{rung}”写了两次。',
    en: 'The rung "{rung}" is named twice.',
    fix: { zh: '请为其中之一另取名称。', en: 'Give one of them another name.' },
  },
  LADDER_MISSING: {
    severity: 'error',
    zh: '{clock}时限没有阶梯，到期无人知道。',
    en: 'The clock of {clock} has no rung, so nobody would measure it.',
    fix: { zh: '请至少写一级。', en: 'Add one at least.' },
  },
  RUNG_NEVER_FIRES: {
    severity: 'error',
    zh: '阶梯“{rung}”永远不会触发：{because}。',
    en: 'The rung "{rung}" never fires: {because}.',
    fix: { zh: '请改用其他时限或日期，或删去。', en: 'Give it another clock or day, or remove it.' },
  },
  NOTICE_COLOUR: {
    severity: 'error',
    zh: '阶梯“{rung}”：督办单要有颜色，其他动作没有颜色。',
    en: 'Rung "{rung}": a notice has a colour, and nothing else has.',
    fix: correct,
  },
  ANSWER_WITHOUT_NOTICE: {
    severity: 'error',
    zh: '阶梯“{rung}”不发督办单，却有答复期限。',
    en: 'Rung "{rung}" issues no notice and has a time to answer.',
    fix: { zh: '请删去答复期限。', en: 'Remove the time to answer.' },
  },
  MEASURE_MISPLACED: {
    severity: 'error',
    zh: '阶梯“{rung}”：建议要写明措施（通报、约谈或问责），措施只能由督办单或建议提出。',
    en: 'Rung "{rung}": a proposal names its measure, and a measure goes with a notice or a proposal.',
    fix: correct,
  },
  DEEMED_ELSEWHERE: {
    severity: 'error',
    zh: '阶梯“{rung}”：只有签收可以视为完成。',
    en: 'Rung "{rung}": only signing can be deemed done.',
    fix: { zh: '请改用签收时限或其他动作。', en: 'Use the clock of signing, or another act.' },
  },
  CLIMBS_NOWHERE: {
    severity: 'error',
    zh: '阶梯“{rung}”未答复即触发“{next}”，但它不是办结时限上更靠后的一级，或没有答复期限。',
    en: 'Rung "{rung}" leads to "{next}" if unanswered, which is no later rung of the deadline ladder, or there is no time to answer.',
    fix: { zh: '请写后面一级的名称，并写明答复期限。', en: 'Name a later rung, and give a time to answer.' },
  },
  TOO_EARLY_FOR_ACT: {
    severity: 'error',
    zh: '阶梯“{rung}”在期限之前就{act}。',
    en: 'Rung "{rung}" has the act {act} before the day is over.',
    fix: {
      zh: '期限之前只能提醒或催办：请把数量改为正数。',
      en: 'Before the day there are only reminders: make the count positive.',
    },
  },
  NOTICE_OUT_OF_SEQUENCE: {
    severity: 'error',
    zh: '{laterColour}督办单（{later}）先于{colour}督办单（{rung}）发出：如自 {anchor} 起算，{later} 在 {laterOn}，{rung} 在 {on}。',
    en: 'The {laterColour} notice ({later}) comes before the {colour} one ({rung}): counted from {anchor}, {later} acts on {laterOn} and {rung} on {on}.',
    fix: {
      zh: '督办单应依蓝、橙、红的次序发出，请核对数量和单位。',
      en: 'Notices go from blue to orange to red: check counts and units.',
    },
  },
  SOFTER_LATER: {
    severity: 'hint',
    zh: '阶梯“{later}”（{laterAct}）总在更重的“{rung}”（{act}）之后。',
    en: 'Rung "{later}" ({laterAct}) always comes after the heavier "{rung}" ({act}).',
    fix: { zh: '请核对日期。', en: 'Check the days.' },
  },
  LISTED_OUT_OF_SEQUENCE: {
    severity: 'hint',
    zh: '阶梯“{later}”写在“{rung}”之后，却总在它之前触发。',
    en: 'Rung "{later}" is listed after "{rung}" and always acts before it.',
    fix: {
      zh: '请按先后排列，公布的阶梯表照此印出。',
      en: 'List them in the sequence of time, as the ladder is printed.',
    },
  },
  ANSWER_AFTER_NEXT: {
    severity: 'hint',
    zh: '阶梯“{rung}”的答复期限总不早于“{next}”，未答复不会使它提前。',
    en: 'The answer to rung "{rung}" is never due before "{next}" acts anyway.',
    fix: { zh: '请缩短答复期限，或推后下一级。', en: 'Shorten the time to answer, or move the next rung.' },
  },
  MEASURE_WITHOUT_HEAD: {
    severity: 'hint',
    zh: '阶梯“{rung}”提出{measure}，对象中却没有行政首长（head），决定的人不会知道。',
    en: 'Rung "{rung}" proposes {measure} and does not tell the head, who decides.',
    fix: { zh: '请在对象中加上 head。', en: 'Add head to the recipients.' },
  },
  RECIPIENT_TWICE: {
    severity: 'hint',
    zh: '阶梯“{rung}”的对象“{recipient}”写了两次。',
    en: 'Rung "{rung}" names the recipient {recipient} twice.',
    fix: { zh: '可以删去一个。', en: 'One can go.' },
  },
  RED_BEFORE_YELLOW: {
    severity: 'error',
    zh: '红灯进度差 {red} 小于黄灯进度差 {yellow}。',
    en: 'A task is red from {red} points behind and yellow only from {yellow}.',
    fix: { zh: '红灯的界限应大于黄灯。', en: 'Red must begin further behind than yellow.' },
  },
  NEVER_YELLOW: {
    severity: 'hint',
    zh: '红灯和黄灯的进度差都是 {red}，进度不会使黄灯亮起。',
    en: 'Red and yellow both begin {red} points behind, so progress never makes a task yellow.',
    fix: { zh: '请核对两个界限。', en: 'Check both.' },
  },
  ALWAYS_YELLOW: {
    severity: 'hint',
    zh: '黄灯进度差为 0，凡不超前的事项都会亮黄灯。',
    en: 'Yellow begins 0 points behind: every task that is not ahead is yellow.',
    fix: { zh: '请写大于 0 的数。', en: 'Use a number above 0.' },
  },
  YELLOW_VERY_EARLY: {
    severity: 'hint',
    zh: '到期前 {days} 天就亮黄灯，多数事项会长期黄灯。',
    en: 'Tasks are yellow {days} days before they are due; most will be yellow for long.',
    fix: { zh: '请核对天数。', en: 'Check the days.' },
  },
} as const satisfies FindingCatalog;

export const find = finding(policyFindings);
