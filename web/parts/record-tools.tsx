/** Above a record: whose entries and which act's are shown, how many they are, and the same as a file. */
import { actLabel } from '#shared/audit-labels.ts'
import { Button } from './button.tsx'
import { Download } from './download.tsx'
import { Select } from './field.tsx'
import type { RecordView } from './use-record.ts'

type Props = {
  view: RecordView
  people: readonly { id: string; name: string }[]
  acts: readonly string[]
  found: number
  /** Where its file is, and what it is saved as, without its ending. */
  fileAddress: string
  fileName: string
  /** What the buttons say is exported, where a page has several. */
  exported?: string
}

export function RecordTools({
  view: { filter, ask },
  people,
  acts,
  found,
  fileAddress,
  fileName,
  exported = '',
}: Props) {
  const { who = '', act = '' } = filter
  const isFiltered = who !== '' || act !== ''
  const addressOf = (format: string) =>
    `${fileAddress}?${new URLSearchParams({ format, ...(who && { who }), ...(act && { act }) })}`
  return (
    <search className="record-tools">
      <Select
        label="办理人"
        value={who}
        onChange={(value) => ask({ who: value })}
        options={[{ value: '', label: '所有人' }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Select
        label="事项"
        value={act}
        onChange={(value) => ask({ act: value })}
        options={[{ value: '', label: '所有事项' }, ...acts.map((one) => ({ value: one, label: actLabel(one) }))]}
      />
      <div className="row">
        {isFiltered && (
          <Button small onPress={() => ask({ who: '', act: '' })}>
            显示全部
          </Button>
        )}
        <Download address={addressOf('xlsx')} name={`${fileName}.xlsx`}>
          {`导出${exported} XLSX`}
        </Download>
        <Download address={addressOf('csv')} name={`${fileName}.csv`}>
          {`导出${exported} CSV`}
        </Download>
      </div>
      {isFiltered && (
        <p className="muted" role="status">
          {found === 0 ? '没有符合条件的记录。' : `符合条件的 ${found} 条。导出的也只是这些。`}
        </p>
      )}
    </search>
  )
}
