/** The record as it reads: a sentence for each act, from who did it, what it was about and the facts that belong into it. */
import type { AuditEntry } from './audit.ts'
import { factInWords, isStructured, type Names } from './audit-facts.ts'
import { type ActName, actLabel } from './audit-labels.ts'
import { clipped } from './clipped.ts'

/**
 * After the name of the one who acted. `{about}` is what it was about, `{round}` a fact in words; `[sendAt:，{sendAt}发出]`
 * stands there only where the act has that fact.
 */
const SENTENCES: Record<ActName, string> = {
  open: '新建了{about}',
  import: '补录了往期{about}',
  'discard-issue': '舍弃了{about}，期号随之空出',
  correct: '为更正[label:{label}]新建了{about}',
  settings: '修改了{about}的期次信息',
  content: '编辑了{about}的内容[released:，由此取消采用了有关来稿]',
  acknowledge: '写了核实说明：{about}',
  'take-back-acknowledgement': '撤回了核实说明：{about}',
  comment: '写了批注，批注于{about}',
  'answer-comment': '回复了{about}的批注',
  'resolve-comment': '把{about}的批注标为已解决',
  'reopen-comment': '重新打开了{about}的批注',
  'call-for-news': '为{about}发出约稿[departments:，约稿单位：{departments}][deadline:；{deadline}截稿]',
  'change-brief': '修改了{about}的约稿要求',
  'extend-deadline':
    '为{about}的单位延期[deadline:至{deadline}][departments:，延期单位：{departments}][unreached:；没有人可以通知的单位：{unreached}]',
  'take-back-extension':
    '取消了{about}的延期[departments:，涉及单位：{departments}][unreached:；没有人可以通知的单位：{unreached}]',
  remind: '为{about}催报[departments:，催报单位：{departments}][unreached:；没有人可以通知的单位：{unreached}]',
  'close-input': '对{about}截稿',
  'reopen-input': '重新开放{about}的征稿[deadline:，{deadline}截稿]',
  'test-mail': '把{about}的测试邮件发到[to:{to}]',
  'send-to-review': '把{about}送审[revision:，为第 {revision} 个修订版]',
  withdraw: '撤回了{about}的送审',
  rendered: '排出了{about}的审核用 PDF[pages:，共 {pages} 页]',
  'render-failed': '未能排出{about}的 PDF',
  restored: '重新生成了{about}受损的文件',
  'restore-failed': '未能重新生成{about}受损的文件',
  approve: '审核通过了{about}[step:（{step}）]',
  'withdraw-approval': '撤回了对{about}的审核通过[step:（{step}）]',
  return: '把{about}退回修改[step:（{step}）]',
  'sign-off':
    '签发了{about}[recipients:，发往 {recipients} 个邮箱][sendAt:，定于{sendAt}发出][permitUntil:，最迟到{permitUntil}]',
  queued: '为{about}生成了分发记录[recipients:，共 {recipients} 个邮箱]',
  distributed: '把{about}分发完毕[mailboxes:，共 {mailboxes} 个邮箱]',
  'refused-to-send': '拒绝发送{about}',
  'sending-paused': '暂停了{about}的发信',
  'sending-resumed': '恢复了{about}的发信',
  'sending-asks': '停止发送{about}，因为接连被同样拒收',
  bounced: '收到退信：发往{about}的邮件被退回',
  complained: '收到投诉：发往{about}的邮件被收件人投诉',
  postpone: '把{about}改期[sendAt:到{sendAt}]发送',
  'call-off': '取消了{about}的定时发送',
  held: '到期未能发送{about}，等待确认',
  permit: '确认发送{about}[sendAt:，{sendAt}起][permitUntil:，最迟到{permitUntil}]',
  restart: '核查后继续分发{about}',
  'go-on': '确认后继续发送{about}',
  'try-now': '立即重试{about}的发信',
  resend: '重发了{about}[mailboxes:，共 {mailboxes} 个邮箱]',
  'add-late': '补发给{about}',
  'settle-delivery': '人工核定了分发结果[as:为“{as}”]：{about}',
  'submission-started': '开始填写{about}的来稿',
  attach: '给{about}的来稿添加了附件[attachment:“{attachment}”]',
  detach: '从{about}的来稿中删去了附件[attachment:“{attachment}”]',
  'hand-in': '报送了{about}的来稿[zeroReport:，随之撤销了本期无稿]',
  'take-back': '撤回了{about}的来稿',
  'ask-head': '把{about}的来稿送负责人审签[zeroReport:，随之撤销了本期无稿]',
  'head-sign': '审签并报送了{about}的来稿[writtenBy:，填写人：{writtenBy}]',
  'send-back': '审签时把{about}的来稿退回信息员',
  'take-from-head': '从负责人处撤回了{about}的来稿',
  'confirm-joint': '[departments:代表{departments}]确认了{about}的联合报送[zeroReport:，随之撤销了本期无稿]',
  'object-joint': '[departments:代表{departments}]表示不同意{about}的联合报送',
  'discard-draft': '舍弃了{about}的来稿草稿',
  'zero-report': '代表{about}报本期无稿',
  'take-back-zero-report': '撤销了{about}的本期无稿',
  adopt:
    '采用了{about}的来稿[items:，拆成 {items} 条][leftOut:，没有采用“{leftOut}”][unconfirmed:；没有确认的单位：{unconfirmed}][objected:；不同意联合报送的单位：{objected}]',
  'return-submission': '退改了{about}的来稿[passage:，标出“{passage}”]',
  decline: '不采用{about}的来稿',
  'publication-settings': '修改了{about}的设置',
  'person-added': '新增了人员{about}',
  'person-changed': '修改了人员{about}',
  'substitute-named': '为{about}指定了代理[substitute:：{substitute}][fromDay:，自{fromDay}][untilDay:至{untilDay}]',
  'substitute-ended': '取消了{about}的代理',
  'rebuild-archive': '重建了{about}的检索索引',
  'recipient-added': '新增了收件人{about}',
  'recipient-changed': '修改了收件人{about}',
  'recipient-removed': '移除了收件人{about}',
  'recipients-imported': '导入了名单：{about}',
  'suppression-added': '把{about}列入停发名单',
  'suppression-lifted': '解除了{about}的停发',
  'signed-in': '登录（{about}）[device:，设备：{device}]',
  'sign-in-refused': '未能登录（{about}）：验证码不对',
  'signed-out': '退出登录（{about}）',
  'signed-out-everywhere': '在所有设备上退出登录（{about}）',
  refused: '要办理而无权办理，已拒绝：{about}',
  exported: '导出了{about}',
}

/** What is longer is cut: the whole of it stands among the facts of the entry. */
const LONGEST = 200
const LONGEST_CHANGE = 40

type Told = Pick<AuditEntry, 'who' | 'what' | 'about' | 'why' | 'facts'>

/** `张敏（代王芳）签发了2026年第1期，发往 30 个邮箱。说明：……。` `reason` false: without the reason. */
export function sentenceOf(entry: Told, names: Names, { reason = true }: { reason?: boolean } = {}): string {
  const { who, what, about, why, facts } = entry
  const said = (name: string) => {
    const value = facts[name]
    return value === undefined || value === '' ? null : clipped(factInWords(name, value, names).value, LONGEST)
  }
  // A name of the table: it was looked for in it.
  const template = Object.hasOwn(SENTENCES, what) ? SENTENCES[what as ActName] : `：${actLabel(what)}，{about}`
  const filled = template
    .replace(/\[(\w+):([^\]]*)\]/g, (_, name: string, text: string) => (said(name) === null ? '' : text))
    .replace(/\{(\w+)\}/g, (_, name: string) => (name === 'about' ? clipped(about, LONGEST) : (said(name) ?? '')))
  const behalf = said('onBehalfOf')
  const changes = changesIn(facts, names)
  return [
    `${who.name}${behalf === null ? '' : `（代${behalf}）`}${filled}`,
    ...(changes.length > 0 ? [`：${changes.join('；')}`] : []),
    '。',
    ...(reason && why ? [`说明：${/[。！？]$/.test(why) ? why : `${why}。`}`] : []),
  ].join('')
}

/** `职务由“科员”改为“科长”` of each fact that says what stood there before; `有改动` where both would read the same. */
function changesIn(facts: Told['facts'], names: Names): string[] {
  return Object.entries(facts).flatMap(([name, before]) => {
    const now = name.endsWith('Was') ? facts[name.slice(0, -'Was'.length)] : undefined
    if (now === undefined) return []
    const [was, is] = [factInWords(name, before, names), factInWords(name.slice(0, -'Was'.length), now, names)]
    const [said, saidNow] = [clipped(was.value, LONGEST_CHANGE), clipped(is.value, LONGEST_CHANGE)]
    if (isStructured(name) || said === saidNow) return [`${is.label}有改动`]
    return [`${is.label}由“${said}”改为“${saidNow}”`]
  })
}
