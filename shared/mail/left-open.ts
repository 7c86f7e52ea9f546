/** Tells what a department left open when a call for news ended, for the mails that tell of the end. */

import { firstWords } from '../clipped.ts'
import type { Block } from './block.ts'
import { paragraph, quote } from './message.ts'

/** `started`, `undecided` and `withHead` (waiting for the department's own head) count texts; `returned` are those given back, each with the reason and whether it may still come in. */
export type LeftOpen = {
  started: number
  withHead: number
  returned: readonly { text: string; reason: string; open: boolean }[]
  undecided: number
}

export const hasLeftOpen = ({ started, withHead, returned, undecided }: LeftOpen): boolean =>
  started + withHead + returned.length + undecided > 0

/** A paragraph for each kind that there is. `whenOpen` says what comes of a text that may still come in. */
export function leftOpen({ started, withHead, returned, undecided }: LeftOpen, whenOpen: string): Block[] {
  return [
    ...(started > 0
      ? [
          paragraph(
            `贵单位有 ${started} 篇来稿已开始填写、还没有报送，本期不再接收。文字都保存着，可在来稿页面查看、复制，留待以后报送。`,
          ),
        ]
      : []),
    ...(withHead > 0
      ? [
          paragraph(
            `贵单位有 ${withHead} 篇来稿送了负责人审签、还没有报送；除仍可交回的退改稿外，本期不再接收。文字都保存着，可在来稿页面查看、复制，留待以后报送。`,
          ),
        ]
      : []),
    ...returned.flatMap(({ text, reason, open }) => [
      paragraph(
        open
          ? `贵单位的下面这篇来稿已退改，仍可修改后交回。${whenOpen}`
          : '贵单位的下面这篇来稿已退改、还没有交回，本期不再接收。文字都保存着，可在来稿页面查看、复制，留待以后报送。',
      ),
      quote('来稿', firstWords(text, 60)),
      quote('退改意见', reason),
    ]),
    ...(undecided > 0
      ? [
          paragraph(
            `贵单位报送的 ${undecided} 篇来稿，责任编辑还没有决定是否采用，没有列入送审的内容；本期如退回修改，仍可采用。`,
          ),
        ]
      : []),
  ]
}
