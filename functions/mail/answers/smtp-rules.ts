/** The table behind smtp-reply.ts: the first rule that holds says the cause. */
import type { Cause } from './causes.ts'

export type Stage = 'CONNECT' | 'EHLO' | 'STARTTLS' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA'

/** `enhanced` without one is empty; `words` in lower case, without addresses. */
export type Reply = { stage: Stage; code: number; enhanced: string; words: string }

/** Of `at` and `code` all that are given must hold, and of `enhanced` and `words` either. */
export type Rule = { at?: readonly Stage[]; code?: RegExp; enhanced?: RegExp; words?: RegExp; is: Cause }

const GREETING: readonly Stage[] = ['CONNECT', 'EHLO']
const TRANSACTION: readonly Stage[] = ['MAIL', 'RCPT', 'DATA']
/** A mailbox has been named. */
const NAMED: readonly Stage[] = ['RCPT', 'DATA']

const FULL =
  /(?:mailbox|mail box|inbox|account|user|recipient|storage|quota).{0,40}(?:is full|over ?quota|exceed|not enough|out of)|(?:mailbox|quota) full|over ?quota|no (?:more )?space|(?:邮箱|容量|空间).{0,6}(?:满|不足)/
const UNKNOWN =
  /(?:user|recipient|mailbox|account|address|rcpt|alias)\b.{0,40}(?:unknown|not found|not exist|n.t exist|no longer|unavailable|invalid|not recogni[sz]ed)|unknown (?:user|recipient|mailbox|address|local)|no such|no mailbox|(?:invalid|bad|illegal|unverified) (?:user|recipient|mailbox|address|rcpt)|unrout|(?:recipient|callout|address)[a-z ]{0,20}verif|verification failed|(?:domain|host) (?:name )?not found|(?:收件人|用户|邮箱|地址).{0,8}(?:不存在|无效|有误)/

/** What servers say more clearly than their codes do: these come first. */
export const BY_WORDS: readonly Rule[] = [
  // Words of limits are said of recipients too.
  {
    at: NAMED,
    words:
      /user you are trying to contact|recipient (?:thread|rate|message) limit|recipient (?:has|is) .{0,30}(?:exceed|rate|busy|too many)|receiving (?:mail|messages) (?:too|at a rate)/,
    is: 'mailbox-busy',
  },
  { at: NAMED, code: /^4/, words: /gr[ae]y-? ?list|灰名单/, is: 'not-yet' },

  // Limits of the account.
  {
    words:
      /too many (?:log-?in|auth)|too much fail auth|auth error limit|authentication failure\[1\]|登录.{0,10}(?:过多|频繁)/,
    is: 'login',
  },
  {
    words:
      /(?:too many|maximum (?:number )?of|number of) (?:concurrent |simultaneous |open )?(?:smtp )?(?:connections|sessions)|concurrent (?:smtp )?(?:connection|session)s? |\bhl:icc\b|连接数/,
    is: 'connections',
  },
  {
    at: TRANSACTION,
    enhanced: /^5\.4\.5$|^5\.1\.90$|^5\.7\.23[23]$/,
    words:
      /(?:daily|hourly|sending|sendmail|outgoing|outbound|submission|smtp relay|per-?(?:day|hour))[ -](?:[a-z]+ ){0,3}(?:quota|limit|threshold|allowance)|(?:message|mail|e-?mail|recipients?|sender|rcpts?|domain) (?:quota|limit)|(?:quota|limit|threshold|max[a-z]*)\b.{0,40}\b(?:per[ -](?:day|hour)|24[ -]?h|today|for the day|daily|hourly)|max[a-z]* (?:e-?mails|messages|recipients)|(?:e-?mails|messages|recipients) per[ -](?:hour|day)|quota.{0,20}for sender|tenant (?:has )?exceeded|too many recipients|too much recipient|rcpts? (?:attempts )?is achieved|\b(?:mi:stc|mi:sfq|rp:trc|rp:qrc|rp:rcl)\b|额度|日限|发信量|(?:每[日天]|单日|当日|今日).{0,12}(?:限|超|用完|达到)|(?:发信|发送|收件人).{0,8}(?:上限|限额|超限|超过|超出)/,
    is: 'quota',
  },
  {
    // RFC 7372's registry: 28 is a flood of mail.
    enhanced: /^[45]\.7\.28$/,
    words:
      /too much mail|exceed[a-z]* (?:the |its |a )?(?:[a-z]+ )?rate\b|too many (?:messages|mails|e-?mails|requests|commands)|too (?:fast|quickly|frequent)|too many .{0,20}(?:from your|per (?:second|minute))|\brate (?:limit|exceed|control|of (?:unsolicited )?mail)|rate-?limit|(?:sending|message|mail|connection|delivery) rate\b|throttl|frequency|slow down|behaviou?r spam|\b(?:mi:dmc|rp:drc|hl:if[cq])\b|过快|频繁|频率/,
    is: 'rate',
  },

  // The letter's size, and a mailbox without room; before RCPT none has been named but the account's own.
  { at: ['MAIL'], enhanced: /^[45]\.2\.2$/, words: new RegExp(`${FULL.source}|\\bquota\\b`), is: 'quota' },
  { at: NAMED, enhanced: /^[45]\.2\.2$/, words: FULL, is: 'mailbox-full' },
  {
    at: TRANSACTION,
    enhanced: /^[45]\.(?:3\.4|2\.3)$/,
    words:
      /\bsize\b.{0,40}(?:exceed|limit|too|large|maximum)|exceed.{0,30}(?:mail|message)? ?size|mailsize|too (?:large|big|long)|length .{0,20}exceed|length of (?:data|attach)|过大|太大/,
    is: 'too-large',
  },

  // Who may send, and as whom.
  { at: NAMED, code: /^530$/, words: /starttls/, is: 'encryption' },
  { words: /starttls|encrypt|\btls\b|\bssl\b/, at: ['EHLO', 'STARTTLS', 'AUTH', 'MAIL'], is: 'encryption' },
  {
    at: NAMED,
    enhanced: /^5\.7\.(?:2|1[23]\d)$/,
    words:
      /resolver\.rst|(?:by|in|of) (?:the )?recipient|^554 .*address blacklisted|recipient (?:has )?(?:refuse|reject|block|decline)[sd]? (?:mail|messages|you)|收件人.{0,8}(?:拒|黑名单)/,
    is: 'mailbox-declines',
  },
  {
    at: TRANSACTION,
    enhanced: /^[45]\.7\.2[0-46-9]$/,
    words: /\b(?:spf|dkim|dmarc)\b|unauthenticated (?:e-?mail|mail|sender)|\bmi:dma\b/,
    is: 'sender-unproven',
  },
  // SES, asked by SMTP.
  { at: TRANSACTION, words: /email address is not verified|identities failed the check/, is: 'not-ready' },
  {
    at: TRANSACTION,
    enhanced: /^[45]\.1\.[78]$|^5\.7\.60$/,
    words:
      /sender (?:address )?(?:is )?(?:rejected|denied|refused|not |unknown|invalid|unvalidated|verif|mismatch)|(?:fake|bad|null|denies the|invalid|illegal|verify) sender|mail ?from\W.{0,30}(?:must|invalid|non-local|not|unavailable|mismatch)|must (?:be the )?(?:same as|equal|match) (?:the )?(?:auth|login)|not owned by|send.{0,4}as.{0,4}(?:denied|this sender)|not (?:allowed|authori[sz]ed|permitted) to send (?:as|from|on behalf)|conform with auth|not verified|\b(?:mi:imf|dt:sum)\b|发件.{0,10}(?:不符|不一致|不合法|不允许|拒绝|不存在)/,
    is: 'sender',
  },
  {
    words:
      /relay(?:ing)?\b.{0,20}(?:denied|not |access|prohibited|dis(?:abled|allowed)|refused)|unable to relay|(?:not|denies|refuse[sd]?|cannot) (?:be )?(?:allowed to |permitted to )?relay|relay check|rcpthosts|local user only|\brp:frl\b/,
    is: 'relay',
  },
  {
    at: ['AUTH', 'MAIL', 'DATA'],
    words:
      /(?:account|user|mailbox).{0,30}(?:suspend|disabled|locked|frozen|paused|restricted|hangup|blacklist)|(?:账号|帐号|账户|用户).{0,8}(?:停用|冻结|锁定|禁用|异常)/,
    is: 'suspended',
  },
  {
    enhanced: /^5\.7\.(?:50[123]|7(?:0[0-57]|50))$/,
    words:
      /(?:not|isn.t) allowed to send|sending .{0,20}(?:suspended|paused|disabled)|unusual sending|no permission|\b(?:wm:blu|mi:spb)\b|禁止发信|限制发信|余额不足|欠费|套餐.{0,6}(?:到期|过期)/,
    is: 'suspended',
  },
  { words: /not authori[sz]ed to perform/, is: 'permission' },
  // The words do not count: the login was answered there.
  { at: ['AUTH'], code: /^535$/, is: 'login' },
  { at: TRANSACTION, code: /^5(?:30|35|34|38|2[346])$/, is: 'login' },
  {
    words:
      /not (?:been )?authenticated|(?:need|must|require[sd]?|please|is required).{0,30}(?:auth|log ?in)|cannot auth|password transition|auth[a-z]* (?:is )?(?:required|first|fail|error|invalid|unsuccessful)|not logged in|(?:invalid|bad|wrong|incorrect).{0,20}(?:password|credential|log ?in)|password.{0,20}(?:invalid|wrong|incorrect|expired)|log ?in (?:fail|denied)|smtp flag|授权码|登录失败|认证失败/,
    is: 'login-needed',
  },
  {
    // The same registry: no name for the address.
    enhanced: /^[45]\.7\.25$/,
    words:
      /black ?-?list|block ?-?list|(?:blocked|listed) (?:using|by|at|in)|spamhaus|\b(?:rbl|dnsbl)\b|client host .{0,60}(?:rejected|blocked|refused|denied)|\bip\b.{0,40}(?:block|reject|denied|refused|suspicious|banned|hangup|not in|not accepted|not allowed)|(?:invalid|banned|spam|blocked|suspected|from (?:this|your)) ip\b|reverse dns|ptr record|connection (?:denied|refused)|\bhl:|\b(?:dt:rbl|wm:bli)\b/,
    is: 'address-blocked',
  },

  { at: TRANSACTION, words: /\bhelo\b|\behlo\b/, is: 'wrong-settings' },

  // The mailbox.
  {
    at: NAMED,
    enhanced: /^[45]\.2\.1$/,
    words:
      /(?:user|account|mailbox|recipient).{0,40}(?:suspend|disabled|locked|frozen|inactive|closed|expired|allowed to receive|停用)|(?:邮箱|帐号|账号|账户|用户|收件人).{0,8}(?:停用|停止使用|注销|冻结|锁定|禁用|关闭|过期)/,
    is: 'mailbox-closed',
  },
  { at: NAMED, code: /^5/, enhanced: /^5\.1\.(?:[1236]|10)$|^5\.4\.[14]$/, words: UNKNOWN, is: 'no-such-mailbox' },
  { at: NAMED, code: /^4/, enhanced: /^4\.1\.(?:[1236]|10)$|^4\.4\.[1467]$/, words: UNKNOWN, is: 'mailbox-busy' },

  // The server, in its own words.
  {
    words:
      /local (?:error|problem)|temporar[a-z]+ (?:local|system|server|lookup)|(?:lookup|system|server|internal|configuration) (?:error|problem|failure|busy|fail)|(?:system|disk|queue) .{0,20}(?:full|unavailable|resources|storage|space)|insufficient (?:system|storage)|out of memory|server busy|service (?:is )?(?:not available|unavailable|shutting)/,
    code: /^4/,
    is: 'busy',
  },
  { at: TRANSACTION, words: /(?:系统|服务器|服务|网络).{0,6}(?:忙|错误|异常|故障|维护|超时)/, is: 'busy' },

  // What it holds.
  {
    at: NAMED,
    enhanced: /^[45]\.6\.\d+$/,
    words:
      /\bspam|virus|malware|phish|content|attachment|unsolicited|suspicious|message (?:rejected|refused|denied) (?:by|due|for|as)|\bdt:spm\b|垃圾|病毒|内容|附件/,
    is: 'content',
  },
]

/** What stage and code say where nothing says it better. */
export const BY_STAGE: readonly Rule[] = [
  { code: /^421$/, is: 'busy' },
  { at: ['STARTTLS'], is: 'encryption' },
  { at: ['AUTH'], is: 'login' },
  // A muddled session: on another connection the same letter may pass.
  { code: /^503$/, is: 'busy' },
  { at: GREETING, code: /^4/, is: 'busy' },
  { at: GREETING, is: 'declines' },
  { code: /^(?:500|502|504|555|455)$/, is: 'wrong-settings' },

  { at: ['MAIL'], code: /^4/, is: 'busy' },
  { at: ['MAIL'], code: /^552$/, is: 'too-large' },
  { at: ['MAIL'], enhanced: /^5\.3\./, is: 'declines' },
  { at: ['MAIL'], is: 'sender' },

  { at: NAMED, code: /^4/, enhanced: /^4\.2\.0$/, is: 'not-yet' },
  { at: NAMED, code: /^4/, enhanced: /^4\.2\.\d+$/, is: 'mailbox-busy' },
  { at: ['RCPT'], code: /^4/, enhanced: /^4\.7\.\d+$/, is: 'not-yet' },
  { code: /^4/, enhanced: /^4\.(?:3|4|5)\.\d+$/, is: 'busy' },
  { at: ['RCPT'], code: /^45[23]$/, is: 'busy' },
  { at: ['RCPT'], code: /^45[01]$/, is: 'not-yet' },
  { code: /^4/, is: 'busy' },

  { at: NAMED, enhanced: /^5\.2\.\d+$/, is: 'mailbox-closed' },
  { at: NAMED, enhanced: /^5\.3\.[125]$/, is: 'declines' },
  { at: ['RCPT'], code: /^552$/, is: 'mailbox-full' },
  { at: ['RCPT'], code: /^(?:501|551|553|556)$/, is: 'no-such-mailbox' },
  { at: ['DATA'], code: /^552$/, is: 'too-large' },
]
