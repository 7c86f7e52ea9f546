/** Issues to print, in sentences of our own. */
import type { Content } from '#shared/content.ts'

type Masthead = Content['masthead']

/** A short issue of one page; `of` replaces whole parts, `masthead` single fields. */
export function anIssue({
  masthead,
  ...of
}: Partial<Omit<Content, 'masthead'>> & { masthead?: Partial<Masthead> } = {}): Content {
  return {
    period: '2026-03',
    masthead: {
      name: '政务服务工作动态',
      number: '第3期（总第128期）',
      issuingUnit: '示范省政务服务中心',
      issueDate: '2026-04-08',
      ...masthead,
    },
    sections: [
      {
        kind: 'figures',
        title: '2026年3月总体运行情况',
        text: '本月共受理事项{received}，接待咨询{asked}；受办共计{done}。',
        figures: [
          { id: 'received', name: '受理', value: '3.07', unit: '万件' },
          { id: 'asked', name: '咨询', value: '1208', unit: '人/次' },
          { id: 'done', name: '受办', value: '27', unit: '件（次）' },
        ],
      },
      {
        kind: 'items',
        title: '窗口资讯',
        items: [
          { text: '3月6日，示范窗口开展“一次办好”活动，现场办结12件。' },
          { text: '3月12日至13日，省级部门到园区座谈。\n园区提出的事项已逐一登记。' },
        ],
      },
    ],
    colophon: {
      reporting: [
        { name: '省政务管理机构', mark: '、' },
        { name: '中心领导', mark: '。' },
      ],
      distribution: [
        { name: '各处（室）', mark: '，' },
        { name: '直属单位', mark: '。' },
      ],
    },
    ...of,
  }
}

const SENTENCE = '窗口工作人员耐心听取群众意见，逐项核对材料，当场答复能办的事项，不能当场答复的说明时限。'

/** An issue whose items section holds `count` items of about `length` characters each. */
export function anIssueOfLength(count: number, length = 120): Content {
  const text = SENTENCE.repeat(Math.ceil(length / SENTENCE.length)).slice(0, length)
  return anIssue({
    sections: [{ kind: 'items', title: '窗口资讯', items: Array.from({ length: count }, () => ({ text })) }],
  })
}
