/** A back issue read in from text: one section with these items. */
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import type { Caller } from './caller.ts'
import { ok } from './issue-steps.ts'

/** Of this month; `number` is free in its year. */
export async function aBackIssue(editor: Caller, period: string, number: number, ...items: string[]) {
  const [year, month] = period.split('-').map(Number)
  const text = `省政务服务中心 ${year}年${month}月14日
一、窗口资讯
${items.map((item, n) => `（${'一二三四五六七'[n]}）${item}`).join('\n')}
报：省政务管理办公室。
发：省中心各处（室）。`
  const content = ok(await editor.post('/api/imports', { text }))
  const body = { content: { ...content, period }, number, total: null }
  return ok(await editor.post(`/api/publications/${PUBLICATION.id}/imports`, body))
}
