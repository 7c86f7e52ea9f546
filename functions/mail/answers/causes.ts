/** Why a letter was not taken: each cause with what it is about, and what people read. One table for SMTP, SES and the network. */
import type { About } from '#shared/distribution/about.ts'

/** `tooMuch`: the rate is what is wrong. `passing`: one alone means little, since servers end connections all the time. */
type Facts = { about: About; says: string; tooMuch?: true; passing?: true }

const LOGIN_SETTINGS = '请管理员检查邮件设置中的账号和密码'

export const CAUSES = {
  // This letter.
  'too-large': { about: 'letter', says: '邮件太大，邮件服务器不收' },
  content: { about: 'letter', says: '邮件服务器按内容规则不收此邮件' },
  unsendable: { about: 'letter', says: '邮件写法不合格，没有交给邮件服务器' },
  declined: { about: 'letter', says: '邮件服务器不收此邮件' },
  // This mailbox.
  'no-such-mailbox': { about: 'mailbox', says: '没有这个收件邮箱' },
  'mailbox-full': { about: 'mailbox', says: '收件邮箱已满' },
  'mailbox-closed': { about: 'mailbox', says: '收件邮箱已停用或不接收邮件' },
  'mailbox-declines': { about: 'mailbox', says: '收件邮箱拒收' },
  'mailbox-busy': { about: 'mailbox', says: '收件邮箱暂时收不了' },
  'not-yet': { about: 'mailbox', says: '收件方要求稍后再投（灰名单）' },
  // The address that mails come from.
  sender: { about: 'sender', says: '邮件服务器不接受这个发件地址，请管理员核对发件地址与发信账号是否一致' },
  'sender-unproven': { about: 'sender', says: '发件域名没有通过验证（SPF、DKIM 或 DMARC），请管理员检查域名解析' },
  // The account that sends.
  login: { about: 'account', says: `登录邮件服务器失败，${LOGIN_SETTINGS}` },
  'login-needed': { about: 'account', says: `邮件服务器要求先登录，${LOGIN_SETTINGS}` },
  relay: { about: 'account', says: '邮件服务器不替本系统向外转发，请管理员检查登录设置或服务器的转发许可' },
  'address-blocked': { about: 'account', says: '邮件服务器不接受本系统所在的网络地址，请管理员联系邮件服务商' },
  suspended: { about: 'account', says: '发信账号已被停用或限制，请管理员联系邮件服务商' },
  'not-ready': {
    about: 'account',
    says: 'SES 还不能用这个账户发信：发件域名尚未通过验证，或账户仍在试用（只能发给验证过的邮箱）。邮件都留着，放行后自动发出；请管理员核对域名的 DKIM 记录，并向 AWS 申请正式使用',
  },
  permission: { about: 'account', says: '发信账号没有发信的权限，请管理员检查邮件设置' },
  quota: { about: 'account', says: '发信账号的发送额度已用完，额度恢复后自动继续', tooMuch: true },
  rate: { about: 'account', says: '发送过快，邮件服务器要求放慢', tooMuch: true, passing: true },
  connections: { about: 'account', says: '同时连接过多，邮件服务器要求减少', tooMuch: true, passing: true },
  // The server, and the way to it.
  unreachable: { about: 'server', says: '没有连上邮件服务器' },
  name: { about: 'server', says: '找不到邮件服务器的地址，请管理员检查服务器名称和域名解析' },
  certificate: { about: 'server', says: '邮件服务器的证书没有通过核验，请管理员检查证书（自签证书见 SMTP_CA 设置）' },
  encryption: { about: 'server', says: '与邮件服务器没有建立加密连接，请管理员检查端口和加密方式' },
  'broken-off': { about: 'server', says: '与邮件服务器的连接中断', passing: true },
  busy: { about: 'server', says: '邮件服务器暂时不收', passing: true },
  declines: { about: 'server', says: '邮件服务器不提供服务' },
  'wrong-settings': { about: 'server', says: '邮件服务器不接受请求，请管理员检查邮件设置' },
  'no-turn': { about: 'server', says: '没有排上发信次序', passing: true },
  'no-record': { about: 'server', says: '发件箱写不进去，请管理员检查磁盘' },
  unclear: { about: 'server', says: '邮件服务器连续多次没有明确答复' },
} as const satisfies Record<string, Facts>

export type Cause = keyof typeof CAUSES

export const factsOf = (cause: Cause): Facts => CAUSES[cause]

/** Whether one of these alone is no reason to hold up the others. */
export const isPassing = (cause: Cause): boolean => factsOf(cause).passing === true
