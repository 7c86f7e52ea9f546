/** Why an issue is not sent, not sent again, or not proved to have been sent: part of the table in refusals.ts. */
import { MOST_DAYS_AHEAD, MOST_RECIPIENTS } from './distribution-limits.ts'

export const DISTRIBUTION_REFUSALS = {
  'no-recipients': { status: 409, message: '报送和分发名单上还没有邮箱，请先由管理员维护名单。' },
  'all-suppressed': {
    status: 409,
    message: '名单上的邮箱都在停发名单中，签发后不会发给任何人，这一步没有办理。请先由管理员核对名单，或解除停发。',
  },
  'original-not-distributed': {
    status: 409,
    message: '原期还没有分发完毕，收件名单还定不下来，请待原期分发完毕后再签发更正。',
  },
  'not-distributed': {
    status: 409,
    message: '本期还没有经本系统签发并分发完毕，请待分发完毕后再出具分发证明；补录的往期没有分发证明。',
  },
  'proof-does-not-hold': { status: 409, message: '存档与签发时不一致，不能出具分发证明，请立即联系管理员核查。' },
  suppressed: {
    status: 409,
    message: '邮箱在停发名单中，不会再发。如已确认邮箱可用，请先由管理员在“设置”的“停发名单”中解除停发，再重发。',
  },
  'suppressed-already': { status: 409, message: '该邮箱已在停发名单中，无需再次添加。' },
  'too-many-tests': { status: 429, message: '测试邮件发得过于频繁，请 10 分钟后再试。' },
  'send-time-out-of-reach': {
    status: 400,
    message: `发送时间须晚于现在，且在 ${MOST_DAYS_AHEAD} 天之内，请重新选择。`,
  },
  'already-listed': { status: 409, message: '这个邮箱已在本期的分发记录中，如需再发，请在该邮箱一行办理重发。' },
  'too-many-recipients': {
    status: 409,
    message: `名单上的邮箱超过 ${MOST_RECIPIENTS / 10_000} 万个，一次签发办不了。请联系管理员精简名单，再重新办理。`,
  },
  'nobody-to-resend': {
    status: 409,
    message: '没有可以重发的邮箱：已无发送失败的，或都在停发名单中。停发的邮箱如已可用，请先由管理员解除停发。',
  },
  'distribution-stopped': { status: 409, message: '本期分发已停止，请先由管理员或签发人核查后继续分发，再重发。' },
  'not-settled-by-you': { status: 409, message: '选中的分发记录中有的不需要人工核定，请核对后重新选择。' },
  'moved-on-meanwhile': {
    status: 409,
    message: '选中的分发记录中有的已由他人办理，或有了新的结果，这一次一条也没有核定。请核对后重新选择。',
  },
} as const
