/** How soon the page follows the hand: a request by the front door with a changed word → the bytes of the new page. */
import { anIssueOfLength } from '../print/an-issue.ts'
import { openCentre } from '../support/centre.ts'
import type { Row } from './row.ts'

const ROUNDS = 100
const WARM_UP = 5
const TYPED = '窗口延长服务时间方便群众办事当场答复逐项核对材料登记说明时限联系部门限期回复'

/** Four pages in which somebody types, a character each time. */
export async function previewRows(): Promise<Row[]> {
  const centre = await openCentre()
  try {
    const editor = await centre.as('zhou-min')
    const times: number[] = []
    for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
      const content = anIssueOfLength(12, 150)
      const [section] = content.sections
      if (section?.kind === 'items' && section.items[0]) section.items[0].text += TYPED.slice(0, round % TYPED.length)
      const began = performance.now()
      const { status } = await editor.post('/api/preview', content)
      if (status !== 200) throw new Error(`no preview: ${status}`)
      if (round >= WARM_UP) times.push(performance.now() - began)
    }
    times.sort((a, b) => a - b)
    const at = (share: number) => `${(times[Math.floor(times.length * share)] ?? 0).toFixed(0)} ms`
    return [
      {
        what: 'preview: a changed word to the bytes of the page, 95th percentile (the desk adds a rest of 60 ms and the drawing)',
        measured: `${at(0.95)}, median ${at(0.5)}`,
        aim: '≤ 300 ms with the drawing',
      },
    ]
  } finally {
    await centre.close()
  }
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await previewRows())}\n`)
