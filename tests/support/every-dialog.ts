/** Every dialog of the web: the file that spells it, who opens it, and by which presses on which page. */

/** A press on what this selects, some words in it, or a key. */
type Step = string | { write: string } | { key: 'Escape' }

export type DialogRow = {
  file: string
  who: 'zhou-min' | 'chen-zhiyuan' | 'he-jing' | 'wu-xiaolan' | 'sun-lei'
  /** `{open}` and its like stand for what is set up in tests/journeys/every-dialog.test.ts. */
  path: string
  steps: Step[]
}

const button = (name: string) => `::-p-aria([name="${name}"][role="button"])`
const labelled = (start: string) => `[aria-label^="${start}"]`
const row =
  (who: DialogRow['who'], path: string) =>
  (file: string, ...steps: Step[]): DialogRow => ({ who, path, file, steps })

const editor = (path: string) => row('zhou-min', path)
const leader = (path: string) => row('chen-zhiyuan', path)
const administrator = (path: string) => row('he-jing', path)
const contributor = (path: string) => row('wu-xiaolan', path)

const content = editor('/issues/{open}/content')
const inbox = editor('/issues/{open}/submissions')
/** Who is made head of a department whose text waits. */
const head = row('sun-lei', '/calls/{open}/{waiting}')
const draft = contributor('/calls/{open}/{mine}')
const review = leader('/issues/{reviewed}')

export const DIALOGS: DialogRow[] = [
  editor('/issues')('web/pages/issues/new-issue.tsx', button('新建一期')),
  content('web/pages/issue/content/remove-item.tsx', labelled('删除政务工作动态')),
  content('web/pages/issue/content/parts/add-picture.tsx', labelled('给政务工作动态（一）添加图片')),
  content('web/pages/issue/lineage/lineage-window.tsx', '[aria-label$="的来历"]'),
  content('web/pages/issue/saves/saves-window.tsx', button('历次保存')),
  content('web/pages/issue/mail/mail-preview.tsx', button('预览邮件')),
  content('web/pages/issue/moves/send-to-review.tsx', button('送审')),
  inbox('web/pages/issue/moves/change-brief.tsx', button('修改约稿要求')),
  inbox('web/pages/issue/moves/close-input.tsx', button('截稿')),
  inbox('web/pages/issue/submissions/remind.tsx', button('催报')),
  inbox('web/pages/issue/submissions/extend-deadline.tsx', button('延期')),
  inbox('web/pages/issue/submissions/take-back-extension.tsx', button('取消延期')),
  inbox('web/parts/shortcuts/shortcuts-window.tsx', button('快捷键')),
  inbox('web/pages/issue/submissions/adopt.tsx', labelled('采用')),
  inbox('web/pages/issue/submissions/split-adopt.tsx', labelled('采用'), button('拆成几条采用')),
  inbox('web/pages/issue/submissions/return-or-decline.tsx', labelled('退改')),
  inbox('web/pages/issue/submissions/alike-window.tsx', labelled('对照')),
  editor('/issues/{closed}/submissions')('web/pages/issue/moves/reopen-input.tsx', button('重新开放征稿')),
  editor('/issues/{reviewed}')('web/pages/issue/moves/confirm-move.tsx', button('撤回送审')),
  editor('/issues/{signed}')('web/pages/issue/open-correction.tsx', button('开更正')),
  editor('/issues/{signed}/deliveries')('web/pages/issue/deliveries/settle.tsx', labelled('再发一次')),
  editor('/issues/{signed}/deliveries')('web/pages/issue/deliveries/distribution-dialog.tsx', button('补发给新的邮箱')),
  editor('/tallies?from=2025-01&until=2027-12')('web/pages/tallies/counted-window.tsx', '.tally-number'),
  editor('/tallies?from=2025-01&until=2027-12')('web/pages/tallies/bulletin-window.tsx', button('排印通报')),
  editor('/issues/{draft}')('web/pages/issue/moves/call-for-news.tsx', button('发出约稿')),
  editor('/issues/{draft}/settings')('web/pages/issue/discard-button.tsx', button('舍弃本期')),
  // A department that nobody belongs to is told.
  editor('/issues/{draft}')('web/parts/told.tsx', button('发出约稿'), '[role=dialog] [type=submit]'),
  review('web/pages/issue/review/approve.tsx', button('审核通过')),
  review('web/pages/issue/review/return-issue.tsx', button('退回修改')),
  review('web/pages/issue/comments/write-comment.tsx', labelled('批注：')),
  // What was written and not sent is asked about at the end.
  review(
    'web/leave-question.tsx',
    labelled('批注：'),
    { write: '[role=dialog] textarea' },
    { key: 'Escape' },
    button('退出登录'),
  ),
  leader('/account')('web/sign-out.tsx', '.who button'),
  leader('/account')('web/pages/account/substitute-dialog.tsx', button('指定代理人')),
  administrator('/settings/people')('web/pages/settings/people/person-dialog.tsx', button('新增人员')),
  administrator('/settings/recipients')('web/pages/settings/recipients/recipient-dialog.tsx', button('新增收件人')),
  administrator('/settings/recipients')('web/pages/settings/recipients/remove-recipient.tsx', labelled('移除')),
  administrator('/settings/suppressions')('web/parts/reason-window.tsx', button('列入停发')),
  administrator('/settings/recipients/import')('web/pages/settings/recipients/columns-dialog.tsx', button('指定各列')),
  draft('web/pages/calls/hand-in.tsx', button('报送')),
  draft('web/pages/calls/discard-draft.tsx', button('舍弃草稿')),
  draft('web/pages/calls/attachments/attachments-field.tsx', labelled('删去附件')),
  contributor('/calls/{open}/{handed}')('web/pages/calls/take-back.tsx', button('撤回修改')),
  contributor('/calls/{open}/{joint}')('web/parts/reason-window.tsx', button('不同意')),
  head('web/pages/calls/head-windows.tsx', button('审签报送')),
  head('web/parts/reason-window.tsx', button('退回')),
]
