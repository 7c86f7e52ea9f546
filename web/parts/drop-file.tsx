/** Where files are dropped, or chosen by a press; nothing is sent anywhere by itself. */
import { type DragEvent, useState } from 'react'

type Props = {
  label: string
  hint: string
  accept: string
  /** Several may be chosen at once. */
  many?: boolean
  /** The hint says why. */
  isDisabled?: boolean
  onFiles: (files: readonly File[]) => void
}

export function DropFile({ label, hint, accept, many = false, isDisabled = false, onFiles }: Props) {
  const [over, setOver] = useState(false)
  const hover = (is: boolean) => (event: DragEvent) => {
    event.preventDefault()
    setOver(is && !isDisabled)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way for the mouse; the field below is there for all
    <div
      className={over ? 'drop drop-over' : 'drop'}
      onDragOver={hover(true)}
      onDragLeave={hover(false)}
      onDrop={(event) => {
        hover(false)(event)
        if (!isDisabled) onFiles([...event.dataTransfer.files])
      }}
    >
      <label className="drop-label">
        <span>{label}</span>
        <input
          type="file"
          className="visually-hidden"
          aria-label={label}
          accept={accept}
          multiple={many}
          disabled={isDisabled}
          onChange={(event) => {
            onFiles([...(event.target.files ?? [])])
            // The same file can be chosen again.
            event.target.value = ''
          }}
        />
        <span className="button">选择文件</span>
      </label>
      <p className="field-hint">{hint}</p>
    </div>
  )
}
