/** Taking a mailbox off the lists, asked once more. */
import type { Recipient } from '#shared/centre/recipient.ts'
import { answer, api } from '../../../api/client.ts'
import { keys } from '../../../api/queries.ts'
import { queryClient } from '../../../api/query-client.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { toast } from '../../../parts/toast.tsx'
import { useAct } from '../../../parts/use-act.ts'

export function RemoveRecipient({ recipient, onClose }: { recipient: Recipient; onClose: () => void }) {
  const { busy, error, run } = useAct()
  const { publicationId, address, version } = recipient
  const remove = async () => {
    const done = await run(async () => {
      await answer(
        api.publications[':publicationId'].recipients.removals.$post({
          param: { publicationId },
          json: { version, address },
        }),
      )
      await queryClient.invalidateQueries({ queryKey: keys.recipients })
    })
    if (done) toast('已移除')
    if (done) onClose()
  }
  return (
    <Dialog
      title="移除收件人"
      action="确认移除"
      kind="danger"
      busy={busy}
      error={error}
      onSubmit={() => void remove()}
      onClose={onClose}
    >
      <p>
        移除 {recipient.name}（<span className="break">{address}</span>
        ）后，以后签发的各期不再发给这个邮箱，已发出的分发记录不变。
      </p>
      <p>已经签发、还没有发出的一期，名单已随签发冻结，仍会发给这个邮箱；如不应再发，请同时列入停发名单。</p>
    </Dialog>
  )
}
