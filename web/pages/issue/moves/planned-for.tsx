/** When the publication's plan reminds of a deadline that is being chosen; nothing where it has no plan. */
import { PlannedReminders } from '../../../parts/planned-reminders.tsx'
import { useTheDesk } from '../use-desk.ts'

/** `deadline`: an ISO instant, null while none is chosen; `whom`: where not all who are called. */
export function PlannedFor({ deadline, whom = '' }: { deadline: string | null; whom?: string }) {
  const { publication } = useTheDesk()
  return (
    publication.reminders && (
      <PlannedReminders plan={publication.reminders} deadline={deadline} intro={`将按计划自动催报${whom}`} />
    )
  )
}
