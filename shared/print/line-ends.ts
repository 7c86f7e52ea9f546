/** Where a line may end in Chinese though the browser knows no break there. */

const EAST_ASIAN = '[\\p{Script=Han}\\u3000-\\u303F\\uFF01-\\uFF60]'
// Unicode knows no break where a curly quote touches a Latin letter, a sign or another quote (UAX 14, LB19); in Chinese a line may
// end there: “OA”“①②”. Elsewhere the break is there already, and our mark would keep `，“` from sharing their blank.
const BEFORE_OPENING = `(?<=[^（《〈“‘【〔「『［｛])(?=[“‘])(?!(?<=${EAST_ASIAN}).${EAST_ASIAN})`
const AFTER_CLOSING = `(?<=[”’])(?=[^，。、；：？！）》〉”’】〕」』］｝…—%])(?!(?<=${EAST_ASIAN}.)${EAST_ASIAN})`
const LINE_END = new RegExp(`${BEFORE_OPENING}|${AFTER_CLOSING}`, 'gu')

/** The places in the text, ascending: before the character of that index. */
export const lineEndsOf = (text: string): number[] => Array.from(text.matchAll(LINE_END), ({ index }) => index)
