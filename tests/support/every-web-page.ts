/** Every page of the web, with the demo in it: who looks, where, and what shows that it is there. */

/**
 * `{january}` and its like stand for what the demo holds (tests/journeys/every-page.test.ts). `shows`: a text that shows
 * that the page is there; `press`: what is pressed to see a part of it.
 */
export const PAGES: [name: string, who: string | null, path: string, shows: string, press?: string][] = [
  ['sign-in', null, '/', '获取验证码'],
  ['calls', 'luo-fang', '/calls', '截稿时间'],
  ['call', 'luo-fang', '/calls/{january}', '截稿时间'],
  ['submission', 'luo-fang', '/calls/{january}/new', '联合报送单位'],
  ['submission-handed-in', 'liu-yang', '/calls/{january}/{handed}', '撤回修改'],
  ['submission-with-a-finding', 'wu-xiaolan', '/calls/{january}/{draft}', '应使用全角标点'],
  ['issues', 'zhou-min', '/issues', '2026年第2期'],
  ['import', 'zhou-min', '/issues/import', '补录'],
  ['desk-submissions', 'zhou-min', '/issues/{january}/submissions', '约稿 9 个单位'],
  ['desk-brief', 'zhou-min', '/issues/{january}/submissions', '不另发邮件', '修改约稿要求'],
  ['desk-content', 'zhou-min', '/issues/{january}/content', '添加条目'],
  ['desk-note', 'zhou-min', '/issues/{january}/content', '印在正文之前', '添加编者按'],
  ['desk-picture', 'zhou-min', '/issues/{january}/content', '选择文件', '给政务工作动态（一）添加图片'],
  ['desk-settings', 'zhou-min', '/issues/{january}/settings', '印发日期'],
  ['desk-record', 'zhou-min', '/issues/{january}/record', '前后相连'],
  ['published-deliveries', 'zhou-min', '/issues/{december}/deliveries', '合计相符'],
  ['published-review', 'zhou-min', '/issues/{december}/review', '处室审核'],
  ['archive', 'zhou-min', '/archive?q=窗口', '个段落'],
  ['archive-none', 'zhou-min', '/archive?q=没有这个词语', '没有找到'],
  ['figures', 'zhou-min', '/figures?from=2025-01&until=2026-03', '个月有数'],
  ['tallies', 'zhou-min', '/tallies?from=2025-01&until=2026-12', '已签发的'],
  ['tallies-own', 'luo-fang', '/tallies?from=2025-01&until=2026-12', '计分：'],
  ['verify', 'zhou-min', '/verify', '文件不会上传'],
  ['manual', 'zhou-min', '/manual', '部门信息员'],
  ['settings-publication', 'he-jing', '/settings/publication', '编发单位'],
  ['settings-people', 'he-jing', '/settings/people', 'zhoumin@centre.example'],
  ['settings-recipients', 'he-jing', '/settings/recipients', 'zonghe@centre.example'],
  ['settings-import', 'he-jing', '/settings/recipients/import', '确认前不写入'],
  ['settings-suppressions', 'he-jing', '/settings/suppressions', '停发的邮箱'],
  ['settings-records', 'he-jing', '/settings/records', '刊物和名单'],
  ['account', 'zhou-min', '/account', '正在使用的这一台'],
  ['account-of-a-leader', 'chen-zhiyuan', '/account', '指定代理人'],
  ['not-found', 'zhou-min', '/no-such-page', '没有找到这一页'],
]
