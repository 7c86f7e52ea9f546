/** The demo's publication: a centre's monthly briefing, its sections, figures, steps and printed groups. */
import type { Publication } from '#shared/centre/publication.ts'

export const DEPARTMENTS = {
  kjt: '科技厅',
  gat: '公安厅',
  zrzyt: '自然资源厅',
  lcj: '省林草局',
  zjt: '住房城乡建设厅',
  jtt: '交通运输厅',
  wjw: '省卫生健康委',
  scjgj: '省市场监管局',
  yjj: '省药监局',
} as const

export const PUBLICATION: Publication = {
  id: 'briefing',
  version: 1,
  name: '政务服务工作动态',
  issuingUnit: '四川省政府政务服务和公共资源交易服务中心',
  mail: { fromName: '政务服务工作动态编辑部', replyTo: 'briefing@centre.example' },
  sections: [
    {
      id: 'figures',
      kind: 'figures',
      title: '{year}年{month}月总体运行情况',
      text: '省本级共办理政务服务事项{handled}。进驻部门（单位）窗口全程网办事项受理{online-received}、办结{online-closed}；综合窗口受理事项{counter-received}，窗口出件{counter-issued}；大厅现场邮寄{posted}；接听企业群众电话咨询{calls}，接待现场咨询{visits}。省企业综合服务中心咨询、受办{enterprise}。',
      figures: [
        { id: 'handled', name: '省本级办理政务服务事项', unit: '万件', decimals: 2 },
        { id: 'online-received', name: '全程网办受理', unit: '万件', decimals: 2 },
        { id: 'online-closed', name: '全程网办办结', unit: '万件', decimals: 2 },
        { id: 'counter-received', name: '综合窗口受理', unit: '万件', decimals: 2 },
        { id: 'counter-issued', name: '窗口出件', unit: '万件', decimals: 2 },
        { id: 'posted', name: '现场邮寄', unit: '万件', decimals: 2 },
        { id: 'calls', name: '电话咨询', unit: '人/次', decimals: 0 },
        { id: 'visits', name: '现场咨询', unit: '人/次', decimals: 0 },
        { id: 'enterprise', name: '省企业综合服务中心咨询、受办', unit: '件（次）', decimals: 0 },
      ],
    },
    { id: 'work', kind: 'items', title: '政务工作动态', takesSubmissions: false },
    { id: 'windows', kind: 'items', title: '窗口资讯', takesSubmissions: true },
  ],
  steps: [
    { id: 'office', name: '处室审核', approvers: ['chen-zhiyuan'] },
    { id: 'sign-off', name: '中心领导签发', approvers: ['lin-guodong'] },
  ],
  colophon: {
    reporting: [
      { name: '省政务管理办公室', mark: '、' },
      { name: '省级相关部门（单位）', mark: '、' },
      { name: '省中心领导', mark: '。' },
    ],
    distribution: [
      { name: '省级相关部门（单位）窗口', mark: '，' },
      { name: '省直部门办事大厅', mark: '，' },
      { name: '省中心各处（室）', mark: '、' },
      { name: '直属单位', mark: '。' },
    ],
  },
  recommendedLength: { from: 100, to: 400 },
  departments: Object.entries(DEPARTMENTS).map(([id, name]) => ({ id, name })),
}
