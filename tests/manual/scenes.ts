/** The pictures of the manual: who looks at which page, and what is done on it first. */
import type { App } from '../support/app.ts'
import type { Caller } from '../support/caller.ts'
import { anIssueInReview, ok } from '../support/issue-steps.ts'
import type { Someone } from '../support/someone.ts'

type Scene = {
  /** Of the picture, as the manual names it. */
  name: string
  who: string
  phone?: boolean
  height?: number
  /** With settings and people only: the issue is made here. */
  bare?: boolean
  path: (caller: Caller, app: App) => Promise<string>
  before: (someone: Someone) => Promise<unknown>
}

/** The demo's issue that takes news. */
async function open(caller: Caller): Promise<string> {
  const { publications } = ok(await caller.get('/api/publications'))
  const { issues } = ok(await caller.get(`/api/publications/${publications[0].id}/issues`))
  return issues.find(({ state }: { state: string }) => state === 'department-input').id
}
const called = async (caller: Caller): Promise<string> => ok(await caller.get('/api/calls')).calls[0].issue.id

export const SCENES: readonly Scene[] = [
  {
    name: '来稿-约稿',
    who: 'wu-xiaolan',
    path: async () => '/calls',
    before: (clerk) => clerk.sees('截稿'),
  },
  {
    name: '来稿-填写',
    who: 'wu-xiaolan',
    height: 1000,
    path: async (caller) => `/calls/${await called(caller)}/new`,
    before: async (clerk) => {
      await clerk.fill('正文', '1月20日，科技厅窗口开展上门辅导，帮助12家企业完成成果登记，平均用时由3天缩短至1天。')
      await clerk.sees('已保存')
      await clerk.sees('添加附件')
    },
  },
  {
    name: '编辑-内容',
    who: 'zhou-min',
    height: 900,
    path: async (caller) => `/issues/${await open(caller)}/content`,
    before: (editor) => editor.page.locator('canvas').setTimeout(60_000).wait(),
  },
  {
    name: '编辑-来稿',
    who: 'zhou-min',
    height: 900,
    path: async (caller) => `/issues/${await open(caller)}/submissions`,
    before: (editor) => editor.sees('待处理'),
  },
  {
    name: '管理-设置',
    who: 'he-jing',
    path: async () => '/settings/publication',
    before: (administrator) => administrator.sees('编发单位'),
  },
  {
    name: '领导-审核',
    bare: true,
    who: 'chen-zhiyuan',
    phone: true,
    path: async (_, app) => `/issues/${(await anIssueInReview(app, await app.as('zhou-min'))).id}`,
    before: (leader) => leader.sees('通过'),
  },
]
