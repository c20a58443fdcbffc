/** Words before a verb that say how something is done; they promise nothing themselves. */
const adverbs =
  /^(?:要|将|继续|持续|不断|进一步|全面|全力|大力|着力|聚力|深入|扎实|积极|主动|加力|有序|有力|有效|系统|稳步|统筹|压茬|率先|切实|常态化|精准|精细化?|充分|严格|坚决|坚定不移(?:地)?|持之以恒|努力|抓紧|尽快|同步|广泛|创新|科学|合理|着重|重点|纵深|优先|探索|试点|更好|更大力度|强力|基本|力争|确保|力促|力求|以首善标准|认真|高(?:标准|质量|水平|品质|效率?|起点|站位|效能)|适时|逐步|初步|自觉|做到|最大(?:程度|限度|范围)|(?:大|全)(?:尺度|范围|方位)|正式|年内|早日|加紧)/;

/** Verbs with which an act is promised. */
const act =
  /^(?:完成|实现|建成|启动|开工|新开工|新建|新增|新设|续建|扩建|改建|实施|建设|推进|推动|推广|推行|推出|加快|加速|加强|加大|强化|深化|完善|健全|优化|提升|提高|提质|增强|增加|增补|增设|打[造通好赢牢响破]|突出|培育|培养|扩大|扩增|拓展|开展|开通|开放|开发|举办|承办|申办|承接|对接|争取|争创|创建|力争|力促|确保|保障|保持|保护|促进|支持|鼓励|引导|吸引|引进|引入|导入|落实|制定|出台|发布|编制|修订|修缮|修复|研究|谋划|探索|发展|壮大|做[优强好大实精细]|办[好理]|抓[好实紧]|用[好足活]|建[好立]|维护|巩固|治理|整治|改造|更新|更换|补[建充齐]|筹[集建]|竣工|规范|运营|盘活|活化|组建|构建|搭建|形成|塑造|营造|释放|发挥|讲好|挖掘|挖潜|传承|防范|化解|遏制|压[减降实]|控制|严[控格]|守[牢住]|管控|监管|强[健]|减少|降低|淘汰|退出|清[理退]|拆除|腾退|疏解|改善|集聚|聚集|聚力|充实|配合|协同|联动|统筹|参与|配备|配建|配置|布局|贯通|筑牢|织密|夯实|厚植|激发|激活|带动|延伸|延长|转化|落地|设立|成立|安排|供应|储备|上市|投用|投放|试行|试点|达到|突破|增长|整合|整改|提供|安置|救助|帮扶|培训|利用|依法|严厉|严肃|接受|履行|办结|普及|宣传|弘扬|践行|服务|缩小|缩短|放宽|简化|压缩|取消|下放|承担|引领|融入|攻坚|狠抓|紧抓|抓|纠|树|育|稳|扩|促|兴|固|补|强|优|建|设|办|免|赋|简|细化|梳理|摸清|排查|评选|评估|总结|征集|挂牌|揭牌|创新|保质|保证|保交|保供|做|解决|满足|丰富|改革|升级|转型|绘就|擦亮|叫响|唱响|展示|展现|繁荣|活跃|恢复|维持|稳定|稳住)/;

const leadIn =
  /^(?:围绕|聚焦|立足|依托|按照|按|结合|通过|以[^首]|针对|紧盯|瞄准|抢抓|紧抓|紧扣|紧紧|借助|利用|充分利用|发挥|充分发挥|积极发挥|抓住|坚持|面向|对标|顺应|根据|统筹(?!推进)|在|从|用足用好|用好|凭借|借鉴)/;

const work =
  /工程|项目|道路|公路|铁路|高速|大街|街道建设|桥|隧|枢纽|公园|绿道|绿地|医院|院区|小学|中学|学校|校区|幼儿园|停车场|水厂|电厂|变电站|站点?建设|驿站|总部|管廊|管线|管网|水网|车辆段|示范片区|打通|安置房|保障性住房|集租房|政策性住房|设施和|论坛|选举|普查|条例|线(?:一期|二期|建设|结构|开通)|(?:中心|馆|院|厅|园区|基地|平台|小镇|厂|路|街|区)(?:（[^）]*）)?(?:等)?(?:[\p{Script=Han}]{0,6})(?:建设|建成|改造|开工|竣工|完工|投用|投入使用|投入运营|主体|搬迁|迁建|节点|开园|提升工程|创建)/u;
const finished =
  /开工|竣工|完工|建成|投用|投入使用|投入运营|开园|开业|开学|通车|通航|投产|贯通|亮相|封顶|揭牌|挂牌|搬迁|动态清零/;
const counted =
  /(?<![\d.第“"])\d+(?:\.\d+)?(?:余|多)?(?:[%％]|[万亿]?(?:个|座|所|条|处|家|套|公里|平方米|公顷|亩|张|台|辆|名|人|户|项|场|件|栋|部|元|吨|公|度|兆瓦|千瓦|村|次|期|米|只|类|微克(?!攻坚|行动)))/;
/** Holds a figure with its measure. */
export const isCounted = (clause: string): boolean => counted.test(clause);

const fresh = /^(?:新增|新建|续建|增补|增加)/;

const withoutAdverbs = (clause: string): string => {
  const rest = clause.replace(adverbs, '');
  return rest === clause || rest.length < 2 ? clause : withoutAdverbs(rest);
};

const placeSubject =
  /^[\p{Script=Han}]{1,8}?(?:镇|乡|街道|新市镇|开发区|园区|小镇|新区|新城)(?=(?:要|将|继续|持续|不断|进一步|全面|全力|大力|着力|深入|扎实|积极|加力|加快|加速|做[强大优]|打造|建设|发展|重点|推进|聚焦|突出))/u;

/** Begins with the name of a place that is to act: "潞城镇持续夯实…". */
export const hasOwnSubject = (clause: string): boolean => placeSubject.test(clause);

/** Begins with a verb that promises something, whatever adverbs stand before it. */
export const beginsWithAct = (clause: string): boolean => act.test(withoutAdverbs(clause)) || act.test(clause);

/** A verb of promise anywhere: "文化旅游区一期全面完成…". */
export const holdsAct = (clause: string): boolean => {
  for (let at = 0; at < Math.min(clause.length, 24); at++) if (actLong.test(clause.slice(at))) return true;
  return finished.test(clause) || isCounted(clause);
};
/** Verbs of two characters: single ones stand in nouns as well. */
const actLong = new RegExp(act.source.replace(/(?<=\|)[\p{Script=Han}](?=\||\))/gu, '　'), 'u');

/** Says where from or by what means; the act follows. */
export const isLeadIn = (clause: string): boolean => leadIn.test(clause);

/** Promises something that can be pointed at: a named work, or a figure. */
export const isFirm = (clause: string): boolean => work.test(clause) || finished.test(clause) || isCounted(clause);

const aim = /^(?:提[升高]|增强|形成|促进|打造|塑造|强化|加强|扩大|激发|营造|优化|改善|为|让|使|助力)/;

/** Says what the work before it is for, unless it counts something or names a state to be reached. */
export const isAim = (clause: string): boolean =>
  /条件。?$/.test(clause) || (aim.test(withoutAdverbs(clause)) && !finished.test(clause) && !isCounted(clause));

/** Counts what a work brings (新增造林面积2万亩): no work of its own. */
export const isYield = (clause: string): boolean =>
  fresh.test(clause) && /面积|亩|规模|产值|学位|床位|泊位/.test(clause);
