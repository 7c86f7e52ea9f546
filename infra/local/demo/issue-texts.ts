/** The texts of the demo's issues: January's facts are those of a real issue, told in our own words; December's are made up. */
import type { FigureTable } from '#shared/content/content.ts'
import type { DEPARTMENTS } from './publication.ts'

type DepartmentId = keyof typeof DEPARTMENTS

export type DemoSubmission = {
  by: string
  departments: DepartmentId[]
  from: string
  to: string | null
  text: string
}

export type DemoIssue = {
  figures: Record<string, string>
  work: string[]
  submissions: DemoSubmission[]
  /** 编者按 */
  note?: string
  table: FigureTable
  /** A file beside this one. */
  picture?: { file: string; alt: string; caption: string }
}

export const DECEMBER: DemoIssue = {
  note: '本期附下半年办件走势，供总结参考。',
  table: {
    title: '表1　12月部分窗口办件情况',
    head: ['窗口', '受理（件）', '办结（件）', '提前办结率'],
    rows: [
      ['省市场监管局', '6120', '6087', '98.2%'],
      ['住房城乡建设厅', '4835', '4902', '97.5%'],
      ['交通运输厅', '3976', '3951', '99.1%'],
    ],
  },
  picture: {
    file: 'chart.png',
    alt: '柱状图：省本级办理事项7月4.86万件，8月4.92万件，9月5.08万件，10月4.71万件，11月5.17万件，12月5.31万件',
    caption: '图1　2025年下半年省本级办理事项（万件）',
  },
  figures: {
    handled: '5.31',
    'online-received': '5.14',
    'online-closed': '5.2',
    'counter-received': '0.17',
    'counter-issued': '0.41',
    posted: '0.12',
    calls: '1482',
    visits: '4710',
    enterprise: '41',
  },
  work: [
    '12月上旬，省中心梳理全年进驻事项清单，对名称、依据、时限不一致的事项逐项核对修订，更新后的清单已在大厅查询终端同步。',
    '12月18日，省中心召开窗口工作例会，通报年度好差评情况，就减少重复提交材料、规范一次性告知提出要求。',
  ],
  submissions: [
    {
      by: 'guo-qiang',
      departments: ['scjgj'],
      from: '2025-12-04',
      to: null,
      text: '12月4日，省市场监管局窗口推出年报辅导专台，由业务骨干现场演示填报流程，当天为31户企业解答年报补报、信用修复等问题。',
    },
    {
      by: 'tang-rui',
      departments: ['jtt'],
      from: '2025-12-11',
      to: '2025-12-12',
      text: '12月11日至12日，交通运输厅窗口赴宜宾、泸州两地开展上门服务，面向水运企业讲解船舶检验与营运证办理要点，收集意见9条并逐条答复。',
    },
    {
      by: 'xu-hao',
      departments: ['zjt'],
      from: '2025-12-23',
      to: null,
      text: '12月23日，住房城乡建设厅窗口上线资质证书电子化变更，企业名称、注册地址等五类变更不再收取纸质证书，办理时间缩短为2个工作日。',
    },
  ],
}

export const JANUARY: DemoIssue = {
  table: {
    title: '表1　全程网办情况（万件）',
    head: ['指标', '2025年12月', '2026年1月'],
    rows: [
      ['受理', '5.14', '4.90'],
      ['办结', '5.20', '5.02'],
    ],
  },
  figures: { handled: '5.05', 'online-received': '4.9', 'online-closed': '5.02', calls: '1365', visits: '4598' },
  work: [
    '省政府办公厅近日就落实惠企政策全生命周期管理办法发出通知：部门职责更加明确，与财政衔接更紧；政策从起草、审查到发布均有规可循，依托天府易享专区征集意见、发布政策，线下专窗同步受理；汇集涉企数据为企业画像，实现精准推送；兑现环节推行材料免交、数据免填，审批与兑付结果公开，接受评价和监督。',
  ],
  submissions: [
    {
      by: 'zhao-wen',
      departments: ['zrzyt', 'lcj'],
      from: '2026-01-01',
      to: null,
      text: '1月1日起，全省用地、用林、用草审批开始联动办理。自然资源厅会同省林草局印发通知，启用联动审批系统，预审选址、农转用和征地、先行用地、临时用地等环节的数据与进度互通，申请人只进一个入口、走一套流程，结果统一反馈。',
    },
    {
      by: 'luo-fang',
      departments: ['wjw', 'yjj'],
      from: '2026-01-12',
      to: null,
      text: '1月12日，省卫生健康委窗口与省药监局窗口调整放射性制剂使用许可的办理方式：医疗机构资质改由两个窗口当面核验，申请单位不必再交《医疗机构执业许可证》，材料更少、时间更短。两部门将根据反馈继续完善联办流程。',
    },
    {
      by: 'liu-yang',
      departments: ['gat'],
      from: '2026-01-13',
      to: '2026-01-14',
      text: '1月13日至14日，公安厅窗口到德阳、绵阳两地高新区上门问需。工作组与管委会和企业代表座谈，听取涉及公安业务的诉求，当场答复一批；需要几家共同办理的逐项登记，由窗口牵头协调。',
    },
    {
      by: 'tang-rui',
      departments: ['jtt'],
      from: '2026-01-23',
      to: null,
      text: '1月23日，交通运输厅在省中心举办公路养护资质许可培训，讲解养护作业单位资质管理办法中的分类分级、申请条件和材料要求，分路基路面、桥梁、隧道说明审核要点，并在网上平台模拟申报全过程。',
    },
  ],
}
