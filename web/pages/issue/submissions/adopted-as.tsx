/** The items that an adopted submission became: where they stand, with whose news they were merged, who changed them. */
import { useLocation } from 'wouter'
import type { Item } from '#shared/issue/issue.ts'
import { itemsMadeOf } from '#shared/issue/lineage.ts'
import { Button } from '../../../parts/button.tsx'
import { routes } from '../../../routes.ts'
import { goToFinding } from '../checks/go-to-finding.ts'
import { itemAnchor } from '../field-ids.ts'
import { LineageButton } from '../lineage/lineage-button.tsx'
import { useTheDesk } from '../use-desk.ts'
import { useWhereIs } from '../use-where-is.ts'

export function AdoptedAs({ submissionId }: { submissionId: string }) {
  const { mine } = useTheDesk()
  return itemsMadeOf(submissionId, mine.sections).map((item) => <AdoptedItem key={item.id} item={item} />)
}

function AdoptedItem({ item }: { item: Item }) {
  const { issue, editable } = useTheDesk()
  const [, navigate] = useLocation()
  const where = useWhereIs()(item.id)
  const edited = issue.edited?.[item.id]
  return (
    <p className="row">
      <span>
        采用为{where}
        {item.from.length > 1 && `，${item.from.length} 篇来稿合并`}
        {edited && `，${edited.names.join('、')}改过文字`}
      </span>
      <LineageButton item={item} where={where} />
      {editable && (
        <Button
          small
          kind="quiet"
          aria-label={`去编辑${where}`}
          onPress={() => {
            navigate(routes.issue(issue.id, 'content'))
            goToFinding({ field: itemAnchor(item.id), place: null })
          }}
        >
          去编辑
        </Button>
      )}
    </p>
  )
}
