/** The text of a Word file goes into the form, behind what is there; its pictures are offered as attachments. */
import { useState } from 'react'
import { Button } from '../../../parts/button.tsx'
import { DropFile } from '../../../parts/drop-file.tsx'
import { Notice } from '../../../parts/notice.tsx'

type Props = {
  onText: (text: string) => void
  /** Null where nothing can be attached. */
  onPictures: ((pictures: readonly File[]) => void) | null
}

const UNREADABLE =
  '读不出这个文件的文字。请确认它是 Word 文档（.docx）；旧格式的 .doc 请另存为 .docx，或直接把文字复制到正文中。'

export function FromWord({ onText, onPictures }: Props) {
  const [open, setOpen] = useState(false)
  const [failed, setFailed] = useState(false)
  const [pictures, setPictures] = useState<readonly File[]>([])
  const read = async ([file]: readonly File[]) => {
    if (!file) return
    setFailed(false)
    setPictures([])
    // Fetched at the first use: most texts are typed or pasted.
    const { readWord } = await import('./read-word.ts')
    const word = await readWord(file).catch(() => null)
    if (!word) return setFailed(true)
    onText(word.text)
    setPictures(word.pictures)
    if (word.pictures.length === 0) setOpen(false)
  }
  if (!open)
    return (
      <div className="row">
        <Button small kind="quiet" onPress={() => setOpen(true)}>
          从 Word 文档读入正文
        </Button>
      </div>
    )
  return (
    <>
      <DropFile
        label="读入正文的 Word 文档"
        hint="文字放在正文末尾，段首空格、项目符号等版式不带入；文档本身不上传。"
        accept=".docx"
        onFiles={(files) => void read(files)}
      />
      {failed && <Notice tone="red">{UNREADABLE}</Notice>}
      {pictures.length > 0 && (
        <Notice title={`文档中有 ${pictures.length} 张图片`}>
          <div className="row">
            {onPictures && (
              <Button
                small
                onPress={() => {
                  onPictures(pictures)
                  setOpen(false)
                }}
              >
                作为附件添加
              </Button>
            )}
            <Button small kind="quiet" onPress={() => setOpen(false)}>
              不添加
            </Button>
          </div>
        </Notice>
      )}
    </>
  )
}
