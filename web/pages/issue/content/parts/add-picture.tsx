/** Adding a picture: a file is chosen, dropped, pasted or taken from a submission, looked at, given its words, and handed in. */
import { useEffect, useState } from 'react'
import { answer } from '../../../../api/client.ts'
import { Dialog } from '../../../../parts/dialog.tsx'
import { DropFile } from '../../../../parts/drop-file.tsx'
import { Notice } from '../../../../parts/notice.tsx'
import { useAct } from '../../../../parts/use-act.ts'
import { picturesAddress } from '../../../../routes.ts'
import type { Picture } from '../../edited-parts.ts'
import { BroughtPictures } from './brought-pictures.tsx'
import { PictureWords } from './picture-fields.tsx'
import { type Redrawn, redrawn } from './redraw.ts'

/** `anchor`: of the item or section it is for (field-ids.ts). */
type Props = { place: string; anchor: string; onAdd: (picture: Picture) => void; onClose: () => void }

export function AddPicture({ place, anchor, onAdd, onClose }: Props) {
  const [chosen, setChosen] = useState<Redrawn | null>(null)
  const [unreadable, setUnreadable] = useState(false)
  const [words, setWords] = useState<{ alt: string; caption?: string | undefined }>({ alt: '' })
  const { busy, error, run, clear } = useAct()
  const choose = async ([file]: readonly File[]) => {
    if (!file) return
    clear()
    const picture = await redrawn(file)
    setUnreadable(picture === null)
    if (picture) setChosen(picture)
  }
  // A picture is pasted wherever the focus is.
  useEffect(() => {
    const paste = ({ clipboardData }: ClipboardEvent) => void choose([...(clipboardData?.files ?? [])])
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  })
  const shown = useAddressOf(chosen)
  const add = async () => {
    if (!chosen) return
    const done = await run(async () => {
      const { blob } = chosen
      const sent = fetch(picturesAddress, { method: 'POST', body: blob, headers: { 'content-type': blob.type } })
      const { sha256 } = await answer<{ sha256: string }>(sent)
      onAdd({ image: sha256, ...words })
    })
    if (done) onClose()
  }
  return (
    <Dialog
      title={`给${place}添加图片`}
      action="添加"
      whyNot={chosen ? (words.alt.trim() === '' ? '请写明文字说明' : null) : '请先选择图片'}
      busy={busy}
      error={error}
      onSubmit={() => void add()}
      onClose={onClose}
    >
      <BroughtPictures anchor={anchor} onFile={(file) => void choose([file])} />
      <DropFile
        label={chosen ? '换一张图片' : '图片'}
        hint="PNG、JPEG 等；也可以拖到这里，或复制后按 Ctrl+V 粘贴。大图会自动缩小，拍摄地点等附带信息会去掉。"
        accept="image/*"
        onFiles={(files) => void choose(files)}
      />
      {unreadable && <Notice tone="red">打不开这个文件，请另存为 PNG 或 JPEG 图片后再试。</Notice>}
      {chosen && shown && (
        <>
          <img className="picture-chosen" src={shown} alt="选好的图片" />
          <p className="muted">
            {chosen.width} × {chosen.height} 像素
            {chosen.printWidth < 60 && '，偏小，印出来可能不清楚'}
          </p>
          <PictureWords field="new-picture" words={words} onChange={setWords} />
        </>
      )}
    </Dialog>
  )
}

/** Where the browser finds these bytes while they are shown. */
function useAddressOf(picture: Redrawn | null): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (!picture) return setAddress(null)
    const made = URL.createObjectURL(picture.blob)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [picture])
  return address
}
