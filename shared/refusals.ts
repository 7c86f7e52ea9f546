/**
 * Every way this system says no: code → HTTP status → sentence.
 *
 * The sentence tells the reader what to do next. Anything not listed here is a fault (500), never a refusal.
 */
import type { z } from 'zod'
import { MOST_ACKNOWLEDGED } from './checks/acknowledgement-limits.ts'
import { firstWords } from './clipped.ts'
import { MOST_ANSWERS, MOST_COMMENTS } from './comments/comment-limits.ts'
import { LONGEST_PICTURE_SIDE, MOST_PICTURE_BYTES, MOST_PICTURE_PIXELS } from './content/picture-limits.ts'
import { DISTRIBUTION_REFUSALS } from './distribution/distribution-refusals.ts'
import { ATTACHMENT_REFUSALS } from './submission/attachment-refusals.ts'
import { MOST_MONTHS } from './tallies/most-months.ts'

export const REFUSALS = {
  'bad-request': { status: 400, message: '提交的内容有误，请按提示修改后再提交。' },
  'not-json': { status: 400, message: '提交的内容不是有效的 JSON，请刷新页面后重试。' },
  'unreadable-cursor': { status: 400, message: '要看的这一页接不上了，请回到第一页重新查看。' },
  'unsupported-type': {
    status: 415,
    message: '提交的内容没有注明类型，或类型不对：请以 JSON 提交，并注明 application/json。',
  },
  'too-large': { status: 413, message: '提交的内容过大，请删减后再提交。' },
  'not-signed-in': { status: 401, message: '尚未登录或登录已过期，请重新登录。' },
  'foreign-origin': { status: 403, message: '请求不是从本系统的页面发出的，已拒绝，请打开本系统的页面办理。' },
  'not-allowed': { status: 403, message: '这一步由其他岗位办理；您的岗位如有变动，请由管理员登记。' },
  'not-your-step': {
    status: 403,
    message: '当前审核环节不由您办理，请由本环节的审核人办理；审核人如有变动，请由管理员登记。',
  },
  'not-for-them': {
    status: 403,
    message:
      '您所代理的人参与了本期编写，或修改过本期用到的刊物设置，或已办理其他环节，这一环节不能由您代为办理，请由他人审核。',
  },
  'own-work': { status: 403, message: '您参与了本期的编写，不能审核自己的稿件，请由他人审核。' },
  'own-settings': {
    status: 403,
    message: '本期用到您修改过的刊物设置，这些设置还没有经他人签发，请由他人审核。',
  },
  'acted-before': { status: 403, message: '您已办理过前面的审核环节，同一人不能办理两个环节，请由他人审核。' },
  'not-called': { status: 403, message: '本期没有向贵单位约稿，如需报送请联系责任编辑。' },
  'has-news': {
    status: 409,
    message: '贵单位已有报送、待审签、退改或联合报送的来稿，不能再报“本期无稿”。要改报无稿，请先撤回来稿。',
  },
  'not-found': {
    status: 404,
    message: '没有找到您要的内容，可能已被删除或您无权查看。请刷新页面后再找；仍没有的，请联系管理员。',
  },
  stale: { status: 409, message: '内容已被他人更新，您的修改没有保存，仍保留在页面上。请对照最新内容后再提交。' },
  overtaken: { status: 409, message: '您打开页面之后已有新的变化，这一步没有办理，请看过最新情况再决定。' },
  /** The same move of the same person is the newest: the first one's answer was lost, or it was asked in two windows. */
  'done-already': {
    status: 409,
    message: '这一步您已经办过，不必再办；这次填写的与上次不同的，请看过最新情况再决定。',
  },
  busy: { status: 503, message: '同时办理的人较多，这一次没有办成，请稍候再试。' },
  'storage-full': {
    status: 507,
    message: '服务器的存储空间已满，这一步没有办成。请联系管理员清理磁盘，再重新办理。',
  },
  'store-away': {
    status: 503,
    message:
      '服务器存放数据的地方暂时没有应答，一般几秒内恢复。这一步可能没有办成，请稍候刷新页面，看过最新情况再办理；一直如此的，请联系管理员。',
  },
  'storage-failed': {
    status: 503,
    message: '服务器存放文件的地方现在读写不了，这一步没有办成。请联系管理员检查磁盘和文件夹的权限，再重新办理。',
  },
  'months-reversed': { status: 400, message: '起始月份晚于截止月份，请重新选择。' },
  'too-many-months': { status: 400, message: `一次最多统计 ${MOST_MONTHS} 个月，请缩短起止月份。` },
  'printer-down': {
    status: 503,
    message:
      '排印程序现在没有应答，暂时看不到版面；您写的内容不受影响，照常保存。请过一会儿再看；仍不行的，请联系管理员检查服务器的磁盘空间和内存。',
  },
  'issue-discarded': { status: 404, message: '这一期已经舍弃，期号和月份都已空出；仍要编发的，请由责任编辑新建一期。' },
  'not-discardable': {
    status: 409,
    message: '本期已向单位约稿，或送审过，不能再舍弃。期号、月份或日期有误的，请在“期次信息”中修改。',
  },
  'wrong-state': { status: 409, message: '按现在的进度不能办理这一步，请看过最新进度再决定。' },
  'number-taken': { status: 409, message: '本年度已有同一期号，请改用其他期号。' },
  'person-exists': { status: 409, message: '该邮箱已登记给另一位人员，请核对邮箱。' },
  'last-administrator': { status: 409, message: '这是最后一位系统管理员，请先指定另一位，再停用或变更其岗位。' },
  'last-editor': { status: 409, message: '这是最后一位责任编辑，请先指定另一位，再停用或变更其岗位。' },
  'still-needed': {
    status: 409,
    message: '有正在使用的设置或正在办理的事项离不开它，不能这样修改，请先按提示作出安排。',
  },
  'has-consequences': { status: 409, message: '这样办理会影响其他事项。请看清下面的影响，确认后再办理。' },
  /** Of a substitute: an approval uses up both people (docs/decisions/0030). */
  'nobody-after-them': {
    status: 409,
    message:
      '您代为通过后，后面的环节没有人可以办理（同一人不能办理两个环节）。需要修改的，您可以代为退回；通过请由被代理的领导本人办理，或请管理员在“设置”的“刊物设置”中增加审核人。',
  },
  'nobody-for-step': { status: 409, message: '有审核环节没有人可以办理，这一步没有办理，请先按提示安排审核人。' },
  'reason-required': { status: 400, message: '请写明原因，以便对方知道如何处理。' },
  'deadline-passed': { status: 400, message: '截稿时间须晚于现在，请重新选择。' },
  'no-extension': { status: 400, message: '延期须晚于共同的截稿时间，请重新选择。' },
  'nobody-called': { status: 400, message: '请至少选择一个约稿单位。' },
  'not-ready-for-review': { status: 409, message: '还有未处理的问题，请先按“待处理问题”逐项解决，再送审。' },
  'wording-forbidden': { status: 409, message: '文字中有本刊禁用的说法，请按提示改写后再办理。' },
  'not-acknowledged': {
    status: 409,
    message:
      '有的数据或文字须先核对：请逐处修改，或写明核实说明，再办理。正文已保存；还没有记下的核实说明请保留在页面上，直到办理完毕。',
  },
  'finding-gone': {
    status: 409,
    message: '这处问题已经修改，或数据有了变化，这条说明没有记下。请看过最新的检查结果再办理。',
  },
  'acknowledged-already': { status: 409, message: '这处问题已有核实说明，无需重复填写。' },
  'too-many-acknowledged': {
    status: 409,
    message: `一期最多留存 ${MOST_ACKNOWLEDGED} 条核实说明，请先修改其中能修改的问题。`,
  },
  'not-their-review': {
    status: 403,
    message: '本期的审核环节都不由您办理，不能在这一期批注。如有意见，请告知本期的责任编辑或审核领导。',
  },
  'not-in-review': {
    status: 409,
    message: '本期现在不在审核中，这条批注没有记下，您写的文字还在页面上。请看过最新进度，待再次送审后批注。',
  },
  'comments-closed': {
    status: 409,
    message: '本期已经签发，批注只供查看，不能再填写或办理；发现差错的，请联系责任编辑办理更正。',
  },
  'too-many-comments': {
    status: 409,
    message: `一期最多 ${MOST_COMMENTS} 条批注，一条批注最多 ${MOST_ANSWERS} 个回复，这一次没有记下。请当面沟通，或写在退回原因中。`,
  },
  'already-acted': { status: 409, message: '已有审核人办理，不能撤回；如需修改，请联系审核人退回。' },
  'not-your-approval': { status: 409, message: '这一轮审核中没有您通过的环节，不需要撤回。' },
  'next-step-taken': {
    status: 409,
    message: '您通过之后，下一环节已经办理，不能再撤回；发现问题的，请联系现在办理的审核领导退回修改。',
  },
  'not-rendered': { status: 409, message: '审核用的 PDF 还在排版，请稍候片刻再办理。' },
  'not-the-last-step': { status: 409, message: '当前还不是签发环节，请使用“审核通过”。' },
  'the-last-step': { status: 409, message: '当前是签发环节，请使用“签发”。' },
  'fresh-code-needed': {
    status: 403,
    message: '距您上次输入验证码已较久，签发、审签前请再核对一次身份：获取新的验证码，填写后即可办理。',
  },
  'not-what-you-saw': { status: 409, message: '稿件、PDF 或收件名单与您看到的不一致，请重新审阅后再办理。' },
  'not-correctable': { status: 409, message: '只有经本系统签发的一期才能更正，请从已签发的那一期办理。' },
  'input-closed': { status: 409, message: '本期已截稿，不再接收来稿；需要补报的，请责任编辑重新开放征稿。' },
  'more-came-in': { status: 409, message: '您打开页面之后又收到了来稿，这一步没有办理，请看过再决定。' },
  'nothing-changed': { status: 409, message: '填写的与原来相同，无需办理。' },
  'rebuilding-already': { status: 409, message: '检索索引正在重建，无需再次办理，请稍候。' },
  'input-open': { status: 409, message: '本期正在征稿，无需重新开放。' },
  'head-signs': {
    status: 409,
    message: '贵单位的来稿须先由本单位负责人审签，这一步没有办理。请刷新页面，送负责人审签。',
  },
  'head-not-needed': { status: 409, message: '贵单位的来稿现在不需要负责人审签，请刷新页面，直接报送。' },
  'nobody-signs': {
    status: 409,
    message: '贵单位现在没有可以审签这篇来稿的负责人，没有送出，文字都保存着，请先按提示登记负责人。',
  },
  'not-head': { status: 403, message: '审签由本单位的负责人办理；负责人如有变动，请由管理员在“人员”中登记。' },
  'own-submission': { status: 403, message: '您参与填写了这篇来稿，不能自己审签，请由本单位的其他负责人审签。' },
  'empty-submission': { status: 400, message: '稿件还没有正文，请填写后再报送。' },
  'content-too-large': { status: 413, message: '本期的条目或文字超出上限，没有办理，请删减后重试。' },
  'unreadable-text': { status: 400, message: '无法识别这份文本，请确认它是从一期简报的 PDF 中复制出来的。' },
  'not-a-picture': { status: 415, message: '这个文件不是 PNG 或 JPEG 图片，请另存为其中一种格式后再上传。' },
  'picture-too-large': {
    status: 413,
    message: `图片文件不能超过 ${MOST_PICTURE_BYTES / 1_000_000} MB，请缩小后再上传。`,
  },
  'picture-too-many-pixels': {
    status: 413,
    message: `图片的边长不能超过 ${LONGEST_PICTURE_SIDE} 像素，总数不能超过 ${MOST_PICTURE_PIXELS / 10_000} 万像素，请缩小后再上传。`,
  },
  'picture-damaged': {
    status: 400,
    message: '图片文件不完整，或者夹带了别的内容，请用看图软件另存为 PNG 或 JPEG 后再上传。',
  },
  ...ATTACHMENT_REFUSALS,
  ...DISTRIBUTION_REFUSALS,
  'damaged-pdf': {
    status: 409,
    message:
      '存放的 PDF 已损坏或不在了，不能据此审阅和办理。系统正按冻结的内容重新排出同一份 PDF，请过几分钟刷新页面；如仍看不到，请联系管理员。',
  },
  'damaged-letter': {
    status: 409,
    message:
      '存放的邮件已损坏或不在了，不能据此审阅和办理。系统正按冻结的内容重新写出同一封邮件，请过几分钟刷新页面；如仍看不到，请联系管理员。',
  },
  'damaged-content': {
    status: 409,
    message:
      '存放的送审内容已损坏，与送审时的哈希不一致，不能据此审阅和办理。还在审核的，请退回修改后重新送审；已签发的，请联系管理员从备份恢复。',
  },
  'damaged-picture': {
    status: 409,
    message: '存放的图片已损坏或不在了，不能显示，也不能排印。请责任编辑把原来的图片文件再上传一次。',
  },
  'newer-row': {
    status: 409,
    message:
      '这里有由较新版本的系统保存的内容，当前版本还读不懂，这一步没有办理，内容原样保留。请待系统升级后再办理，或联系管理员。',
  },
  'damaged-row': {
    status: 409,
    message: '这里有一条存档已损坏，读不出来，这一步没有办理，存档原样保留。请联系管理员核查，必要时从备份恢复。',
  },
  unprintable: { status: 400, message: '这份内容无法排版，请检查文字后重试。' },
  'no-such-glyph': { status: 409, message: '有的字符没有字体可以印出，请按提示改写。' },
  'wrong-code': { status: 401, message: '验证码不对，请核对最近一封邮件中的 6 位数字。' },
  'code-expired': { status: 401, message: '验证码已过期或已用完次数，请重新获取验证码。' },
  'too-many-codes': { status: 429, message: '获取验证码过于频繁，请 10 分钟后再试；仍不行的，请一小时后再试。' },
  'too-many-tries': { status: 429, message: '验证码试得过多，为保护账号已暂停登录，请一小时后再试。' },
} as const satisfies Record<string, { status: number; message: string }>

export type RefusalCode = keyof typeof REFUSALS

/** A refusal on its way to the caller; `details` names what exactly, e.g. one entry a field: path → sentence. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly details: readonly RefusalDetail[]
  constructor(code: RefusalCode, details: readonly RefusalDetail[] = [], options: ErrorOptions = {}) {
    super(REFUSALS[code].message, options)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
}

export type RefusalDetail = { path: string; message: string }

/** What a caller wrote comes back in a sentence or a place no longer than this, and in so many sentences. */
const LONGEST_TOLD = 500
const MOST_TOLD = 100

const told = (text: string): string => firstWords(text, LONGEST_TOLD)

/** What does not fit a schema, field by field. */
export const detailsOf = ({ issues }: Pick<z.ZodError, 'issues'>): RefusalDetail[] =>
  issues.slice(0, MOST_TOLD).map(({ path, message }) => ({ path: told(path.join('.')), message: told(message) }))
