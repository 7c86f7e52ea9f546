/** Adopting as several items (拆成几条采用): the text in pieces, cut where the cursor stands, each with its place or left out. */
import { useLayoutEffect, useRef, useState } from 'react'
import { paragraphCuts, type TextPart } from '#shared/submission/split-text.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { Button } from '../../../parts/button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { Select } from '../../../parts/field.tsx'
import { useTheDesk } from '../use-desk.ts'
import { itemsIn, joinChoices, NO_SECTION, takingSections } from './item-places.ts'
import { NotAllConfirmed } from './not-all-confirmed.tsx'
import {
  cutAt,
  outcomeInWords,
  type Piece,
  type Place,
  type Places,
  partsOf,
  placedPieces,
  placesInWords,
  whyNotParts,
  wrongIn,
} from './parts-to-adopt.ts'
import { StillText } from './still-text.tsx'
import { useDecision } from './use-decision.ts'

const LEFT_OUT = 'left-out'
const optionOf = (place: Place): string => (place ? [place.sectionId, place.itemId ?? ''].join(' ') : LEFT_OUT)
function placeOf(value: string): Place {
  const [sectionId = '', itemId] = value.split(' ')
  return value === LEFT_OUT ? null : { sectionId, itemId: itemId || null }
}

type Props = { submission: Submission; names: string; onClose: () => void }

export function SplitAdopt({ submission: shown, names, onClose }: Props) {
  // As it was read: a text that comes in anew meanwhile is not cut at these places, and the move is refused.
  const [submission] = useState(shown)
  const { text, version } = submission
  const { publication, mine } = useTheDesk()
  const sections = takingSections(publication)
  const [cuts, setCuts] = useState(() => paragraphCuts(text))
  const [places, setPlaces] = useState<Places>(new Map())
  const { busy, error, decide } = useDecision(submission, onClose)
  const [first] = sections
  const pieces = placedPieces(text, cuts, places, first ? { sectionId: first.id, itemId: null } : null)
  const sectionsShown = {
    titleOf: (id: string) => sections.find((one) => one.id === id)?.title ?? '',
    itemsOf: (id: string) => itemsIn(mine.sections, id),
  }
  const inWords = placesInWords(pieces, sectionsShown)
  const options = [
    ...sections.flatMap(({ id, title }) => [
      { value: optionOf({ sectionId: id, itemId: null }), label: `${title}：新条目，排在最后` },
      ...joinChoices(mine.sections, id).map(({ value, label }) => ({
        value: optionOf({ sectionId: id, itemId: value }),
        label: `${title}：${label}`,
      })),
    ]),
    { value: LEFT_OUT, label: '不采用这一段' },
  ]
  const [sent, setSent] = useState<TextPart[]>([])
  const list = useRef<HTMLOListElement>(null)
  /** The piece that was made by the last press gets the focus. */
  const wanted = useRef<number | null>(null)
  useLayoutEffect(() => {
    const n = pieces.findIndex(({ start }) => start === wanted.current)
    wanted.current = null
    if (n >= 0) list.current?.querySelectorAll('textarea')[n]?.focus()
  })
  const [isNoCut, setNoCut] = useState(false)
  const cut = (at: number) => {
    const where = cutAt(text, pieces, at)
    setNoCut(where === null)
    if (where === null) return
    wanted.current = where
    setCuts([...cuts, where])
  }
  const join = (n: number) => {
    wanted.current = pieces[n - 1]?.start ?? null
    setCuts(cuts.filter((at) => at !== pieces[n]?.start))
    setPlaces(new Map([...places].filter(([start]) => start !== pieces[n]?.start)))
  }
  return (
    <Dialog
      title="拆成几条采用"
      action="确认采用"
      whyNot={first ? whyNotParts(text, pieces) : NO_SECTION}
      wide
      busy={busy}
      error={error}
      onSubmit={() => {
        const parts = partsOf(pieces)
        setSent(parts)
        void decide('已拆成几条采用', (issueVersion) => ({ move: 'split', version, issueVersion, parts }))
      }}
      onClose={onClose}
    >
      <NotAllConfirmed submission={submission} />
      <p>
        <strong>{names}</strong>来稿，已按自然段切开。把光标放到要切开的地方，按回车或“从光标处切开”；切多了可以合并。
      </p>
      <ol className="pieces" ref={list}>
        {pieces.map((piece, n) => (
          <PieceOfText
            key={piece.start}
            {...{ piece, n, options }}
            becomes={inWords[n] ?? ''}
            error={wrongIn(piece, sent, error)}
            lead={text.slice(piece.start, piece.end).indexOf(piece.words)}
            onCut={cut}
            onJoin={() => join(n)}
            onPlace={(place) => setPlaces(new Map([...places, [piece.start, place]]))}
          />
        ))}
      </ol>
      <p role="status">
        {isNoCut && '光标在这一段的开头或末尾，没有切开：请把光标移到两件事之间。'}
        <strong>{outcomeInWords(pieces, sectionsShown)}。</strong>
      </p>
    </Dialog>
  )
}

type PieceProps = {
  piece: Piece
  n: number
  options: { value: string; label: string }[]
  becomes: string
  error: string | undefined
  /** Before its words stand so many breaks. */
  lead: number
  onCut: (at: number) => void
  onJoin: () => void
  onPlace: (place: Place) => void
}

function PieceOfText({ piece, n, options, becomes, error, lead, onCut, onJoin, onPlace }: PieceProps) {
  const cursor = useRef(0)
  const cut = (at: number) => onCut(piece.start + lead + at)
  const name = `第 ${n + 1} 段`
  return (
    <li className={piece.place ? 'piece' : 'piece piece-out'} aria-label={name}>
      <StillText
        label={`${name}（${becomes}）`}
        value={piece.words}
        rows={1}
        onEnter={cut}
        onSelect={({ currentTarget }) => {
          cursor.current = currentTarget.selectionStart
        }}
      />
      <div className="row">
        <Button small aria-label={`从光标处切开${name}`} onPress={() => cut(cursor.current)}>
          从光标处切开
        </Button>
        {n > 0 && (
          <Button small kind="quiet" aria-label={`把${name}与上一段合并`} onPress={onJoin}>
            与上一段合并
          </Button>
        )}
      </div>
      <Select
        label={`${name}采用为`}
        value={optionOf(piece.place)}
        onChange={(value) => onPlace(placeOf(value))}
        options={options}
        error={error}
      />
    </li>
  )
}
