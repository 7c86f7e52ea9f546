/** A page that asks for every everyday font file, so that the first real issue finds them decoded. */
import type { Content } from '#shared/content/content.ts'

export const WARM_UP: Content = {
  period: '2026-01',
  masthead: { name: '工作动态', number: '第1期（总第1期）', issuingUnit: '服务中心', issueDate: '2026-01-01' },
  sections: [{ kind: 'items', title: '2026年1月总体运行情况', items: [{ text: '近日，1月1日。' }] }],
  colophon: { reporting: [], distribution: [] },
}
