/** A text with one passage of it marked. */
type Props = { text: string; passage: { start: number; end: number } | null | undefined }

export const MarkedText = ({ text, passage }: Props) => (
  <p className="plain-text">
    {passage ? (
      <>
        {text.slice(0, passage.start)}
        <mark>{text.slice(passage.start, passage.end)}</mark>
        {text.slice(passage.end)}
      </>
    ) : (
      text
    )}
  </p>
)
