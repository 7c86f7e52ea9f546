/** The fields of the page beyond the usual: a security marking, and the centre's own fonts. */
import { useQuery } from '@tanstack/react-query'
import type { OwnFonts } from '#shared/content/content.ts'
import { FONT_PARTS, type FontPart } from '#shared/content/font-parts.ts'
import { keysOf } from '#shared/keys-of.ts'
import { ownFonts } from '../../../api/queries.ts'
import { fieldError } from '../../../api/refused.ts'
import { Select, TextInput } from '../../../parts/field.tsx'
import { Loaded } from '../../../parts/waiting.tsx'
import type { PartProps } from './part-props.ts'
import { type Page, pageOf } from './publication-parts.ts'

type Known = { file: string; family: string | null; state: 'fit' | 'cff' | 'unreadable' }[]

const PARTS = keysOf(FONT_PARTS)

export function PageFields({ settings, set, error }: PartProps) {
  const { page = {} } = settings
  const query = useQuery(ownFonts)
  const put = (change: Page) => set({ page: pageOf({ ...page, ...change }) })
  const choose = (part: FontPart, file: string) => {
    const { [part]: _, ...others } = page.fonts ?? {}
    put({ fonts: file === '' ? others : { ...others, [part]: file } })
  }
  return (
    <section className="card" aria-labelledby="page-title">
      <h2 id="page-title">版面</h2>
      <div className="fields-2">
        <TextInput
          label="密级（可不填）"
          value={page.security ?? ''}
          onChange={(security) => put({ security })}
          error={fieldError(error, 'page.security')}
          placeholder="例如：内部资料"
          hint="印在首页左上角；各期的编号在“期次信息”中填写"
        />
      </div>
      <h3>自备字体</h3>
      <Loaded query={query}>
        {(known) => <Fonts known={known} chosen={page.fonts ?? {}} onChoose={choose} error={error} />}
      </Loaded>
    </section>
  )
}

type FontsProps = {
  known: Known | null
  chosen: OwnFonts
  onChoose: (part: FontPart, file: string) => void
  error: unknown
}

function Fonts({ known, chosen, onChoose, error }: FontsProps) {
  const unfit = (known ?? []).filter(({ state }) => state !== 'fit')
  const isSet = PARTS.some((part) => chosen[part] !== undefined)
  return (
    <>
      <p className="field-hint">
        {known === null
          ? '没有设置字体文件夹，版面用系统自带的字体。要用本单位购买的字体（如方正小标宋），请系统管理员把 TTF 或 WOFF2 文件放进一个文件夹，用环境变量 FONTS_DIR 指明后重新启动。'
          : known.length === 0
            ? '字体文件夹是空的，请放入 TTF 或 WOFF2 文件后刷新本页。'
            : '没有选的部分，以及字体中缺的字，用系统自带的字体。'}
      </p>
      {(isSet || (known ?? []).length > 0) && (
        <div className="fields-2">
          {PARTS.map((part) => (
            <Select
              key={part}
              label={FONT_PARTS[part]}
              value={chosen[part] ?? ''}
              options={optionsOf(known ?? [], chosen[part])}
              onChange={(file) => onChoose(part, file)}
              error={fieldError(error, `page.fonts.${part}`)}
            />
          ))}
        </div>
      )}
      {unfit.length > 0 && (
        <ul className="field-hint">
          {unfit.map(({ file, state }) => (
            <li key={file}>
              {file}：{state === 'cff' ? '是 CFF 轮廓的字体，请转换为 TrueType 后再用' : '读不出来，请核对文件是否完整'}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** The fonts that can be chosen; one that is chosen and no longer there stays in sight. */
function optionsOf(known: Known, chosen: string | undefined) {
  const fit = known.filter(({ state }) => state === 'fit')
  const gone = chosen !== undefined && !fit.some(({ file }) => file === chosen)
  return [
    { value: '', label: '系统自带字体' },
    ...fit.map(({ file, family }) => ({ value: file, label: family ? `${family}（${file}）` : file })),
    ...(gone ? [{ value: chosen, label: `${chosen}（文件夹中没有或不能用）` }] : []),
  ]
}
