/** The lines that `npm start` prints once the app runs: where it is, who may sign in, where its mail and data lie. */
import { demoPeople } from './demo/people.ts'
import type { LocalSettings } from './settings.ts'

export function banner(url: string, { dataDir, DEMO, SMTP_URL, WEB }: LocalSettings): string {
  // `npm run dev` says it again at each save.
  if (WEB === 'dev') return `窗讯已启动：${url} （发件箱：${url}/outbox）`
  const people =
    DEMO === 'off' ? [] : demoPeople().map(({ email, title, name }) => `  ${email.padEnd(28)} ${name}（${title}）`)
  return [
    `窗讯已启动：${url}`,
    ...(people.length ? ['演示人员（登录页可直接选择）：', ...people] : []),
    SMTP_URL ? '邮件经 SMTP 发出。' : `发件箱：${url}/outbox （验证码和各类邮件都在这里）`,
    `数据文件夹：${dataDir}`,
    '按 Ctrl-C 停止。',
  ].join('\n')
}
