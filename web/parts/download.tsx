/** A button that fetches a file of the API and saves it; a refusal is shown instead of being saved as a file. */
import { accepted } from '../api/client.ts'
import { sentenceOf } from '../api/refused.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'
import { saveFile } from './save-file.ts'
import { useAct } from './use-act.ts'

type Props = { address: string; name: string; children: string }

export function Download({ address, name, children }: Props) {
  const { busy, error, run } = useAct()
  const save = () =>
    run(async () => {
      const response = await accepted(fetch(address))
      saveFile(await response.blob(), name)
    })
  return (
    <>
      <Button small isDisabled={busy} onPress={() => void save()}>
        {busy ? '正在准备…' : children}
      </Button>
      {error !== null && <Notice tone="red">{sentenceOf(error)}</Notice>}
    </>
  )
}
