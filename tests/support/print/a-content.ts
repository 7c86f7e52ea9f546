/** Contents of issues to print, in sentences of our own. */
import type { Content } from '#shared/content/content.ts'

type Masthead = Content['masthead']

/** A short one, of one page; `of` replaces whole parts, `masthead` single fields. */
export function aContent({
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

/** One whose items section holds `count` items of about `length` characters each. */
export function aContentOfLength(count: number, length = 120): Content {
  const text = `${SENTENCE.repeat(Math.ceil(length / SENTENCE.length)).slice(0, length - 1)}。`
  return aContent({
    sections: [{ kind: 'items', title: '窗口资讯', items: Array.from({ length: count }, () => ({ text })) }],
  })
}

/** So many receivers, of a list that ends with 。 */
export const receivers = (count: number): Content['colophon']['reporting'] =>
  Array.from({ length: count }, (_, i) => ({ name: `第${i + 1}示范单位`, mark: i === count - 1 ? '。' : '、' }))

/** One with every part that a page can have; `image` is the hash of its picture. */
export function aFullContent(image: string): Content {
  return aContent({
    security: { level: '内部资料', number: '编号：000128' },
    correction: '本刊第2期（总第127期）“窗口资讯”第（二）条中“办结21件”应为“办结12件”，特此更正。',
    note: '现将各窗口推进“高效办成一件事”的做法刊发，供参考。\n各单位的经验做法请于每月25日前报送。',
    sections: [
      {
        kind: 'figures',
        title: '2026年3月总体运行情况',
        text: '本月共受理事项{received}，接待咨询{asked}。',
        figures: [
          { id: 'received', name: '受理', value: '3.07', unit: '万件' },
          { id: 'asked', name: '咨询', value: '1208', unit: '人/次' },
        ],
        tables: [
          {
            title: '表1　各窗口受理情况',
            head: ['窗口', '受理（件）', '办结（件）', '满意率'],
            rows: [
              ['公安窗口', '1365', '1360', '99.8%'],
              ['不动产登记窗口', '842', '801', '99.1%'],
              ['社保医保窗口', '4598', '4598', '100%'],
            ],
          },
        ],
      },
      {
        kind: 'items',
        title: '窗口资讯',
        items: [
          {
            text: '3月6日，示范窗口开展“一次办好”活动，现场办结12件。主要做法如下。',
            points: [
              '前移窗口。到园区设点，企业在家门口提交材料，窗口人员当场核对，能当场办结的当场办结。',
              '压减材料。凡能共享的不再要求提交。\n涉及部门的，由窗口代为核实。',
            ],
            pictures: [{ image, alt: '窗口工作人员在园区为企业办理业务', caption: '图1　示范窗口到园区现场办理' }],
          },
          { text: `3月12日至13日，省级部门到园区座谈。${SENTENCE.repeat(4)}` },
        ],
      },
    ],
    colophon: {
      reporting: [
        { name: '省政务管理机构', mark: '、' },
        { name: '中心领导', mark: '。' },
      ],
      sending: [{ name: '省级有关部门', mark: '。' }],
      distribution: [
        { name: '各处（室）', mark: '，' },
        { name: '直属单位', mark: '。' },
      ],
      copies: 120,
    },
  })
}
