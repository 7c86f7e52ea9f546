/** Cells with several mailboxes: one press makes a recipient of each. */
import type { Verdict } from '#shared/recipients/verdict.ts'
import { Button } from '../../../parts/button.tsx'
import { Notice } from '../../../parts/notice.tsx'

type Props = { verdict: Verdict; split: boolean; onSplit: (split: boolean) => void }

export function SplitCells({ verdict, split, onSplit }: Props) {
  const several = verdict.refused.filter(({ addresses }) => addresses !== undefined).length
  if (!split && several === 0) return null
  return (
    <Notice
      tone={split ? 'blue' : 'amber'}
      actions={
        <Button small onPress={() => onSplit(!split)}>
          {split ? '不拆开' : '拆成一个邮箱一行'}
        </Button>
      }
    >
      {split
        ? '一格里的几个邮箱已拆开，各算一个收件人，姓名、单位和名单相同；邮箱前写有姓名的，用各自的姓名。'
        : `有 ${several} 行的邮箱一格里填了几个，不拆开就不导入这些行。`}
    </Notice>
  )
}
