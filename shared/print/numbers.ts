/**
 * Finds numbers in a text, each with its sign and with what it counts: GB/T 9704-2012 lets no line end tear a number or a year. Each
 * pattern takes what it can from left to right and gives nothing back, so that the work is linear.
 */

const D = '[0-9０-９]'
const HAN = '\\p{Script=Han}'

// 2,310 · 5.05 · 9:30 · 1/3 · 3·15 · 20×30 · 3∶1 · 0851-12345678 · 2026-03-05 · 400 123 4567
const PLAIN = `${D}+(?:[.,．:：∶/／·×'’\\-]${D}+| ${D}{3,4}(?!${D}))*[⁰¹²³⁴-⁹]{0,2}`
// +12 · −3 · ¥5 · ≥60 · 第3 · №5 · ↑3 · 零下5; a dash may be a minus, unless it stands behind a number or is doubled; at a beginning a
// blank may follow a sign.
const BEFORE = `(?:第 ?|№ ?|No\\. ?|零[下上]|[↑↓↗↘▲▼△▽] ?|(?<![^\\s（(，])[+＋±\\-－−—] (?=${D})|[+＋±≈<>≤≥＜＞¥￥$＄€£]|(?<![—0-9０-９年月日号%％℃])[\\-－−–—~～](?!—))`
// Of words of two characters those that count things; of all others the first is kept with the number.
const COUNTED =
  '[人件户台车批场家班架]次|个?工作日|个?百分点|个月|小时|分钟|公里|[千厘毫]米|公顷|公斤|[平立]方米|平方公里|[千兆]瓦时|千瓦时?|季度|标准箱|星级'
const SIGN_UNIT = '[\\u3371-\\u33DF]'
const LATIN_UNIT = '(?:[kmcdnµμMGT]?(?:m[²³]?|g|Wh?|Pa|Hz|[Bb]|[Ll]|t|s|V|A)|h|ha|min)'
/** For how many, or how much, something is counted: /人次 · /万人 · /㎡ · /千瓦时. */
const PER = `[/／](?:万?(?:${COUNTED})|万?${HAN}|${SIGN_UNIT}|${LATIN_UNIT}(?![A-Za-z]))`
const HAN_UNIT = `(?![至到和与及或])(?:${HAN}（${HAN}）|(?:${COUNTED}|${HAN})(?:${PER}(?:·(?:[平立]方米|${HAN}))?)?)`
const LATIN = `${LATIN_UNIT}(?:[/·](?:${LATIN_UNIT}|${SIGN_UNIT}))?(?![A-Za-z])`
// 件 · 万件 · 余万人次 · 万余件 · （人次） · % · ℃ · ° · ㎡ · 万㎡ · km/h
const AFTER = `(?: ?[%％‰‱℃℉°′″\\u3371-\\u33DF]C?| ?[余多几]?(?:[十百千万亿](?!瓦)){0,2}[余多几]?(?: ?${HAN_UNIT}|${SIGN_UNIT}|${LATIN})|（(?:${COUNTED}|${HAN})）| ?${LATIN})`
const DATE = `${D}{4} ?年(?: ?${D}{1,2} ?月(?: ?${D}{1,2} ?[日号])?)?|${D}{1,2} ?月份?(?: ?${D}{1,2} ?[日号])?`
const QUANTITY = `${BEFORE}{0,3}(?:${DATE}|${PLAIN}${AFTER}?)`
// 3—5 · 10℃～15℃ · 2025—2026年 · 9:30—17:00 · 1至5月
const TO = '(?:——?|[\\-－−–~～至])'

/** 〔2026〕3号, also in brackets of other kinds. */
const DOCUMENT = `[〔［\\[【（(] ?${D}{4} ?[〕］\\]】）)] ?第? ?${D}{1,5} ?号`
/** （0851）12345678, +86 10 1234 5678 */
const TELEPHONE = `[（(] ?0${D}{2,3} ?[）)] ?${D}{3,}(?:[\\-—–]${D}+)*|\\+${D}{1,3}(?: ${D}{2,4}){1,4}`
/** K12+500, GB/T9704-2012, 91520100MA6DL1234X: letters with figures among them. */
const CODE = `${D}+(?=[A-Za-z]+${D})[A-Za-z0-9]+(?:[\\-./+][A-Za-z0-9]+)*|(?=[A-Za-z./+\\-]{0,20}${D})[A-Za-z]+(?:[\\-./+]?[A-Za-z0-9]+)*`

/** One number with what belongs to it. */
export const ONE_NUMBER = `${TELEPHONE}|${DOCUMENT}|${CODE}|${QUANTITY}`
/** The same, and ranges from one to another. */
export const NUMBERS = `${TELEPHONE}|${DOCUMENT}|${CODE}|${QUANTITY}(?:${TO}${QUANTITY})*`
