/** 记录链断开: to administrators, when a record was seen not to hold any more. */
import { compose, link, type Message, paragraph } from './message.ts'

/** `record` as `窗讯2026年第2期办理记录`; `brokenAt`: its first entry that nothing vouches for. */
export type RecordBroken = { record: string; brokenAt: number; link: string }

export function recordBroken({ record, brokenAt, link: address }: RecordBroken): Message {
  return compose(`${record}的记录链断开，请核查`, [
    paragraph('您好：'),
    paragraph(
      `${record}的记录链在第 ${brokenAt} 条处断开：该条及其后的记录可能被改动、删去，或从较早的备份换回过。各项工作照常进行，新的记录照常写入，但断开之处会一直标明。`,
    ),
    paragraph(
      '请先不要清理或恢复数据，保留数据库、存放文件的地方和系统日志的现状，查明近来谁进过服务器和数据库、是否恢复过备份。恢复过备份的，请核对存放的文件和系统密钥是否来自同一份备份。',
    ),
    link('查看记录', address),
  ])
}
