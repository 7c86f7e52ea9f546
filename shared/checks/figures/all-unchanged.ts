/** All figures of a section are those of the last issue: they were not typed anew. */
import { type FigureContext, type FigureFound, pastIn } from './figure-context.ts'

/** So few digits agree by chance. */
const LEAST_DIGITS = 5

export function allUnchanged(context: FigureContext): FigureFound[] {
  const last = [...context.past.values()]
    .flatMap((past) => past.slice(0, 1).map(({ period }) => period))
    .toSorted()
    .at(-1)
  const compared = context.figures.flatMap((figure) => {
    const then = pastIn(context, figure).find(({ period }) => period === last)
    return then ? [{ figure, then }] : []
  })
  const digits = compared.reduce((sum, { figure }) => sum + figure.value.replace(/\D|^0+\.?0*/g, '').length, 0)
  const same = compared.every(({ figure, then }) => Math.abs(Number(figure.value) - then.value) < 1e-9)
  if (last === undefined || compared.length < 2 || digits < LEAST_DIGITS || !same) return []
  const message = `本栏目 ${compared.length} 项指标与 ${last.replace('-', ' 年 ').replace(' 0', ' ')} 月完全相同，请核对是否更新`
  return [{ kind: 'all-unchanged', start: 0, end: 0, message }]
}
