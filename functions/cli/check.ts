/** `cx check`: what the checks find in a content, or in a text with a paragraph a line; nothing is changed. */
import { stat } from 'node:fs/promises'
import { z } from 'zod'
import { isDay } from '#shared/calendar.ts'
import { checkContent } from '#shared/checks/check-content.ts'
import { checkLines } from '#shared/checks/check-lines.ts'
import { SEED_DEPARTMENTS } from '#shared/checks/seed-departments.ts'
import { rosterOf } from '#shared/checks/text/department-name.ts'
import { wordingsOf } from '#shared/checks/text/own-wordings.ts'
import { readWordings, UnreadableWordings } from '#shared/checks/words/read-wordings.ts'
import { Content, PrintedFigure } from '#shared/content/content.ts'
import { Month } from '#shared/fields.ts'
import { decodeText } from '#shared/import/decode-text.ts'
import { UnreadableText } from '#shared/import/unreadable.ts'
import { checkLists } from '../check-lists.ts'
import { argumentsOf, CommandError, heldTo, madeOf, onFile, readBytes, readJson } from './command-line.ts'

const USAGE =
  'cx check CONTENT.json（--history HISTORY.json 往期指标）或 cx check --text FILE.txt（--date 2026-03-31 印发日期）；--departments FILE 各行一个单位名称，--wordings FILE.csv 本单位的禁用词、规范用语'
const LARGEST = 5_000_000

const PastFigure = PrintedFigure.pick({ id: true, value: true, unit: true })
const History = z.array(z.looseObject({ period: Month, figures: z.array(PastFigure.loose()).max(300) })).max(600)

const OPTIONS = {
  text: { type: 'boolean' },
  history: { type: 'string' },
  date: { type: 'string' },
  departments: { type: 'string' },
  wordings: { type: 'string' },
} as const

/** Takes the arguments after `check`. @throws CommandError where a file cannot be read or is of another kind. */
export async function checkCommand(args: string[]): Promise<{ findings: unknown[] }> {
  const { file, values } = argumentsOf(args, OPTIONS, USAGE)
  const { text, history, date } = values
  if (date !== undefined && !isDay(date)) throw new CommandError(`--date 须是“年-月-日”的日期。用法：${USAGE}`)
  if (text ? history !== undefined : date !== undefined)
    throw new CommandError(`--history 用于内容，--date 用于 --text 的文字。用法：${USAGE}`)
  const words = await wordsFor(values)
  if (text) return { findings: checkLines(await textOf(file), { ...words, issueDate: date }) }
  const content = heldTo(Content, await readJson(file), file)
  const past = history === undefined ? [] : heldTo(History, await readJson(history), history)
  return { findings: checkContent(content, { ...words, history: past }) }
}

async function wordsFor({ departments, wordings }: { departments?: string; wordings?: string }) {
  const names = departments === undefined ? SEED_DEPARTMENTS : (await textOf(departments)).split(/\r?\n/)
  const own = wordings === undefined ? undefined : await readOwn(wordings)
  return {
    departments: rosterOf(names.map((name) => name.trim()).filter((name) => name !== '')),
    ...(await checkLists()),
    ...(own && { wordings: own }),
  }
}

const readOwn = async (path: string) => {
  const text = await textOf(path)
  return madeOf(path, UnreadableWordings, () => wordingsOf(readWordings(text)))
}

async function textOf(path: string): Promise<string> {
  const { size } = await onFile(path, '读取', stat(path))
  if (size > LARGEST) throw new CommandError(`${path}：文件超过 ${LARGEST / 1_000_000} MB`)
  const bytes = await readBytes(path)
  return madeOf(path, UnreadableText, () => decodeText(bytes))
}
