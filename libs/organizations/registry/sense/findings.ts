import { finding, type FindingCatalog } from '#settings';

/** What a registry file may say that makes no sense. */
export const registryFindings = {
  ID_TWICE: {
    severity: 'error',
    zh: '编号“{id}”用了两次，另一处是“{other}”。',
    en: 'The id "{id}" is used twice; the other is "{other}".',
    fix: {
      zh: '请为其中之一另取编号；是重复的一项，请删去。',
      en: 'Give one of them another id, or remove it if it is the same entry again.',
    },
  },
  UNIT_TWICE: {
    severity: 'error',
    zh: '单位“{name}”写了两次。',
    en: 'The unit "{name}" is written twice.',
    fix: {
      zh: '请只留一项；是两个单位的，请在名称中写明区别。',
      en: 'Keep one of them; if they are two units, tell them apart by their names.',
    },
  },
  NAME_OF_TWO_UNITS: {
    severity: 'error',
    zh: '名称“{name}”既属于“{unit}”，又属于“{other}”。',
    en: 'The name "{name}" belongs to "{unit}" and to "{other}".',
    fix: {
      zh: '一个名称只能指一个单位：请从其中之一删去；确是同一单位的，请并为一项。',
      en: 'A name means one unit: remove it from one of them, or make one entry of both if they are the same unit.',
    },
  },
  NAME_TWICE: {
    severity: 'hint',
    zh: '“{unit}”的名称“{name}”写了两次。',
    en: '"{unit}" has the name "{name}" twice.',
    fix: { zh: '可以删去一个。', en: 'One can go.' },
  },
  NAME_NEVER_FOUND: {
    severity: 'hint',
    zh: '名称“{name}”中有“{sign}”。方案中的单位名称在此断开，没有方案会找到这个单位。',
    en: 'The name "{name}" has "{sign}" in it. Names in plans are cut there, so no plan will find this unit.',
    fix: {
      zh: '是几个单位的，请分别登记；是一组单位的，类别请写集合称谓（JSON 文件中写 collective）。',
      en: 'Register several units one by one; a group of units has the kind collective.',
    },
  },
  KIND_UNLIKELY: {
    severity: 'hint',
    zh: '“{name}”的类别是{kind}，从名称看像是{likely}。',
    en: '"{name}" has the kind {kind}; by its name it could be {likely}.',
    fix: { zh: '请核对类别。', en: 'Check the kind.' },
  },
  MEMBERS_OF_SINGLE_UNIT: {
    severity: 'error',
    zh: '“{name}”列有成员，类别却不是集合称谓，而是{kind}。',
    en: '"{name}" lists members, but its kind is {kind}, not collective.',
    fix: {
      zh: '请把类别改为集合称谓（JSON 文件中写 collective），或删去成员名单。',
      en: 'Make its kind collective, or remove the members.',
    },
  },
  COLLECTIVE_WITHOUT_MEMBERS: {
    severity: 'hint',
    zh: '集合称谓“{name}”没有列出成员；方案交给它的任务，要由督查员逐项写明是哪些单位。',
    en: 'The collective "{name}" lists no members; an officer must name the units in every task that a plan gives to it.',
    fix: { zh: '知道是哪些单位的，请列出成员。', en: 'List its members, if they are known.' },
  },
  COLLECTIVE_IN_ITSELF: {
    severity: 'error',
    zh: '集合称谓“{name}”把自己列为成员。',
    en: 'The collective "{name}" lists itself as a member.',
    fix: { zh: '请从成员中删去。', en: 'Remove it from the members.' },
  },
  UNIT_NOT_IN_FILE: {
    severity: 'error',
    zh: '“{name}”提到的单位“{named}”不在登记簿中。',
    en: '"{name}" names the unit "{named}", which the file does not register.',
    fix: { zh: '请核对编号，或先登记该单位。', en: 'Check the id, or register that unit too.' },
  },
  MERGER_CIRCULAR: {
    severity: 'error',
    zh: '“{name}”的并入关系绕了一圈，又回到它自己。',
    en: 'The mergers of "{name}" lead back to it.',
    fix: { zh: '请核对并入的单位。', en: 'Check which unit took over.' },
  },
  HOLDERS_OUT_OF_SEQUENCE: {
    severity: 'error',
    zh: '“{title}”的任职人“{person}”自 {from} 起任职，不晚于列在前面的“{before}”（{since}）。',
    en: '"{person}" holds "{title}" from {from}, which is not after "{before}", listed before ({since}).',
    fix: {
      zh: '一个职务同时只有一人：请按任职日期先后列出，日期各不相同。',
      en: 'A post has one holder at a time: list them by their days, each day once.',
    },
  },
  HOLDER_TWICE: {
    severity: 'hint',
    zh: '“{title}”连续两次写了“{person}”。',
    en: '"{title}" has "{person}" twice in a row.',
    fix: { zh: '可以删去后一个。', en: 'The second can go.' },
  },
  PERSON_IN_TWO_POSTS: {
    severity: 'hint',
    zh: '“{person}”同时担任“{title}”和“{other}”；方案中出现此人时，按前一职务处理。',
    en: '"{person}" holds "{title}" and "{other}" at the same time; where a plan names the person, the first post is meant.',
    fix: {
      zh: '确为两职的不必改；同名的两个人，请核对方案中的写法。',
      en: 'Leave it if it is so; if they are two people, see how plans tell them apart.',
    },
  },
  PERSON_NOT_ONE: {
    severity: 'hint',
    zh: '任职人“{person}”像是不止一人。',
    en: '"{person}" looks like more than one person.',
    fix: { zh: '请为每人登记一个职务。', en: 'Register a post for each.' },
  },
  POST_WITHOUT_HOLDER: {
    severity: 'hint',
    zh: '职务“{title}”没有任职人；方案按姓名写领导，找不到这个职务。',
    en: 'The post "{title}" has no holder; plans name leaders by person, so none will find it.',
    fix: {
      zh: '请写明姓名和任职日期；空缺的可以以后再登记。',
      en: 'Add person and first day; a vacant post can be registered later.',
    },
  },
  TITLE_TWICE: {
    severity: 'hint',
    zh: '两个职务都叫“{title}”，看板上分不清。',
    en: 'Two posts are called "{title}"; boards cannot tell them apart.',
    fix: { zh: '请在名称中写明分工或次序。', en: 'Add what each is for, or a number.' },
  },
  TITLE_NAMES_PERSON: {
    severity: 'hint',
    zh: '职务名称“{title}”中有人名“{person}”；换人之后名称就错了。',
    en: 'The title "{title}" names "{person}" and will be wrong once somebody else holds the post.',
    fix: { zh: '请只写职务。', en: 'Write the title alone.' },
  },
  COLUMN_NOT_READ: {
    severity: 'hint',
    zh: '“{table}”第 {row} 行的列“{column}”不读入。',
    en: 'The column "{column}" in row {row} of "{table}" is not read.',
    fix: {
      zh: '如有登记的内容，请改用样板中的列名。',
      en: 'If it has something to register, use the heads of the template.',
    },
  },
  NO_POSTS: {
    severity: 'hint',
    zh: '没有登记职务；方案中的牵头领导都会成为疑点。',
    en: 'There are no posts; every leading official in a plan will be a finding.',
    fix: { zh: '请登记领导的职务、姓名和任职日期。', en: 'Register the posts of leaders, with person and first day.' },
  },
} as const satisfies FindingCatalog;

export const find = finding(registryFindings);
